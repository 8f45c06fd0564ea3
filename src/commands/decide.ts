import { parse, v5 as uuid } from 'uuid';
import { fingerprint } from '../events/canonical.js';
import { effectsOf, namedBy } from '../events/catalogue.js';
import { decisionIssued, type AcceptedWarning, type DecisionIssuedData } from '../events/decision-issued.js';
import type { EventMetadata, NewEvent } from '../events/envelope.js';
import type { EventDefinition } from '../events/event-definition.js';
import { changeRef } from '../events/history.js';
import { instrumentKey } from '../events/instrument.js';
import type { RegisterState } from '../events/register-state.js';
import type { Undo } from '../events/timeline.js';
import { ChangeContext, list } from './change-context.js';
import { openRegister } from './open-register.js';
import { Rejected, type Problem } from './problem.js';
import { inOrder, Problems } from './problems.js';
import { collectTexts, readRequest, type ReadChange, type ReadRequest } from './read-request.js';
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
const namespace = parse('a3f1c1de-0b56-5a0e-9d6c-2f5d1a4f7c10');

/**
 * Judges a request against a register and says which events it becomes. Leaves `state` as it was.
 * @param plain the request as it came over the wire
 * @throws Rejected with every error, and every warning that is not acknowledged
 */
export function decide(state: RegisterState, plain: unknown, context: DecisionContext): Decided {
  const problems = new Problems();
  return new Deciding(state, readRequest(plain, problems), context, problems).run();
}

class Deciding {
  readonly #undo: Undo[] = [];
  readonly #recordedAt: string;
  readonly #applied: AppliedChange[] = [];
  readonly #parents: NamedParent[] = [];
  /** Ids that may be unknown only because a change is refused, and that change where it is one of those decided. */
  readonly #refused: Map<string, number | undefined>;

  constructor(
    private readonly state: RegisterState,
    private readonly read: ReadRequest,
    private readonly context: DecisionContext,
    private readonly problems: Problems,
  ) {
    const { recordedAt: previous } = state;
    this.#recordedAt =
      previous !== undefined && previous > context.recordedAt ? previous : context.recordedAt;
    this.#refused = new Map([...read.malformed].map((id) => [id, undefined]));
  }

  run(): Decided {
    const { problems } = this;
    const { request, changes, normal } = this.read;
    this.#checkRegister();
    this.#checkInstrument();
    const changeEvents = this.#decideChanges();
    const acknowledgements = request?.acknowledge ?? [];
    const refused = [
      ...this.#errorsToTell(),
      // Whether a warning was acknowledged cannot be said of a request that cannot be read.
      ...(request ? problems.open(acknowledgements) : []),
    ];
    if (refused.length > 0 || !request) throw new Rejected(inOrder(refused));
    if (changeEvents.length !== changes.length) throw new Error('A change came to nothing without a reason.');
    const data: DecisionIssuedData = {
      instrument: request.decision,
      changes: changes.length,
      acknowledgements,
      warnings: problems.warnings.map(acceptedWarning),
      fingerprint: this.context.fingerprint ?? fingerprint(normal),
    };
    return {
      events: [this.#event(0, decisionIssued, data, request.decision.effectiveOn, 0), ...changeEvents],
    };
  }

  /**
   * The changes' events in the order of the request. They are decided in valid order: each sees what stands before
   * it, whatever the order in which they were asked for.
   */
  #decideChanges(): NewEvent[] {
    const events = new Map<number, NewEvent>();
    try {
      for (const { change, on, sequence } of this.#inValidOrder()) {
        const event = this.#decideChange(change, on, sequence);
        if (event) events.set(change.index, event);
      }
      this.#checkParents();
      if (this.#applied.length > 0) verify(this.state, this.#applied, this.problems);
    } finally {
      for (const step of this.#undo.reverse()) step();
    }
    return [...events].sort(([a], [b]) => a - b).map(([, event]) => event);
  }

  #inValidOrder(): { change: ReadChange; on: string; sequence: number }[] {
    return this.read.changes
      .flatMap((change) => {
        const on = change.command.effectiveOn ?? this.read.effectiveOn;
        // Without a date, which is told already, nothing can be said of a change.
        if (on === undefined) {
          const texts = new Set<string>();
          collectTexts(change.command, texts);
          for (const text of texts) this.#refused.set(text, undefined);
        }
        return on === undefined ? [] : [{ change, on, sequence: change.command.effectiveSequence ?? 0 }];
      })
      .sort((a, b) => (a.on === b.on ? a.sequence - b.sequence : a.on < b.on ? -1 : 1));
  }

  /** The first change of the first decision opens the register, and no other does. */
  #checkRegister(): void {
    const { register } = this.context;
    const { changes, malformed } = this.read;
    const opens = changes.filter(({ kind }) => kind === openRegister);
    const opening = !this.state.opened && opens[0] !== undefined && opens[0] === changes[0];
    if (!this.state.opened && !opening && !malformed.has(openRegister.kind)) {
      const params = { register };
      const at = { pointer: '', organizationIds: [] };
      this.problems.add({ code: 'unknown-register', severity: 'error', ...at, params });
      // Whatever else the rules would say follows from this.
      throw new Rejected(inOrder(this.problems.errors));
    }
    for (const { index } of opening ? opens.slice(1) : opens) {
      this.#error('register-exists', `/changes/${index}`, { register }, index);
    }
  }

  #checkInstrument(): void {
    const decision = this.read.request?.decision;
    const holder = decision && this.state.instruments.get(instrumentKey(decision));
    if (holder === undefined) return;
    const { number, issuedOn } = decision!;
    this.#error('instrument-exists', '/decision/number', { decision: holder, number, issuedOn });
  }

  #decideChange({ index, kind, command }: ReadChange, on: string, sequence: number): NewEvent | undefined {
    this.#checkPrecision(command.effectivePrecision, on, index);
    const place = { effectiveOn: on, effectiveSequence: sequence, revision: this.state.revision + 1 };
    const context = new ChangeContext(this.state, place, index, this.#eventId(index + 1), this.problems);
    const decided = kind.decide(command, context);
    for (const { parentId, field } of context.parents) {
      // What the change itself opens is known as far as the change is.
      if (context.opened.has(parentId)) continue;
      this.#parents.push({ parentId, pointer: `/changes/${index}${field}`, index });
    }
    if (!decided || context.failed) {
      for (const id of context.opened) this.#refused.set(id, index);
      return undefined;
    }
    const data = { ...decided, printedAs: command.printedAs, note: command.note };
    const event = this.#event(index + 1, kind.event, data, on, sequence, command.effectivePrecision);
    this.#checkCompetence(kind.kind, event, index, context);
    this.#apply(event, index);
    return event;
  }

  /** Parents may be opened by any change of the decision: they must be known when all are decided. */
  #checkParents(): void {
    for (const { parentId, pointer, index } of this.#parents) {
      if (this.state.timeline.has(parentId) || this.problems.hasErrorAt(pointer)) continue;
      const at = { pointer, change: index, organizationIds: [parentId] };
      const params = { organization: parentId };
      this.problems.add({ code: 'unknown-organization', severity: 'error', ...at, params });
    }
  }

  #apply(event: NewEvent, index: number): void {
    this.#undo.push(this.state.apply(event));
    const ref = changeRef(event, this.state.revision);
    this.#applied.push({ index, ref, effects: effectsOf(event) });
  }

  /** A decision of an organ that the rules don't name for such a change is a warning. */
  #checkCompetence(
    kind: string,
    event: NewEvent,
    index: number,
    { classification, place }: ChangeContext,
  ): void {
    const decision = this.read.request?.decision;
    const competences = (classification.competences ?? []).filter(({ changes }) => changes.includes(kind));
    if (!decision || competences.length === 0) return;
    const subjects = subjectsOf(event);
    const kinds = subjects.map(
      ({ organizationId, kind: opened }) =>
        opened ?? this.state.timeline.stateBefore(organizationId, place)?.kind,
    );
    const rules = competences.filter(
      (rule) => !rule.kinds || kinds.some((each) => each !== undefined && rule.kinds!.includes(each)),
    );
    const organ = decision.organ ?? decision.issuer;
    if (rules.length === 0 || rules.some(({ organs }) => organs.includes(organ))) return;
    this.problems.add({
      code: 'competence',
      severity: 'warning',
      pointer: `/changes/${index}`,
      change: index,
      organizationIds: [...new Set(subjects.map(({ organizationId }) => organizationId))],
      params: { organ, organs: list([...new Set(rules.flatMap(({ organs }) => organs))]) },
    });
  }

  #checkPrecision(precision: string | undefined, on: string, index: number): void {
    const first =
      precision === 'month' ? on.endsWith('-01') : precision === 'year' ? on.endsWith('-01-01') : true;
    if (!first)
      this.#error('imprecise-date', `/changes/${index}/effectiveOn`, { precision: precision!, on }, index);
  }

  /** All errors but those that follow from another one that is told; all of them when they follow in a circle. */
  #errorsToTell(): Problem[] {
    const { errors } = this.problems;
    const told = errors.filter(
      ({ code, organizationIds, change }) =>
        code !== 'unknown-organization' ||
        !organizationIds.some((id) => this.#refused.has(id) && this.#refused.get(id) !== change),
    );
    return told.length > 0 ? told : errors;
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
    return {
      id: this.#eventId(index),
      type: definition.type,
      data: asStored(data),
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
  }
}

/** A parent that a change names. */
interface NamedParent {
  readonly parentId: string;
  readonly pointer: string;
  readonly index: number;
}

/**
 * The organizations that a change is about, with the kind of those it opens. Children that go elsewhere because of
 * it, and what is carried along with its head, are not among them.
 */
function subjectsOf(event: NewEvent): { organizationId: string; kind?: string }[] {
  const effects = effectsOf(event).filter(
    (effect) => !('as' in effect) || !['consequential', 'carried-in', 'carried-out'].includes(effect.as),
  );
  const named = [...namedBy(event)].map((organizationId) => ({ organizationId }));
  return [
    ...effects.map((effect) => ({
      organizationId: effect.organizationId,
      ...(effect.effect === 'opened' && { kind: effect.kind }),
    })),
    ...named,
  ];
}

function acceptedWarning({ code, change, organizationIds, params }: Problem): AcceptedWarning {
  return { code, change: change === undefined ? undefined : change + 1, organizationIds, params };
}

/** A payload as it will be read back: plain JSON, without keys that have no value. */
function asStored(value: unknown): unknown {
  if (typeof value === 'number') return value + 0; // JSON has no -0
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(asStored);
  const stored: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) {
    if (item !== undefined) stored[key] = asStored(item);
  }
  return stored;
}
