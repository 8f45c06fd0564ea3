import { seats } from './allocation.js';
import type { PartyKind } from './kinds.js';
import { Names } from './names.js';
import { Random } from './random.js';

/** A Party organization while a history is being written. */
export interface Organization {
  readonly id: string;
  kind: PartyKind;
  parent: Organization | undefined;
  name: string;
  seats: number;
  readonly children: Set<Organization>;
  /** Has a part in the history: nothing else may happen to it. */
  cast: boolean;
  /** Ends, leaves or moves in the term: what stands under it takes part only in that. */
  restless: boolean;
  /** Opened in the term. */
  readonly isNew: boolean;
}

const widths: Readonly<Record<PartyKind, number>> = { R: 0, U: 2, G: 3, P: 2, B: 3, C: 4 };

/**
 * The organizations as the history has made them so far. Each part of the history takes organizations that no
 * other part touches, so that the parts may be dated in any order.
 */
export class World {
  readonly root: Organization;
  readonly names: Names;
  readonly #all = new Map<string, Organization>();
  readonly #counters = new Map<PartyKind, number>();
  #inTerm = false;

  constructor(readonly random: Random) {
    this.names = new Names(random);
    this.root = this.#put('R', 'R', undefined, 'Đảng bộ Khối');
  }

  /** From here on, what opens is new: it has its part, and no other. */
  beginTerm(): void {
    this.#inTerm = true;
  }

  /** Opens an organization. Its name is invented unless given; names of cells differ within `scope`. */
  open(kind: PartyKind, parent: Organization, { name, scope = parent.id }: Naming = {}): Organization {
    const number = (this.#counters.get(kind) ?? 0) + 1;
    this.#counters.set(kind, number);
    const id = `${kind}-${String(number).padStart(widths[kind], '0')}`;
    return this.#put(id, kind, parent, name ?? this.#freshName(kind, scope));
  }

  /** Gives an organization a new name of its kind. @param organization not the bloc */
  rename(organization: Organization): void {
    organization.name = this.#freshName(organization.kind, organization.parent!.id);
  }

  move(organization: Organization, parent: Organization): void {
    organization.parent?.children.delete(organization);
    organization.parent = parent;
    parent.children.add(organization);
  }

  /** Ends an organization; whatever stands under it goes to `heir`, or ends as well. */
  close(organization: Organization, heir?: Organization): void {
    for (const child of [...organization.children]) {
      if (heir) this.move(child, heir);
      else this.close(child);
    }
    organization.parent?.children.delete(organization);
    this.#all.delete(organization.id);
  }

  /** Those that live, in the order of their opening. */
  live(kind: PartyKind): Organization[] {
    return [...this.#all.values()].filter((organization) => organization.kind === kind);
  }

  /** Casts an organization of a kind that has no part yet. @throws RangeError when none is left */
  take(kind: PartyKind, fits: (organization: Organization) => boolean = () => true): Organization {
    const free = this.live(kind).filter((organization) => !organization.cast && fits(organization));
    if (free.length === 0) throw new RangeError(`no ${kind} is left to take`);
    const taken = this.random.pick(free);
    taken.cast = true;
    return taken;
  }

  #put(id: string, kind: PartyKind, parent: Organization | undefined, name: string): Organization {
    const organization: Organization = {
      id,
      kind,
      parent,
      name,
      seats: seats[kind],
      children: new Set(),
      cast: this.#inTerm || (parent?.restless ?? false),
      restless: false,
      isNew: this.#inTerm,
    };
    this.#all.set(id, organization);
    parent?.children.add(organization);
    return organization;
  }

  /** Committees have names of their own; those of cells and sections repeat from scope to scope. */
  #freshName(kind: PartyKind, scope: string): string {
    if (kind === 'R') throw new RangeError('there is one bloc');
    return kind === 'U' || kind === 'G' ? this.names.fresh(kind) : this.names.fresh(kind, scope);
  }
}

interface Naming {
  readonly name?: string;
  readonly scope?: string;
}
