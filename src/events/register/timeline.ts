import type { Effect } from '../vocabulary/effect.js';
import {
  compareEntries,
  comparePlaces,
  foldFrom,
  stateAfter,
  stateBefore,
  stateOn,
  versions,
  type ChangeRef,
  type Entry,
  type OrganizationState,
  type Place,
  type Version,
} from './history.js';
import { IdIndex } from './id-index.js';
import { pair, traceOf, kindGiven, type OrganizationKey, type Trace } from './trace.js';
import type { UndoLog } from './undo.js';

export { kindGiven, traceOf, type OrganizationKey, type Trace } from './trace.js';

/** What was recorded before a timeline was begun: looked up when it is first needed. */
export interface Recorded {
  /** The effects on an organization, in any order; undefined where nothing ever touched it. */
  entries(organizationId: string): Entry[] | undefined;
  organizations(by: OrganizationKey, key: string): Iterable<string>;
  /** Every organization that was ever touched. */
  ids(): Iterable<string>;
}

/**
 * Every organization's effects in valid order, whatever the order in which they were recorded.
 *
 * Three indexes answer "who ever…": they hold at least every organization that at some date had the parent,
 * the code or the name asked for. Whether it has it on a given date is read from its versions.
 */
export class Timeline {
  /** Empty where something recorded touched an organization, and no longer does. */
  readonly #entries = new Map<string, Entry[]>();
  #held = 0;
  /** What long histories come to, so that a further change at their end costs no new fold. */
  readonly #ends = new Map<
    string,
    { readonly length: number; readonly state: OrganizationState | undefined }
  >();
  readonly #everUnder: IdIndex;
  readonly #everCoded: IdIndex;
  readonly #everNamed: IdIndex;

  constructor(private readonly recorded?: Recorded) {
    const by = (what: OrganizationKey) =>
      new IdIndex(recorded && ((key) => recorded.organizations(what, key)));
    this.#everUnder = by('parent');
    this.#everCoded = by('code');
    this.#everNamed = by('name');
  }

  /** Places the effects of one change. @param undo takes up how to take it back */
  apply(change: ChangeRef, effects: readonly Effect[], undo?: UndoLog): void {
    for (const [ordinal, effect] of effects.entries()) this.#insert({ change, ordinal, effect }, undo);
    this.#index(traceOf(effects), undo);
  }

  /** How many effects are held. */
  get held(): number {
    return this.#held;
  }

  /**
   * Evicts what has been held longest, until so many effects are left: it is looked up when it is needed again.
   * Nothing may wait to be taken back.
   */
  evict(keep: number): void {
    for (const id of this.#entries.keys()) {
      if (this.#held <= keep) break;
      this.#drop(id);
    }
    for (const index of [this.#everUnder, this.#everCoded, this.#everNamed]) index.clear();
  }

  /**
   * Takes away what a change does to organizations; those that it alone touches are unknown again.
   * @param undo takes up how to take it back
   */
  withdraw(revision: number, effects: readonly Effect[], undo?: UndoLog): void {
    for (const id of new Set(effects.map(({ organizationId }) => organizationId))) {
      const before = this.entries(id);
      const after = before.filter(({ change }) => change.revision !== revision);
      if (after.length === before.length) continue;
      this.#put(id, after);
      undo?.push(() => this.#put(id, before));
    }
  }

  has(organizationId: string): boolean {
    return this.entries(organizationId).length > 0;
  }

  /** Ids of every organization that was ever opened or touched, sorted: the order does not tell what was asked before. */
  ids(): string[] {
    const ids = new Set([...(this.recorded?.ids() ?? []), ...this.#entries.keys()]);
    return [...ids].filter((id) => this.has(id)).sort();
  }

  /** The effects on an organization in valid order; empty for an unknown one. Good until the next change. */
  entries(organizationId: string): readonly Entry[] {
    return this.#entriesOf(organizationId) ?? none;
  }

  versions(organizationId: string): Version[] {
    return versions(this.entries(organizationId));
  }

  /** The state at the end of a date; undefined when the organization does not live then. */
  stateOn(organizationId: string, date: string): OrganizationState | undefined {
    return stateOn(this.entries(organizationId), date);
  }

  /** The state after everything that stands before a place on the valid axis. */
  stateBefore(organizationId: string, place: Place): OrganizationState | undefined {
    const entries = this.entries(organizationId);
    const last = entries.at(-1);
    return entries.length > longHistory && comparePlaces(last!.change, place) < 0
      ? this.#end(organizationId, entries)
      : stateBefore(entries, place);
  }

  #end(organizationId: string, entries: readonly Entry[]): OrganizationState | undefined {
    const known = this.#ends.get(organizationId);
    if (known?.length === entries.length) return known.state;
    const state = foldFrom(known?.state, entries, known?.length ?? 0);
    this.#ends.set(organizationId, { length: entries.length, state });
    return state;
  }

  /** The state after everything that stands at a place on the valid axis or before it. */
  stateAfter(organizationId: string, place: Place): OrganizationState | undefined {
    return stateAfter(this.entries(organizationId), place);
  }

  /** Ids of the organizations that live directly under `parentId` at a place on the valid axis, sorted. */
  childrenBefore(parentId: string, place: Place): string[] {
    return [...this.everUnder(parentId)]
      .filter((id) => this.stateBefore(id, place)?.parentId === parentId)
      .sort();
  }

  /** Ids of all that live under an organization at a place, parents before children, itself left out. */
  descendantsBefore(organizationId: string, place: Place): string[] {
    const found = new Set<string>();
    const queue = [organizationId];
    for (const parent of queue) {
      for (const child of this.childrenBefore(parent, place)) {
        if (found.has(child) || child === organizationId) continue;
        found.add(child);
        queue.push(child);
      }
    }
    return [...found];
  }

  /** Ids of every organization that was ever of one of these kinds, sorted. Looks at everything that is held. */
  everOfKinds(kinds: ReadonlySet<string>): string[] {
    if (kinds.size === 0) return [];
    const ids = new Set(
      [...kinds].flatMap((kind) => [...(this.recorded?.organizations('kind', kind) ?? [])]),
    );
    for (const [id, entries] of this.#entries) {
      if (entries.some(({ effect }) => kinds.has(kindGiven(effect) ?? ''))) ids.add(id);
    }
    return [...ids].sort();
  }

  everUnder(parentId: string): ReadonlySet<string> {
    return this.#everUnder.get(parentId);
  }

  everCoded(scheme: string, value: string): ReadonlySet<string> {
    return this.#everCoded.get(pair(scheme, value));
  }

  /** Organizations that ever bore this name, anywhere. */
  everNamed(name: string): ReadonlySet<string> {
    return this.#everNamed.get(name);
  }

  #entriesOf(id: string): Entry[] | undefined {
    const held = this.#entries.get(id);
    if (held || !this.recorded) return held;
    const recorded = this.recorded.entries(id);
    if (recorded) this.#put(id, recorded.sort(compareEntries));
    return recorded;
  }

  #insert(entry: Entry, undo?: UndoLog): void {
    const id = entry.effect.organizationId;
    const entries = this.#entriesOf(id);
    if (!entries) {
      // As short as it is: most histories never grow.
      this.#put(id, [entry]);
      undo?.push(() => this.#drop(id));
      return;
    }
    let at = entries.length;
    while (at > 0 && compareEntries(entries[at - 1]!, entry) > 0) at--;
    entries.splice(at, 0, entry);
    this.#held++;
    if (at < entries.length - 1) this.#ends.delete(id);
    undo?.push(() => {
      entries.splice(at, 1);
      this.#held--;
      this.#ends.delete(id);
    });
  }

  #put(id: string, entries: readonly Entry[]): void {
    this.#drop(id);
    if (entries.length === 0 && !this.recorded) return;
    this.#entries.set(id, entries as Entry[]);
    this.#held += entries.length;
  }

  #drop(id: string): void {
    this.#held -= this.#entries.get(id)?.length ?? 0;
    this.#entries.delete(id);
    this.#ends.delete(id);
  }

  #index({ under, coded, named }: Trace, undo?: UndoLog): void {
    for (const [key, id] of under) this.#everUnder.add(key, id, undo);
    for (const [key, id] of coded) this.#everCoded.add(key, id, undo);
    for (const [key, id] of named) this.#everNamed.add(key, id, undo);
  }
}

const longHistory = 16;
const none: readonly Entry[] = [];
