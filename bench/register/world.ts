import type { Kind } from './classification.js';
import type { Dice } from './dice.js';
import type { Organization } from './organization.js';

/** Ended organizations that are remembered, for those that come back. */
const remembered = 5000;

/** Who lives where, as of all decisions so far; and what is unique is made here. */
export class World {
  readonly #living: Record<Kind, Organization[]> = { N: [], R: [], D: [], C: [], A: [], U: [] };
  readonly #ended: Organization[] = [];
  /** Some of them hold their authority no more. */
  readonly #holders: { readonly organization: Organization; readonly authority: string }[] = [];
  #made = 0;
  #names = 0;
  #codes = 0;

  constructor(private readonly dice: Dice) {}

  /** Organizations opened so far. */
  get opened(): number {
    return this.#made;
  }

  /** A new one, not opened yet. */
  make(kind: Kind): Organization {
    return {
      id: `o${++this.#made}`,
      kind,
      parent: null,
      children: new Set(),
      authorities: new Set(),
      openedOn: 0,
      closedOn: undefined,
      ownOn: 0,
      childOn: 0,
      neededOn: 0,
      touchedBy: 0,
      changedBy: 0,
      place: -1,
    };
  }

  newName(): string {
    const { dice } = this;
    const syllables = Array.from({ length: dice.between(2, 4) }, () => dice.of(sounds)).join('');
    return `${syllables.charAt(0).toUpperCase()}${syllables.slice(1)} ${++this.#names}`;
  }

  newCode(): string {
    return String(++this.#codes).padStart(6, '0');
  }

  /** One of the living of a kind; undefined when there is none. */
  living(...kinds: readonly Kind[]): Organization | undefined {
    const lists = kinds.map((kind) => this.#living[kind]).filter((list) => list.length > 0);
    let at = this.dice.between(0, Math.max(0, lists.reduce((sum, list) => sum + list.length, 0) - 1));
    for (const list of lists) {
      if (at < list.length) return list[at];
      at -= list.length;
    }
    return undefined;
  }

  /** One of those that ended not long ago; undefined when there is none. */
  ended(): Organization | undefined {
    return this.#ended.length > 0 ? this.dice.of(this.#ended) : undefined;
  }

  /** One that holds an authority; undefined when none is found. */
  holder(): { readonly organization: Organization; readonly authority: string } | undefined {
    while (this.#holders.length > 0) {
      const at = this.dice.between(0, this.#holders.length - 1);
      const holder = this.#holders[at]!;
      if (holder.organization.authorities.has(holder.authority)) return holder;
      this.#holders[at] = this.#holders.at(-1)!;
      this.#holders.pop();
    }
    return undefined;
  }

  open(organization: Organization, parent: Organization | null, day: number, decision: number): void {
    organization.openedOn = day;
    organization.closedOn = undefined;
    this.#enter(organization);
    this.#changed(organization, day, decision);
    this.#join(organization, parent, day, decision);
  }

  close(organization: Organization, day: number, decision: number): void {
    this.#leave(organization);
    organization.closedOn = day;
    organization.authorities.clear();
    this.#changed(organization, day, decision);
    this.#part(organization, day, decision);
    if (this.#ended.length < remembered) this.#ended.push(organization);
    else this.#ended[this.dice.between(0, remembered - 1)] = organization;
  }

  move(organization: Organization, parent: Organization, day: number, decision: number): void {
    this.#part(organization, day, decision);
    this.#changed(organization, day, decision);
    this.#join(organization, parent, day, decision);
  }

  reclassify(organization: Organization, kind: Kind, day: number, decision: number): void {
    this.#leave(organization);
    organization.kind = kind;
    this.#enter(organization);
    this.#changed(organization, day, decision);
  }

  authorize(
    organization: Organization,
    authority: string,
    held: boolean,
    day: number,
    decision: number,
  ): void {
    if (held) {
      organization.authorities.add(authority);
      this.#holders.push({ organization, authority });
    } else organization.authorities.delete(authority);
    this.#changed(organization, day, decision);
  }

  /** A change needs it to live on the day. */
  need(organization: Organization, day: number, decision: number): void {
    organization.neededOn = Math.max(organization.neededOn, day);
    organization.touchedBy = decision;
  }

  /** It was never opened. */
  forget(organization: Organization): void {
    this.#leave(organization);
    organization.closedOn = 0;
    organization.parent?.children.delete(organization);
  }

  /** It never ended, and stands where it stood. */
  revive(organization: Organization, parent: Organization | null, decision: number): void {
    const at = this.#ended.indexOf(organization);
    if (at >= 0) this.#ended.splice(at, 1);
    this.#enter(organization);
    this.#changed(organization, organization.closedOn!, decision);
    this.#join(organization, parent, organization.closedOn!, decision);
    organization.closedOn = undefined;
  }

  #enter(organization: Organization): void {
    organization.place = this.#living[organization.kind].push(organization) - 1;
  }

  #leave(organization: Organization): void {
    const list = this.#living[organization.kind];
    const last = list.pop()!;
    if (last !== organization) {
      list[organization.place] = last;
      last.place = organization.place;
    }
  }

  #changed(organization: Organization, day: number, decision: number): void {
    organization.ownOn = Math.max(organization.ownOn, day);
    organization.touchedBy = decision;
    organization.changedBy = decision;
  }

  #join(organization: Organization, parent: Organization | null, day: number, decision: number): void {
    organization.parent = parent;
    if (!parent) return;
    parent.children.add(organization);
    this.#childChanged(parent, day, decision);
  }

  #part(organization: Organization, day: number, decision: number): void {
    if (!organization.parent) return;
    organization.parent.children.delete(organization);
    this.#childChanged(organization.parent, day, decision);
  }

  #childChanged(parent: Organization, day: number, decision: number): void {
    parent.childOn = Math.max(parent.childOn, day);
    parent.touchedBy = decision;
  }
}

const sounds =
  'val mont bourg sông lạc hà bình sơn åker ø berg dorf ville mer noir clair saint hoài đông tây nam bắc rive'.split(
    ' ',
  );
