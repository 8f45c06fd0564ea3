import { fingerprint } from '../../events/definition/canonical.js';
import { effectsOf } from '../../events/types/event-catalogue.js';
import { contentOf, type ChangeContent, type Rectification } from '../../events/types/change-rectified.js';
import {
  decisionIssued,
  type AcceptedWarning,
  type DecisionIssuedData,
} from '../../events/types/decision-issued.js';
import type { NewEvent } from '../../events/definition/envelope.js';
import { changeRef, comparePlaces, rectifiedRef, type Place } from '../../events/register/history.js';
import type { RegisterState } from '../../events/register/register-state.js';
import type { Undo } from '../../events/register/undo.js';
import { Annul } from '../kinds/annul.js';
import type { Change } from '../kinds/change.js';
import { ChangeContext } from '../kinds/change-context.js';
import { checkDecision } from './check-decision.js';
import { checkCompetence } from './competence.js';
import { Correct } from '../kinds/correct.js';
import { EventMaker, type DecisionContext } from './event-maker.js';
import { NoReplacement, placeOf, replacementOf, type Correction, type Pending } from './pending.js';
import { Rejected, type Problem } from '../problems/problem.js';
import { inOrder, Problems } from '../problems/problems.js';
import { collectTexts, readChange, readRequest, type ReadChange, type ReadRequest } from './read-request.js';
import { wholeChangeOf } from './request-of.js';
import { RectifyingChange } from '../kinds/target.js';
import { same, RectifiedChanges, type Correctable } from './rectifications.js';
import { verify, type AppliedChange } from '../verify/verify.js';

export type { DecisionContext } from './event-maker.js';

export interface Decided {
  /**
   * The decision's event and those of its changes, to be appended together behind `state.revision`.
   * The first one carries the warnings that were acknowledged.
   */
  readonly events: readonly [NewEvent, ...NewEvent[]];
}

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
  readonly #make: EventMaker;
  readonly #applied: AppliedChange[] = [];
  readonly #parents: NamedParent[] = [];
  readonly #successors: NamedSuccessor[] = [];
  /** Ids that may be unknown only because a change is refused, and that change where it is one of those decided. */
  readonly #refused: Map<string, number | undefined>;

  constructor(
    private readonly state: RegisterState,
    private readonly read: ReadRequest,
    private readonly context: DecisionContext,
    private readonly problems: Problems,
  ) {
    this.#make = new EventMaker(context, state.recordedAt);
    this.#refused = new Map([...read.malformed].map((id) => [id, undefined]));
  }

  run(): Decided {
    const { problems } = this;
    const { request, changes, normal } = this.read;
    checkDecision(this.state, this.read, this.context.register, problems);
    const changeEvents = this.#decideChanges();
    const acknowledgements = request?.acknowledge ?? [];
    const refused = [
      ...this.#errorsToReport(),
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
    const { effectiveOn } = request.decision;
    const issued = this.#make.event(0, decisionIssued, data, { effectiveOn, effectiveSequence: 0 });
    return { events: [issued, ...changeEvents] };
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
      this.#checkSuccessors();
      if (this.#applied.length > 0) verify(this.state, this.#applied, this.problems);
    } finally {
      for (const step of this.#undo.reverse()) step();
    }
    return [...events].sort(([a], [b]) => a - b).map(([, event]) => event);
  }

  /** What is to be decided, in valid order. The events of annulments, which see nothing, are decided already. */
  #pending(events: Map<number, NewEvent>): Pending[] {
    const rectified = new RectifiedChanges(this.state, this.problems);
    const pending: Pending[] = [];
    for (const change of this.read.changes) {
      const { command, index } = change;
      const on = command.effectiveOn ?? this.read.effectiveOn;
      if (command instanceof RectifyingChange && !this.#checkUndated(command, index)) continue;
      if (on === undefined) {
        // Without a date, which is reported already, nothing can be said of a change.
        const texts = new Set<string>();
        collectTexts(command, texts);
        for (const text of texts) this.#refused.set(text, undefined);
      } else if (command instanceof Annul) {
        const event = this.#annul(change, rectified.annul(command, index), on);
        if (event) events.set(index, event);
      } else if (command instanceof Correct) {
        const correctable = rectified.correct(command, index);
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

  #decideChange(pending: Pending): NewEvent | undefined {
    const { corrects } = pending;
    const { index, kind, command } = corrects?.replacement ?? pending.change;
    const place = placeOf(pending, this.state.revision + 1);
    const { field = '', derived } = corrects ?? {};
    const { effectivePrecision } = command;
    this.#checkPrecision(effectivePrecision, place.effectiveOn, index, field);
    // Ids that a change made stay its own when it is corrected.
    const eventId = corrects ? this.#make.idOf(corrects.change) : this.#make.eventId(index + 1);
    const surroundings = { field, derived, corrects: corrects?.before };
    const context = new ChangeContext(this.state, place, index, eventId, this.problems, surroundings);
    const decided = kind.decide(command, context);
    for (const { parentId, field: named } of context.parents) {
      // What the change itself opens is known as far as the change is.
      if (context.opened.has(parentId)) continue;
      this.#parents.push({ parentId, pointer: context.pointerTo(named), index });
    }
    for (const { organizationId, field: named } of context.successors) {
      this.#successors.push({ organizationId, place, pointer: context.pointerTo(named), index });
    }
    if (!decided || context.failed) {
      for (const id of context.opened) this.#refused.set(id, index);
      return undefined;
    }
    const data = { ...decided, printedAs: command.printedAs, note: command.note };
    const event = this.#make.event(index + 1, kind.event, data, place, effectivePrecision);
    this.#checkCompetence(pending.change.kind.kind, [event], context);
    return corrects
      ? this.#correct(pending.change, corrects, contentOf(event), pending.on)
      : this.#apply(event, index);
  }

  /** A correction or an annulment takes the date of what it rectifies. */
  #checkUndated({ effectiveOn, effectiveSequence, effectivePrecision }: Change, index: number): boolean {
    const dated = Object.entries({ effectiveOn, effectiveSequence, effectivePrecision });
    const stated = dated.filter(([, value]) => value !== undefined);
    for (const [field] of stated) this.#error('undated', `/changes/${index}/${field}`, { field }, index);
    return stated.length === 0;
  }

  /** Takes away what an annulment voids, and puts back what stands again. */
  #annul(
    change: ReadChange,
    rectified: readonly Rectification[] | undefined,
    on: string,
  ): NewEvent | undefined {
    if (!rectified) return undefined;
    const { index, kind } = change;
    const event = this.#rectifyingEvent(change, rectified, on);
    const context = new ChangeContext(this.state, this.#newPlace(on), index, event.id, this.problems);
    const voided = rectified.flatMap(({ before }) => before ?? []);
    this.#checkCompetence(kind.kind, voided, context);
    this.#undo.push(this.state.apply(event));
    for (const rectification of rectified) this.#noteRectified(rectification, index, 'restores');
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
    const plain = replacementOf(command, before);
    if (plain instanceof NoReplacement) {
      this.#error(plain.code, `/changes/${index}${plain.field}`, plain.params, index);
      return undefined;
    }
    const derived = command.successorIds !== undefined;
    const field = derived ? '/successorIds' : command.patch ? '/patch' : '/replacement';
    const { kind } = wholeChangeOf(before);
    if (plain['kind'] !== kind) {
      this.#error('other-kind', `/changes/${index}${field}/kind`, { kind: String(kind) }, index);
      return undefined;
    }
    const replacement = readChange(plain, index, this.problems, `/changes/${index}${field}`);
    if (!replacement) return undefined;
    this.#undo.push(this.state.withdraw(root.revision, before));
    return { change, on, sequence: 0, corrects: { change: root, before, replacement, field, derived } };
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
    const rectification: Rectification = { ...root, before, after };
    const event = this.#rectifyingEvent(change, [rectification], on);
    this.#undo.push(this.state.apply(event));
    this.#noteRectified(rectification, index, 'adds');
    return event;
  }

  #rectifyingEvent(
    { index, kind, command }: ReadChange,
    rectified: readonly Rectification[],
    on: string,
  ): NewEvent {
    const id = this.#make.eventId(index + 1);
    const context = new ChangeContext(this.state, this.#newPlace(on), index, id, this.problems, {
      rectified,
    });
    const decided = kind.decide(command, context)!;
    const data = { ...decided, printedAs: command.printedAs, note: command.note };
    return this.#make.event(index + 1, kind.event, data, { effectiveOn: on, effectiveSequence: 0 });
  }

  /** Notes what a rectification takes away, and what it puts in its place. */
  #noteRectified(rectification: Rectification, index: number, how: 'adds' | 'restores'): void {
    const { before, after } = rectification;
    const note = (content: ChangeContent, as: AppliedChange['how']) =>
      this.#applied.push({
        index,
        ref: rectifiedRef(rectification, content),
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

  /** Those that take over may be opened by any change of the decision: they live at the end of the day. */
  #checkSuccessors(): void {
    const { timeline } = this.state;
    for (const { organizationId, place, pointer, index } of this.#successors) {
      const on = place.effectiveOn;
      if (timeline.stateOn(organizationId, on) || this.problems.hasErrorAt(pointer)) continue;
      const code = timeline.has(organizationId) ? 'not-live' : 'unknown-organization';
      const at = { pointer, change: index, organizationIds: [organizationId] };
      this.problems.add({ code, severity: 'error', ...at, params: { organization: organizationId, on } });
    }
  }

  #apply(event: NewEvent, index: number): NewEvent {
    this.#undo.push(this.state.apply(event));
    const ref = changeRef(event, this.state.revision);
    this.#applied.push({ index, ref, content: contentOf(event), effects: effectsOf(event), how: 'adds' });
    return event;
  }

  #checkCompetence(
    kind: string,
    contents: readonly ChangeContent[] | [NewEvent],
    context: ChangeContext,
  ): void {
    checkCompetence(kind, contents, this.read.request?.decision, context, this.problems);
  }

  #checkPrecision(precision: string | undefined, on: string, index: number, field: string): void {
    const first =
      precision === 'month' ? on.endsWith('-01') : precision === 'year' ? on.endsWith('-01-01') : true;
    if (first) return;
    const pointer = `/changes/${index}${field}/effectiveOn`;
    this.#error('imprecise-date', pointer, { precision: precision!, on }, index);
  }

  /** All errors but those that follow from another one that is reported; all of them when they follow in a circle. */
  #errorsToReport(): Problem[] {
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
}

/** A parent that a change names. */
interface NamedParent {
  readonly parentId: string;
  readonly pointer: string;
  readonly index: number;
}

/** One that a change names as taking over from another. */
interface NamedSuccessor {
  readonly organizationId: string;
  readonly place: Place;
  readonly pointer: string;
  readonly index: number;
}

function acceptedWarning({ code, change, organizationIds, params }: Problem): AcceptedWarning {
  return { code, change: change === undefined ? undefined : change + 1, organizationIds, params };
}
