import { v5 as uuid } from 'uuid';
import { effectsOf } from '../events/catalogue.js';
import { decisionIssued, type AcceptedWarning, type DecisionIssuedData } from '../events/decision-issued.js';
import type { EventMetadata, NewEvent } from '../events/envelope.js';
import type { EventDefinition } from '../events/event-definition.js';
import { instrumentKey } from '../events/instrument.js';
import type { RegisterState } from '../events/register-state.js';
import type { Undo } from '../events/timeline.js';
import { ChangeContext, list } from './change-context.js';
import type { DecisionRequest } from './decision.js';
import { Rejected, type Problem } from './problem.js';
import { Problems } from './problems.js';
import { readRequest, requestFingerprint, type ReadChange } from './read-request.js';
import { verify, type AppliedChange } from './verify.js';

/** What is known about a request beside what it says. The core has no clock: the moment is passed in. */
export interface DecisionContext {
  readonly register: string;
  /** The client's key of the decision; `Idempotency-Key`. */
  readonly decisionId: string;
  /** Now, in UTC; moved up to the register's last recorded moment when the clock lags behind that. */
  readonly recordedAt: string;
  readonly actor: string;
  readonly correlationId: string;
  readonly causationId: string;
  /** Only for a decision taken over from elsewhere: the fingerprint of what its client sent there. */
  readonly fingerprint?: string | undefined;
}

export interface Decided {
  /**
   * The decision's event and those of its changes, to be appended together behind `state.revision`.
   * The first one carries the warnings that were acknowledged.
   */
  readonly events: readonly [NewEvent, ...NewEvent[]];
}

/** Root of the ids that are made from names: register, decision id and index give the same event id everywhere. */
const namespace = 'a3f1c1de-0b56-5a0e-9d6c-2f5d1a4f7c10';

/**
 * Judges a request against a register and says which events it becomes. Leaves `state` as it was.
 * @param plain the request as it came over the wire
 * @throws Rejected with every error, and every warning that is not acknowledged
 */
export function decide(state: RegisterState, plain: unknown, context: DecisionContext): Decided {
  const problems = new Problems();
  const { request, changes, malformed } = readRequest(plain, problems);
  if (!request) throw new Rejected(problems.all);
  const fingerprint = context.fingerprint ?? (problems.errors.length === 0 ? requestFingerprint(plain) : '');
  return new Deciding(state, request, context, problems, malformed).run(changes, fingerprint);
}

class Deciding {
  readonly #undo: Undo[] = [];
  readonly #recordedAt: string;
  readonly #applied: AppliedChange[] = [];

  constructor(
    private readonly state: RegisterState,
    private readonly request: DecisionRequest,
    private readonly context: DecisionContext,
    private readonly problems: Problems,
    private readonly malformed: ReadonlySet<string>,
  ) {
    const { recordedAt: previous } = state;
    this.#recordedAt =
      previous !== undefined && previous > context.recordedAt ? previous : context.recordedAt;
  }

  run(changes: readonly ReadChange[], fingerprint: string): Decided {
    const { request, problems } = this;
    this.#checkRegister(changes);
    this.#checkInstrument();
    const acknowledgements = request.acknowledge ?? [];
    const { effectiveOn } = request.decision;
    const data: DecisionIssuedData = {
      instrument: request.decision,
      changes: changes.length,
      acknowledgements,
      warnings: [],
      fingerprint,
    };
    const changeEvents: NewEvent[] = [];
    try {
      this.#apply(this.#event(0, decisionIssued, data, effectiveOn, 0));
      for (const change of changes) {
        const event = this.#decideChange(change);
        if (event) changeEvents.push(event);
      }
      if (this.#applied.length > 0) verify(this.state, this.#applied, problems);
    } finally {
      for (const step of this.#undo.reverse()) step();
    }
    const refused = [
      ...problems.errors.filter((error) => !this.#mayFollowFromMalformed(error)),
      ...problems.open(acknowledgements),
    ];
    if (refused.length > 0) {
      throw new Rejected(refused.toSorted((a, b) => (a.change ?? -1) - (b.change ?? -1)));
    }
    const warnings = problems.warnings.map(acceptedWarning);
    return {
      events: [this.#event(0, decisionIssued, { ...data, warnings }, effectiveOn, 0), ...changeEvents],
    };
  }

  #checkRegister(changes: readonly ReadChange[]): void {
    const { register } = this.context;
    const opens = changes.findIndex(({ kind }) => kind.kind === 'open-register');
    if (!this.state.opened && opens !== 0) this.#error('unknown-register', '', { register });
    if (this.state.opened && opens >= 0)
      this.#error('register-exists', `/changes/${changes[opens]!.index}`, { register });
  }

  #checkInstrument(): void {
    const { decision } = this.request;
    const holder = this.state.instruments.get(instrumentKey(decision));
    if (holder === undefined) return;
    const { number, issuedOn } = decision;
    this.#error('instrument-exists', '/decision/number', { decision: holder, number, issuedOn });
  }

  #decideChange({ index, kind, command }: ReadChange): NewEvent | undefined {
    const on = command.effectiveOn ?? this.request.decision.effectiveOn;
    const sequence = command.effectiveSequence ?? 0;
    this.#checkPrecision(command.effectivePrecision, on, index);
    const place = { effectiveOn: on, effectiveSequence: sequence, revision: this.state.revision + 1 };
    const context = new ChangeContext(this.state, place, index, this.#eventId(index + 1), this.problems);
    const decided = kind.decide(command, context);
    if (!decided || context.failed) return undefined;
    const data = { ...decided, printedAs: command.printedAs, note: command.note };
    const event = this.#event(index + 1, kind.event, data, on, sequence, command.effectivePrecision);
    this.#checkCompetence(kind.kind, event, index, context);
    this.#apply(event, index);
    return event;
  }

  #apply(event: NewEvent, index?: number): NewEvent {
    this.#undo.push(this.state.apply(event));
    if (index === undefined) return event;
    const { effectiveOn, effectiveSequence, decisionId } = event.metadata;
    const ref = {
      revision: this.state.revision,
      effectiveOn,
      effectiveSequence,
      decisionId,
      index: event.metadata.index,
      type: event.type,
    };
    this.#applied.push({ index, ref, effects: effectsOf(event) });
    return event;
  }

  /** A decision of an organ that the rules don't name for such a change is a warning. */
  #checkCompetence(
    kind: string,
    event: NewEvent,
    index: number,
    { classification, place }: ChangeContext,
  ): void {
    const effects = effectsOf(event);
    const subjectKinds = effects.map((effect) =>
      effect.effect === 'opened'
        ? effect.kind
        : this.state.timeline.stateBefore(effect.organizationId, place)?.kind,
    );
    const rules = (classification.competences ?? []).filter(
      ({ changes, kinds }) => changes.includes(kind) && (!kinds || kinds.includes(subjectKinds[0] ?? '')),
    );
    const organ = this.request.decision.organ ?? this.request.decision.issuer;
    if (rules.length === 0 || rules.some(({ organs }) => organs.includes(organ))) return;
    this.problems.add({
      code: 'competence',
      severity: 'warning',
      pointer: `/changes/${index}`,
      change: index,
      organizationIds: effects.slice(0, 1).map(({ organizationId }) => organizationId),
      params: { organ, organs: list([...new Set(rules.flatMap(({ organs }) => organs))]) },
    });
  }

  #checkPrecision(precision: string | undefined, on: string, index: number): void {
    const first =
      precision === 'month' ? on.endsWith('-01') : precision === 'year' ? on.endsWith('-01-01') : true;
    if (!first)
      this.#error('imprecise-date', `/changes/${index}/effectiveOn`, { precision: precision!, on }, index);
  }

  /** An organization may be unknown only because the change that opens it is malformed: that one is told already. */
  #mayFollowFromMalformed({ code, organizationIds }: Problem): boolean {
    return code === 'unknown-organization' && organizationIds.some((id) => this.malformed.has(id));
  }

  #error(code: Problem['code'], pointer: string, params: Problem['params'], change?: number): void {
    this.problems.add({ code, severity: 'error', pointer, change, organizationIds: [], params });
  }

  #eventId(index: number): string {
    const { register, decisionId } = this.context;
    return uuid(`${register}/${decisionId}/${index}`, namespace);
  }

  #event<Data>(
    index: number,
    definition: EventDefinition<string, Data>,
    data: Data,
    effectiveOn: string,
    effectiveSequence: number,
    effectivePrecision?: EventMetadata['effectivePrecision'],
  ): NewEvent {
    const { register, decisionId, actor, correlationId, causationId } = this.context;
    const event: NewEvent = {
      id: this.#eventId(index),
      type: definition.type,
      data,
      metadata: {
        register,
        schemaVersion: definition.schemaVersion,
        decisionId,
        index,
        effectiveOn,
        effectiveSequence,
        ...(effectivePrecision && { effectivePrecision }),
        recordedAt: this.#recordedAt,
        actor,
        correlationId,
        causationId,
      },
    };
    return asStored(event);
  }
}

function acceptedWarning({ code, change, organizationIds, params }: Problem): AcceptedWarning {
  return { code, change: change === undefined ? undefined : change + 1, organizationIds, params };
}

/** The event as it will be read back: plain JSON, without keys that have no value. */
function asStored(event: NewEvent): NewEvent {
  return JSON.parse(JSON.stringify(event)) as NewEvent;
}
