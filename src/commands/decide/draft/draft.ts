import { effectsOf, isEvent, rectificationsOf } from '../../../events/types/event-catalogue.js';
import { changeAnnulled } from '../../../events/types/change-annulled.js';
import { contentOf, type ChangeContent } from '../../../events/types/change-rectified.js';
import type { NewEvent } from '../../../events/definition/envelope.js';
import { changeRef, rectifiedRef, type ChangeRef, type Place } from '../../../events/register/history.js';
import type { RegisterState } from '../../../events/register/register-state.js';
import type { Undo } from '../../../events/register/undo.js';
import { ChangeContext } from '../../kinds/change-context.js';
import type { Surroundings } from '../../kinds/placed-change.js';
import type { Problem } from '../../problems/problem.js';
import type { Problems } from '../../problems/problems.js';
import type { AppliedChange } from '../../verify/verify.js';
import { checkCompetence } from '../checks/competence.js';
import type { EventMaker } from '../event-maker.js';
import type { ReadRequest } from '../read-request.js';
import { NamedOrganizations } from './named-organizations.js';
import { RefusedIds } from './refused-ids.js';

/** A decision while it is being decided: its changes so far are folded into the register, and can be taken out. */
export class Draft {
  /** What the changes so far do to the timeline, in the order in which they were decided. */
  readonly applied: AppliedChange[] = [];
  readonly named = new NamedOrganizations();
  readonly refused: RefusedIds;
  readonly #events = new Map<number, NewEvent>();
  readonly #undo: Undo[] = [];
  /** The revision of the last event before the decision. */
  readonly #decidedAfter: number;

  constructor(
    readonly state: RegisterState,
    readonly read: ReadRequest,
    readonly make: EventMaker,
    readonly problems: Problems,
  ) {
    this.refused = new RefusedIds(read.malformed);
    this.#decidedAfter = state.revision;
  }

  /** The changes' events in the order of the request. */
  get events(): NewEvent[] {
    return [...this.#events].sort(([a], [b]) => a - b).map(([, event]) => event);
  }

  /** Folds in what a change of the request comes to. @param index the change's index in the request, from 0 */
  apply(event: NewEvent, index: number): void {
    this.#undo.push(this.state.apply(event));
    this.#events.set(index, event);
    this.applied.push(...appliedBy(event, this.state.revision, index));
  }

  /** Takes a recorded change away, until what replaces it is applied. */
  withdraw(revision: number, content: ChangeContent): void {
    this.#undo.push(this.state.withdraw(revision, content));
  }

  /** Leaves the register as it was. */
  discard(): void {
    for (const step of this.#undo.reverse()) step();
  }

  /** What a change of the request may ask. */
  contextOf(place: Place, index: number, eventId: string, more?: Surroundings): ChangeContext {
    const surroundings = { ...more, decidedAfter: this.#decidedAfter };
    return new ChangeContext(this.state, place, index, eventId, this.problems, surroundings);
  }

  /** Reports a warning when the rules ask for another organ. @param contents what the change says, or rectifies */
  checkCompetence(
    kind: string,
    contents: readonly ChangeContent[] | [NewEvent],
    context: ChangeContext,
  ): void {
    checkCompetence(kind, contents, this.read.request?.decision, context, this.problems);
  }

  error(code: Problem['code'], pointer: string, params: Problem['params'], change: number): void {
    this.problems.add({ code, severity: 'error', pointer, change, organizationIds: [], params });
  }
}

/**
 * What the event of a change does to the timeline: of a rectifying one, what it takes away and puts in its place.
 * @param revision where the event is, or will be, recorded
 * @param index the change's index in the request, from 0
 */
export function appliedBy(event: NewEvent, revision: number, index: number): AppliedChange[] {
  const rectifications = rectificationsOf(event);
  if (rectifications.length === 0)
    return [applied(index, changeRef(event, revision), contentOf(event), 'adds')];
  const how = isEvent(event, changeAnnulled) ? 'restores' : 'adds';
  return rectifications.flatMap((rectification) => {
    const { before, after } = rectification;
    return [
      ...(before ? [applied(index, rectifiedRef(rectification, before), before, 'withdraws')] : []),
      ...(after ? [applied(index, rectifiedRef(rectification, after), after, how)] : []),
    ];
  });
}

function applied(
  index: number,
  ref: ChangeRef,
  content: ChangeContent,
  how: AppliedChange['how'],
): AppliedChange {
  return { index, ref, content, effects: effectsOf(content), how };
}
