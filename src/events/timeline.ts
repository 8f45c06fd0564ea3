import type { Effect } from './effect.js';
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
import type { UndoLog } from './undo.js';

/**
 * Every organization's effects in valid order, whatever the order in which they were recorded.
 *
 * Three indexes answer "who ever…": they hold at least every organization that at some date had the parent,
 * the code or the name asked for. Whether it has it on a given date is read from its versions.
 */
export class Timeline {
  readonly #entries = new Map<string, Entry[]>();
  /** What long histories come to, so that a further change at their end costs no new fold. */
  readonly #ends = new Map<
    string,
    { readonly length: number; readonly state: OrganizationState | undefined }
  >();
  readonly #everUnder = new IdIndex();
  readonly #everCoded = new IdIndex();
  readonly #everNamed = new IdIndex();

  /** Places the effects of one change. @param undo takes up how to take it back */
  apply(change: ChangeRef, effects: readonly Effect[], undo?: UndoLog): void {
    for (const [ordinal, effect] of effects.entries()) {
      this.#insert({ change, ordinal, effect }, undo);
      this.#index(effect, undo);
    }
  }

  /**
   * Takes away what a change does to organizations; those that it alone touches are unknown again.
   * @param undo takes up how to take it back
   */
  withdraw(revision: number, effects: readonly Effect[], undo?: UndoLog): void {
    for (const id of new Set(effects.map(({ organizationId }) => organizationId))) {
      const before = this.#entries.get(id);
      const after = before?.filter(({ change }) => change.revision !== revision);
      if (!before || after!.length === before.length) continue;
      this.#put(id, after!);
      undo?.push(() => this.#put(id, before));
    }
  }

  has(organizationId: string): boolean {
    return this.#entries.has(organizationId);
  }

  /** Ids of every organization that was ever opened or touched. */
  ids(): IterableIterator<string> {
    return this.#entries.keys();
  }

  /** The effects on an organization in valid order; empty for an unknown one. Good until the next change. */
  entries(organizationId: string): readonly Entry[] {
    return this.#entries.get(organizationId) ?? [];
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

  /** Ids of the organizations that live directly under `parentId` at a place on the valid axis. */
  childrenBefore(parentId: string, place: Place): string[] {
    return [...this.everUnder(parentId)].filter((id) => this.stateBefore(id, place)?.parentId === parentId);
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

  #insert(entry: Entry, undo?: UndoLog): void {
    const id = entry.effect.organizationId;
    const entries = this.#entries.get(id);
    if (!entries) {
      // As short as it is: most histories never grow.
      this.#entries.set(id, [entry]);
      undo?.push(() => this.#entries.delete(id));
      return;
    }
    let at = entries.length;
    while (at > 0 && compareEntries(entries[at - 1]!, entry) > 0) at--;
    entries.splice(at, 0, entry);
    if (at < entries.length - 1) this.#ends.delete(id);
    undo?.push(() => {
      entries.splice(at, 1);
      this.#ends.delete(id);
    });
  }

  #put(id: string, entries: Entry[]): void {
    if (entries.length > 0) this.#entries.set(id, entries);
    else this.#entries.delete(id);
    this.#ends.delete(id);
  }

  #index(effect: Effect, undo?: UndoLog): void {
    const { organizationId: id } = effect;
    switch (effect.effect) {
      case 'opened':
        this.#everNamed.add(effect.name, id, undo);
        if (effect.parentId !== null) this.#everUnder.add(effect.parentId, id, undo);
        for (const scheme in effect.codes) this.#everCoded.add(pair(scheme, effect.codes[scheme]!), id, undo);
        return;
      case 'renamed':
        return this.#everNamed.add(effect.name, id, undo);
      case 'moved':
        if (effect.parentId !== null) this.#everUnder.add(effect.parentId, id, undo);
        return;
      case 'coded':
        if (effect.value !== null) this.#everCoded.add(pair(effect.scheme, effect.value), id, undo);
        return;
      case 'closed':
      case 'reclassified':
      case 'authorized':
      case 'assigned':
      case 'succeeded':
        return;
      default:
        return effect satisfies never;
    }
  }
}

const longHistory = 16;

function pair(scheme: string, value: string): string {
  return `${scheme}\n${value}`;
}
