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

/** What a timeline's indexes take up of the effects of one change. */
export interface Trace {
  /** Ids of the organizations that something is done to. */
  readonly touched: readonly string[];
  readonly under: readonly KeyAndId[];
  readonly coded: readonly KeyAndId[];
  readonly named: readonly KeyAndId[];
}

type KeyAndId = readonly [key: string, id: string];

/** Organizations that are only noted, and the changes that touch each, by their revisions. */
export type Dormant = ReadonlyMap<string, readonly number[]>;

/**
 * Every organization's effects in valid order, whatever the order in which they were recorded.
 *
 * Three indexes answer "who ever…": they hold at least every organization that at some date had the parent,
 * the code or the name asked for. Whether it has it on a given date is read from its versions.
 */
export class Timeline {
  readonly #entries = new Map<string, Entry[]>();
  readonly #dormant = new Map<string, number[]>();
  /** What long histories come to, so that a further change at their end costs no new fold. */
  readonly #ends = new Map<
    string,
    { readonly length: number; readonly state: OrganizationState | undefined }
  >();
  readonly #everUnder = new IdIndex();
  readonly #everCoded = new IdIndex();
  readonly #everNamed = new IdIndex();

  /** @param entriesOf is asked for what was only noted, when it is first needed; in any order, once each */
  constructor(
    private readonly entriesOf: (dormant: Dormant) => ReadonlyMap<string, Entry[]> = () => new Map(),
  ) {}

  /** Places the effects of one change. @param undo takes up how to take it back */
  apply(change: ChangeRef, effects: readonly Effect[], undo?: UndoLog): void {
    for (const [ordinal, effect] of effects.entries()) this.#insert({ change, ordinal, effect }, undo);
    this.#index(traceOf(effects), undo);
  }

  /** Notes that a change touches organizations none of which has been asked for yet. */
  note(revision: number, trace: Trace): void {
    for (const id of trace.touched) {
      const revisions = this.#dormant.get(id);
      if (!revisions) this.#dormant.set(id, [revision]);
      else revisions.push(revision);
    }
    this.#index(trace);
  }

  /** How many organizations are held with their entries. */
  get held(): number {
    return this.#entries.size;
  }

  /** Lets go of all entries: from now on they are only noted. Nothing may wait to be taken back. */
  doze(): void {
    for (const [id, entries] of this.#entries) {
      this.#dormant.set(
        id,
        entries.map(({ change }) => change.revision),
      );
    }
    this.#entries.clear();
    this.#ends.clear();
  }

  /**
   * Takes away what a change does to organizations; those that it alone touches are unknown again.
   * @param undo takes up how to take it back
   */
  withdraw(revision: number, effects: readonly Effect[], undo?: UndoLog): void {
    for (const id of new Set(effects.map(({ organizationId }) => organizationId))) {
      const before = this.#awake(id);
      const after = before?.filter(({ change }) => change.revision !== revision);
      if (!before || after!.length === before.length) continue;
      this.#put(id, after!);
      undo?.push(() => this.#put(id, before));
    }
  }

  has(organizationId: string): boolean {
    return this.#awake(organizationId) !== undefined;
  }

  /** Ids of every organization that was ever opened or touched, sorted: the order does not tell what was asked before. */
  ids(): string[] {
    const dormant = new Map(this.#dormant);
    this.#dormant.clear();
    this.#wake(dormant);
    return [...this.#entries.keys()].sort();
  }

  /** The effects on an organization in valid order; empty for an unknown one. Good until the next change. */
  entries(organizationId: string): readonly Entry[] {
    return this.#awake(organizationId) ?? [];
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

  /** The entries of an organization, which are looked up when they were only noted; undefined when there are none. */
  #awake(id: string): Entry[] | undefined {
    const revisions = this.#dormant.get(id);
    if (revisions) {
      this.#dormant.delete(id);
      this.#wake(new Map([[id, revisions]]));
    }
    return this.#entries.get(id);
  }

  #wake(dormant: Dormant): void {
    if (dormant.size === 0) return;
    for (const [id, entries] of this.entriesOf(dormant)) this.#put(id, entries.sort(compareEntries));
  }

  #insert(entry: Entry, undo?: UndoLog): void {
    const id = entry.effect.organizationId;
    const entries = this.#awake(id);
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

  #index({ under, coded, named }: Trace, undo?: UndoLog): void {
    for (const [key, id] of under) this.#everUnder.add(key, id, undo);
    for (const [key, id] of coded) this.#everCoded.add(key, id, undo);
    for (const [key, id] of named) this.#everNamed.add(key, id, undo);
  }
}

/** What the indexes of a timeline take up of the effects of one change. */
export function traceOf(effects: readonly Effect[]): Trace {
  const touched = new Set<string>();
  const under: KeyAndId[] = [];
  const coded: KeyAndId[] = [];
  const named: KeyAndId[] = [];
  for (const effect of effects) {
    const { organizationId: id } = effect;
    touched.add(id);
    switch (effect.effect) {
      case 'opened':
        named.push([effect.name, id]);
        if (effect.parentId !== null) under.push([effect.parentId, id]);
        for (const scheme in effect.codes) coded.push([pair(scheme, effect.codes[scheme]!), id]);
        break;
      case 'renamed':
        named.push([effect.name, id]);
        break;
      case 'moved':
        if (effect.parentId !== null) under.push([effect.parentId, id]);
        break;
      case 'coded':
        if (effect.value !== null) coded.push([pair(effect.scheme, effect.value), id]);
        break;
      case 'closed':
      case 'reclassified':
      case 'authorized':
      case 'assigned':
      case 'succeeded':
        break;
      default:
        effect satisfies never;
    }
  }
  return { touched: [...touched], under, coded, named };
}

const longHistory = 16;

function pair(scheme: string, value: string): string {
  return `${scheme}\n${value}`;
}
