import { parentKinds, umbrella, type Kind } from './classification.js';
import type { Dice } from './dice.js';
import { isFree, type Organization } from './organization.js';
import type { Past, PastChange } from './past.js';
import type { World } from './world.js';

export type PlainChange = { readonly kind: string } & Readonly<Record<string, unknown>>;

/** Draws one change of a kind and lets the world follow; undefined when nobody was found that it could happen to. */
export type Draw = (drawing: Drawing) => PlainChange | undefined;

const tries = 12;

/** What a change is drawn with: the world, and the day on which it takes effect. */
export class Drawing {
  constructor(
    readonly world: World,
    readonly dice: Dice,
    readonly past: Past,
    /** The decision's number and id, and the change's number in it, from 1. */
    readonly decision: number,
    readonly decisionId: string,
    readonly change: number,
    readonly day: number,
    /** The register's revision before the decision. */
    readonly revision: number,
  ) {}

  /** The first of a few organizations that fits. */
  find(
    fits: (organization: Organization) => boolean,
    ...kinds: readonly [Kind, ...Kind[]]
  ): Organization | undefined {
    for (let i = 0; i < tries; i++) {
      const found = this.world.living(...kinds);
      if (found && fits(found)) return found;
    }
    return undefined;
  }

  /** A parent under which one of a kind may stand from the day on. */
  parentFor(kind: Kind, fits: (parent: Organization) => boolean = () => true): Organization | undefined {
    const { dice, day, world } = this;
    const fitting = (parent: Organization) => isFree(parent, day) && fits(parent);
    const { organization: head, authority } = (kind === 'U' && dice.chance(100) && world.holder()) || {};
    if (head && authority === umbrella && fitting(head)) return head;
    return this.find(fitting, ...(parentKinds[kind] as [Kind, ...Kind[]]));
  }

  /** Others of the same kind and parent that fit, at most `most`, in any order. */
  siblings(
    organization: Organization,
    most: number,
    fits: (sibling: Organization) => boolean,
  ): Organization[] {
    const { dice, day } = this;
    const found = [...(organization.parent?.children ?? [])].filter(
      (each) => each !== organization && each.kind === organization.kind && isFree(each, day) && fits(each),
    );
    while (found.length > most) found.splice(dice.between(0, found.length - 1), 1);
    return found;
  }

  /** Opens a new one; what a request asks for it. */
  open(kind: Kind, parent: Organization | null): { organization: Organization; input: object } {
    const { world, dice } = this;
    const organization = world.make(kind);
    const input = {
      organizationId: organization.id,
      name: world.newName(),
      organizationKind: kind,
      parentId: parent?.id ?? null,
      ...(kind !== 'U' && { codes: { national: world.newCode() } }),
      ...(dice.chance(300) && { facts: [measured(kind, dice)] }),
    };
    world.open(organization, parent, this.day, this.decision);
    return { organization, input };
  }

  close(organization: Organization): void {
    this.world.close(organization, this.day, this.decision);
  }

  move(organization: Organization, parent: Organization): void {
    this.world.move(organization, parent, this.day, this.decision);
  }

  need(...organizations: readonly Organization[]): void {
    for (const each of organizations) this.world.need(each, this.day, this.decision);
  }

  /** The change may be rectified later. */
  remember(change: Omit<PastChange, 'decision' | 'decisionId' | 'change'>): void {
    const { decision, decisionId, change: number } = this;
    this.past.add({ ...change, decision, decisionId, change: number });
  }
}

/** A measure that fits a kind, within what the rules ask. */
export function measured(kind: Kind, dice: Dice): { measure: string; value: number } {
  return kind === 'U'
    ? { measure: 'staff', value: dice.between(3, 90) }
    : { measure: 'residents', value: dice.between(100, 90_000) };
}
