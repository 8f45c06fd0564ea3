import type { Effect } from '../events/effect.js';
import { comparePlaces, type ChangeRef } from '../events/history.js';

/** A change of the decision under judgement, already folded into the state. */
export interface AppliedChange {
  /** In the request, from 0. */
  readonly index: number;
  readonly ref: ChangeRef;
  readonly effects: readonly Effect[];
}

/** What a decision does to one organization. */
export interface Touch {
  /** The earliest date on which it does something. */
  readonly since: string;
  readonly effects: ReadonlySet<Effect['effect']>;
  /** In valid order. */
  readonly changes: readonly AppliedChange[];
}

/** Which effects on whom may have brought something about. */
export type Causes = readonly (readonly [organizationId: string, effects: readonly Effect['effect'][]])[];

/** The changes of the decision under judgement, to be found by what they touch. */
export class OwnChanges {
  /** In valid order. */
  readonly all: readonly AppliedChange[];
  readonly touched: ReadonlyMap<string, Touch>;
  readonly #byRevision: ReadonlyMap<number, AppliedChange>;

  constructor(changes: readonly AppliedChange[]) {
    this.all = changes.toSorted((a, b) => comparePlaces(a.ref, b.ref));
    this.#byRevision = new Map(changes.map((change) => [change.ref.revision, change]));
    this.touched = touchedBy(this.all);
  }

  /** The change behind a reference; undefined for a recorded one. */
  find({ revision }: ChangeRef): AppliedChange | undefined {
    return this.#byRevision.get(revision);
  }

  /** The last change in valid order that is among the causes and `within`. */
  last(causes: Causes, within: (ref: ChangeRef) => boolean): AppliedChange | undefined {
    let last: AppliedChange | undefined;
    for (const [id, effects] of causes) {
      const found = this.touched
        .get(id)
        ?.changes.findLast((change) => within(change.ref) && does(change.effects, id, effects));
      if (found && (!last || comparePlaces(last.ref, found.ref) < 0)) last = found;
    }
    return last;
  }
}

function does(effects: readonly Effect[], id: string, wanted: readonly Effect['effect'][]): boolean {
  return effects.some(({ effect, organizationId }) => organizationId === id && wanted.includes(effect));
}

function touchedBy(changes: readonly AppliedChange[]): Map<string, Touch> {
  const touched = new Map<
    string,
    { since: string; effects: Set<Effect['effect']>; changes: AppliedChange[] }
  >();
  for (const change of changes) {
    for (const { organizationId, effect } of change.effects) {
      let touch = touched.get(organizationId);
      if (!touch) {
        touch = { since: change.ref.effectiveOn, effects: new Set(), changes: [] };
        touched.set(organizationId, touch);
      }
      touch.effects.add(effect);
      if (touch.changes.at(-1) !== change) touch.changes.push(change);
    }
  }
  return touched;
}
