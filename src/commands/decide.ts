import { parse, v5 as uuid } from 'uuid';
import { fingerprint } from '../events/canonical.js';
import { effectsOf, namedBy } from '../events/catalogue.js';
import { contentOf, type ChangeContent, type Treatment } from '../events/change-treated.js';
import { decisionIssued, type AcceptedWarning, type DecisionIssuedData } from '../events/decision-issued.js';
import type { EventMetadata, NewEvent } from '../events/envelope.js';
import type { EventDefinition } from '../events/event-definition.js';
import { changeRef, comparePlaces, treatedRef, type Place } from '../events/history.js';
import { instrumentKey, linkRelations } from '../events/instrument.js';
import type { RegisterState } from '../events/register-state.js';
import type { Undo } from '../events/timeline.js';
import { Annul } from './annul.js';
import type { Change } from './change.js';
import { ChangeContext, list } from './change-context.js';
import { Correct } from './correct.js';
import { mergePatch } from './merge-patch.js';
import { openRegister } from './open-register.js';
import { Rejected, type Problem } from './problem.js';
import { inOrder, Problems } from './problems.js';
import { collectTexts, readChange, readRequest, type ReadChange, type ReadRequest } from './read-request.js';
import { wholeChangeOf } from './request-of.js';
import { TreatingChange } from './target.js';
import { same, TreatedChanges, type Correctable } from './treated-changes.js';
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
    this.#checkLinks();
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
   * The changes' events in the order of the request. What is annulled or corrected is taken away first; then all
   * that takes its place, or is new, is decided in valid order: each sees what stands before it, whatever the order
   * in which they were asked for.
   */
  #decideChanges(): NewEvent[] {
    const events = new Map<number, NewEvent>();
    try {
      for (const pending of this.#pending(events)) {
        const event = this.#decideChange(pending);
        if (event) events.set(pending.change.index, event);
      }
      this.#checkParents();
      if (this.#applied.length > 0) verify(this.state, this.#applied, this.problems);
    } finally {
      for (const step of this.#undo.reverse()) step();
    }
    return [...events].sort(([a], [b]) => a - b).map(([, event]) => event);
  }

  /** What is to be decided, in valid order. The events of annulments, which see nothing, are decided already. */
  #pending(events: Map<number, NewEvent>): Pending[] {
    const treated = new TreatedChanges(this.state, this.problems);
    const pending: Pending[] = [];
    for (const change of this.read.changes) {
      const { command, index } = change;
      const on = command.effectiveOn ?? this.read.effectiveOn;
      if (command instanceof TreatingChange && !this.#checkUndated(command, index)) continue;
      if (on === undefined) {
        // Without a date, which is told already, nothing can be said of a change.
        const texts = new Set<string>();
        collectTexts(command, texts);
        for (const text of texts) this.#refused.set(text, undefined);
      } else if (command instanceof Annul) {
        const event = this.#annul(change, treated.annul(command, index), on);
        if (event) events.set(index, event);
      } else if (command instanceof Correct) {
        const correctable = treated.correct(command, index);
        const correction = correctable && this.#correction(change, command, correctable, on);
        if (correction) pending.push(correction);
      } else {
        pending.push({ change, on, sequence: command.effectiveSequence ?? 0 });
      }
    }
    return pending.sort((a, b) =>
      comparePlaces(placeOf(a, Number.MAX_SAFE_INTEGER), placeOf(b, Number.MAX_SAFE_INTEGER)),
    );
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

  /** What a decision repeals or amends is recorded, and took effect before. */
  #checkLinks(): void {
    const { decision } = this.read.request ?? {};
    if (!decision) return;
    for (const relation of linkRelations) {
      for (const [i, target] of (decision[relation] ?? []).entries()) {
        const { decisionId, change = '–' } = target;
        const params = { decision: decisionId, change, relation };
        const linked = this.state.decisions.get(decisionId);
        const pointer = `/decision/${relation}/${i}`;
        if (!linked) this.#error('unknown-decision', pointer, params);
        else if (this.state.eventsOf(target).length === 0) {
          this.#error('unknown-change', pointer, { ...params, changes: linked.changes });
        } else if (decision.effectiveOn < linked.effectiveOn) {
          const dates = { on: decision.effectiveOn, effectiveOn: linked.effectiveOn };
          this.#error('link-too-early', pointer, { ...params, ...dates });
        }
      }
    }
  }

  #decideChange(pending: Pending): NewEvent | undefined {
    const { corrects } = pending;
    const { index, kind, command } = corrects?.replacement ?? pending.change;
    const place = placeOf(pending, this.state.revision + 1);
    const field = corrects?.field ?? '';
    const { effectivePrecision } = command;
    this.#checkPrecision(effectivePrecision, place.effectiveOn, index, field);
    // Ids that a change made stay its own when it is corrected.
    const eventId = corrects ? this.#idOf(corrects.change) : this.#eventId(index + 1);
    const surroundings = { field, corrects: corrects?.before };
    const context = new ChangeContext(this.state, place, index, eventId, this.problems, surroundings);
    const decided = kind.decide(command, context);
    for (const { parentId, field: named } of context.parents) {
      // What the change itself opens is known as far as the change is.
      if (context.opened.has(parentId)) continue;
      this.#parents.push({ parentId, pointer: `${context.pointer}${named}`, index });
    }
    if (!decided || context.failed) {
      for (const id of context.opened) this.#refused.set(id, index);
      return undefined;
    }
    const data = { ...decided, printedAs: command.printedAs, note: command.note };
    const { effectiveOn, effectiveSequence } = place;
    const event = this.#event(
      index + 1,
      kind.event,
      data,
      effectiveOn,
      effectiveSequence,
      effectivePrecision,
    );
    this.#checkCompetence(pending.change.kind.kind, [event], index, context);
    return corrects
      ? this.#correct(pending.change, corrects, contentOf(event), pending.on)
      : this.#apply(event, index);
  }

  /** A correction or an annulment takes the date of what it treats. */
  #checkUndated({ effectiveOn, effectiveSequence, effectivePrecision }: Change, index: number): boolean {
    const dated = Object.entries({ effectiveOn, effectiveSequence, effectivePrecision });
    const stated = dated.filter(([, value]) => value !== undefined);
    for (const [field] of stated) this.#error('undated', `/changes/${index}/${field}`, { field }, index);
    return stated.length === 0;
  }

  /** Takes away what an annulment voids, and puts back what stands again. */
  #annul(change: ReadChange, treated: readonly Treatment[] | undefined, on: string): NewEvent | undefined {
    if (!treated) return undefined;
    const { index, kind } = change;
    const event = this.#treatingEvent(change, treated, on);
    const context = new ChangeContext(this.state, this.#newPlace(on), index, event.id, this.problems);
    const voided = treated.flatMap(({ before }) => before ?? []);
    this.#checkCompetence(kind.kind, voided, index, context);
    this.#undo.push(this.state.apply(event));
    for (const treatment of treated) this.#tellTreated(treatment, index, 'restores');
    return event;
  }

  /** Takes away what a correction replaces. What takes its place is decided with the other changes. */
  #correction(
    change: ReadChange,
    command: Correct,
    { before, ...root }: Correctable,
    on: string,
  ): Pending | undefined {
    const { index } = change;
    const field = command.patch ? '/patch' : '/replacement';
    const plain = replacementOf(command, before);
    if (!plain) {
      this.#error('patch-or-replacement', `/changes/${index}`, {}, index);
      return undefined;
    }
    const { kind } = wholeChangeOf(before);
    if (plain['kind'] !== kind) {
      this.#error('other-kind', `/changes/${index}${field}/kind`, { kind: String(kind) }, index);
      return undefined;
    }
    const replacement = readChange(plain, index, this.problems, `/changes/${index}${field}`);
    if (!replacement) return undefined;
    this.#undo.push(this.state.withdraw(root.revision, before));
    return { change, on, sequence: 0, corrects: { change: root, before, replacement, field } };
  }

  /** The event of a correction whose replacement is decided. */
  #correct(
    change: ReadChange,
    { change: root, before, field }: Correction,
    content: ChangeContent,
    on: string,
  ): NewEvent | undefined {
    const { index } = change;
    const { effectivePrecision, ...rest } = content;
    const after = effectivePrecision === 'day' ? rest : content;
    if (same(before, after)) {
      const params = { decision: root.decisionId, change: root.index };
      this.#error('corrects-nothing', `/changes/${index}${field}`, params, index);
    }
    const treatment: Treatment = { ...root, before, after };
    const event = this.#treatingEvent(change, [treatment], on);
    this.#undo.push(this.state.apply(event));
    this.#tellTreated(treatment, index, 'adds');
    return event;
  }

  #treatingEvent({ index, kind, command }: ReadChange, treated: readonly Treatment[], on: string): NewEvent {
    const id = this.#eventId(index + 1);
    const context = new ChangeContext(this.state, this.#newPlace(on), index, id, this.problems, { treated });
    const decided = kind.decide(command, context)!;
    const data = { ...decided, printedAs: command.printedAs, note: command.note };
    return this.#event(index + 1, kind.event, data, on, 0);
  }

  /** Notes what a treatment takes away, and what it puts in its place. */
  #tellTreated(treatment: Treatment, index: number, how: 'adds' | 'restores'): void {
    const { before, after } = treatment;
    const note = (content: ChangeContent, as: AppliedChange['how']) =>
      this.#applied.push({
        index,
        ref: treatedRef(treatment, content),
        content,
        effects: effectsOf(content),
        how: as,
      });
    if (before) note(before, 'withdraws');
    if (after) note(after, how);
  }

  #newPlace(effectiveOn: string): Place {
    return { effectiveOn, effectiveSequence: 0, revision: this.state.revision + 1 };
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

  #apply(event: NewEvent, index: number): NewEvent {
    this.#undo.push(this.state.apply(event));
    const ref = changeRef(event, this.state.revision);
    this.#applied.push({ index, ref, content: contentOf(event), effects: effectsOf(event), how: 'adds' });
    return event;
  }

  /** A decision of an organ that the rules don't name for such a change is a warning. */
  #checkCompetence(
    kind: string,
    contents: readonly Pick<NewEvent, 'type' | 'data'>[],
    index: number,
    { classification, place }: ChangeContext,
  ): void {
    const decision = this.read.request?.decision;
    const competences = (classification.competences ?? []).filter(({ changes }) => changes.includes(kind));
    if (!decision || competences.length === 0) return;
    const subjects = contents.flatMap(subjectsOf);
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

  #checkPrecision(precision: string | undefined, on: string, index: number, field: string): void {
    const first =
      precision === 'month' ? on.endsWith('-01') : precision === 'year' ? on.endsWith('-01-01') : true;
    if (first) return;
    const pointer = `/changes/${index}${field}/effectiveOn`;
    this.#error('imprecise-date', pointer, { precision: precision!, on }, index);
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
    return this.#idOf({ decisionId: this.context.decisionId, index });
  }

  #idOf({ decisionId, index }: Pick<Treatment, 'decisionId' | 'index'>): string {
    return uuid(`${this.context.register}/${decisionId}/${index}`, namespace);
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

/** A change that waits to be decided. */
interface Pending {
  readonly change: ReadChange;
  /** When it takes effect; for a correction, the date of its decision. */
  readonly on: string;
  readonly sequence: number;
  readonly corrects?: Correction;
}

interface Correction {
  /** The recorded change that is corrected. */
  readonly change: Omit<Correctable, 'before'>;
  readonly before: ChangeContent;
  readonly replacement: ReadChange;
  /** Where in the request's change the replacement is given. */
  readonly field: string;
}

/** Where on the valid axis a change is to stand. A corrected one keeps its revision. */
function placeOf({ on, sequence, corrects }: Pending, revision: number): Place {
  if (!corrects) return { effectiveOn: on, effectiveSequence: sequence, revision };
  const { effectiveOn, effectiveSequence } = corrects.replacement.command;
  return {
    effectiveOn: effectiveOn ?? corrects.before.effectiveOn,
    effectiveSequence: effectiveSequence ?? 0,
    revision: corrects.change.revision,
  };
}

/** The whole change that a correction asks for; undefined unless it asks in exactly one way. */
function replacementOf(
  { patch, replacement }: Correct,
  before: ChangeContent,
): Record<string, unknown> | undefined {
  if (!patch === !replacement) return undefined;
  const asked = wholeChangeOf(before);
  if (patch) return mergePatch(asked, patch) as Record<string, unknown>;
  const { kind, effectiveOn, effectiveSequence, effectivePrecision } = asked;
  return { kind, effectiveOn, effectiveSequence, effectivePrecision, ...replacement };
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
function subjectsOf(event: Pick<NewEvent, 'type' | 'data'>): { organizationId: string; kind?: string }[] {
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
