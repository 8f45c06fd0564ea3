import { alike, directLeaving, type Allocation } from './allocation.js';
import type { Organization, World } from './world.js';

/** Which base committees of the opening do what in the term. Nobody has two parts. */
export interface Cast {
  /** From base to upper committee. */
  readonly upgraded: Organization;
  readonly absorptions: readonly {
    readonly survivor: Organization;
    readonly ended: readonly Organization[];
  }[];
  /** Half of the dissolved one's cells end with it, the others go to the heir. */
  readonly dissolutions: readonly { readonly ended: Organization; readonly heir: Organization }[];
  readonly handedOver: readonly Organization[];
  /** To another parent inside the register; the first stood directly under the bloc. */
  readonly moved: readonly Organization[];
}

/** @param world with its committees, still without sections and cells */
export function castCommittees(world: World, allocation: Allocation): Cast {
  const direct = ({ parent }: Organization) => parent === world.root;
  const subordinate = (organization: Organization) => !direct(organization);
  const leaving = (fits: typeof direct) => restless(world.take('G', fits));
  const free = (parent: Organization | undefined) =>
    [...parent!.children].filter((sibling) => sibling.kind === 'G' && !sibling.cast);
  const withSiblings = (organization: Organization) =>
    subordinate(organization) && free(organization.parent).length > 1;
  const siblingOf = ({ parent }: Organization) => world.take('G', (other) => other.parent === parent);
  const times = <T>(count: number, make: () => T) => Array.from({ length: count }, make);

  const upgraded = leaving(direct);
  const moved = [leaving(direct), ...times(alike.movedInside.G - 1, () => leaving(subordinate))];
  const handedOver = times(allocation.handedOver.G, () => leaving(subordinate));
  const dissolutions = times(allocation.dissolved.G, () => {
    const ended = leaving(withSiblings);
    return { ended, heir: siblingOf(ended) };
  });
  const absorptions = times(directLeaving.absorbed, () => ({
    survivor: world.take('G', direct),
    ended: [leaving(direct)],
  }));
  for (let left = allocation.absorbed.G - directLeaving.absorbed; left > 0;) {
    const survivor = world.take('G', withSiblings);
    const count = Math.min(left, world.random.int(1, 3), free(survivor.parent).length);
    absorptions.push({ survivor, ended: times(count, () => restless(siblingOf(survivor))) });
    left -= count;
  }
  return { upgraded, absorptions, dissolutions, handedOver, moved };
}

function restless(organization: Organization): Organization {
  organization.restless = true;
  return organization;
}

/** How many cells each restless committee begins with; the others share the rest. */
export function cellsOfRestless(cast: Cast, allocation: Allocation): Map<Organization, number> {
  const cells = new Map([[cast.upgraded, 4]]);
  for (const committee of cast.handedOver) cells.set(committee, allocation.carriedOut);
  for (const { ended } of cast.dissolutions) cells.set(ended, 4);
  for (const { ended } of cast.absorptions) for (const committee of ended) cells.set(committee, 5);
  for (const committee of cast.moved) cells.set(committee, 8);
  return cells;
}

/** Whose cells must not share names with whose: those that will stand under one committee. */
export function nameScopes(cast: Cast): Map<Organization, string> {
  const scopes = new Map<Organization, string>();
  for (const { ended, heir } of cast.dissolutions) scopes.set(ended, heir.id);
  for (const { ended, survivor } of cast.absorptions) {
    for (const committee of ended) scopes.set(committee, survivor.id);
  }
  return scopes;
}
