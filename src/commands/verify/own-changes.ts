import { effectsThatAlter } from '../../events/register/alterations.js';
import type { ChangeContent } from '../../events/types/change-rectified.js';
import { classificationDefined } from '../../events/types/classification-defined.js';
import { isEvent } from '../../events/types/event-catalogue.js';
import type { Effect, EffectName } from '../../events/vocabulary/effect.js';
import { comparePlaces, type ChangeRef, type Entry } from '../../events/register/history.js';

/** Something that the decision under judgement does to the timeline, already folded into the state. */
export interface AppliedChange {
  /** The change's index in the request, from 0. */
  readonly index: number;
  readonly ref: ChangeRef;
  readonly content: ChangeContent;
  readonly effects: readonly Effect[];
  /**
   * - `adds`: a new change, or a corrected one, as decided
   * - `restores`: a recorded change says again what it said once
   * - `withdraws`: a recorded change says it no more
   */
  readonly how: 'adds' | 'restores' | 'withdraws';
}

/** What a decision does to one organization. */
export interface Touch {
  readonly organizationId: string;
  /** The earliest date on which it does something. */
  readonly since: string;
  readonly effects: ReadonlySet<EffectName>;
  /** In valid order. */
  readonly changes: readonly AppliedChange[];
}

/** Which effects on whom may have brought something about. */
export type Causes = readonly (readonly [organizationId: string, effects: readonly EffectName[]])[];

/** The changes of the decision under judgement, to be found by what they touch. */
export class OwnChanges {
  /** In valid order. */
  readonly all: readonly AppliedChange[];
  /** Organization → what is done to it; who is touched first comes first. */
  readonly touched: ReadonlyMap<string, Touch>;
  /** The changes to the classification, in valid order. */
  readonly definitions: readonly AppliedChange[];
  /** True when anything that was recorded is withdrawn, or restored. */
  readonly withdraw: boolean;
  readonly restore: boolean;
  readonly #byRevision: ReadonlyMap<number, AppliedChange>;

  constructor(changes: readonly AppliedChange[]) {
    this.all = changes.toSorted((a, b) => comparePlaces(a.ref, b.ref));
    const standing = changes.filter(({ how }) => how !== 'withdraws');
    this.#byRevision = new Map(standing.map((change) => [change.ref.revision, change]));
    this.touched = touchedBy(this.all);
    this.definitions = this.all.filter(({ content }) => isEvent(content, classificationDefined));
    this.withdraw = standing.length < changes.length;
    this.restore = changes.some(({ how }) => how === 'restores');
  }

  /** The change behind a reference; undefined for a recorded one. */
  find({ revision }: ChangeRef): AppliedChange | undefined {
    return this.#byRevision.get(revision);
  }

  /** What stood in an organization's history and is withdrawn. */
  withdrawn(organizationId: string): Entry[] {
    const changes = this.touched.get(organizationId)?.changes ?? [];
    return changes
      .filter(({ how }) => how === 'withdraws')
      .flatMap(({ ref, effects }) => effects.map((effect, ordinal) => ({ change: ref, ordinal, effect })))
      .filter(({ effect }) => effect.organizationId === organizationId);
  }

  /** The last change in valid order that is among the causes and `within`. */
  last(causes: Causes, within: (ref: ChangeRef) => boolean): AppliedChange | undefined {
    let last: AppliedChange | undefined;
    for (const [id, effects] of causes) {
      const found = this.touched
        .get(id)
        ?.changes.findLast((change) => within(change.ref) && does(change, id, effects));
      if (found && (!last || comparePlaces(last.ref, found.ref) < 0)) last = found;
    }
    return last;
  }

  /** The last change to the classification that is `within`. */
  lastDefinition(within: (ref: ChangeRef) => boolean): AppliedChange | undefined {
    return this.definitions.findLast(({ ref }) => within(ref));
  }
}

function does({ how, effects }: AppliedChange, id: string, wanted: readonly EffectName[]): boolean {
  return effects.some(
    ({ effect, organizationId }) =>
      organizationId === id && namesOf(how, effect).some((name) => wanted.includes(name)),
  );
}

/** Withdrawing what opened an organization may bring about what closing it may; and the other way round. */
function namesOf(how: AppliedChange['how'], effect: EffectName): readonly EffectName[] {
  return how === 'withdraws' && turning.includes(effect) ? turning : [effect];
}

/** What begins or ends a life. */
const turning = effectsThatAlter('life');

function touchedBy(changes: readonly AppliedChange[]): Map<string, Touch> {
  const touched = new Map<string, GrowingTouch>();
  for (const change of changes) {
    for (const { organizationId, effect } of change.effects) {
      let touch = touched.get(organizationId);
      if (!touch) {
        touch = { organizationId, since: change.ref.effectiveOn, effects: new Set(), changes: [] };
        touched.set(organizationId, touch);
      }
      for (const name of namesOf(change.how, effect)) touch.effects.add(name);
      if (touch.changes.at(-1) !== change) touch.changes.push(change);
    }
  }
  return touched;
}

interface GrowingTouch extends Touch {
  readonly effects: Set<EffectName>;
  readonly changes: AppliedChange[];
}
