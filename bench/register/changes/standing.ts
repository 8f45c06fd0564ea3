import { delegated, umbrella } from '../classification.js';
import type { Draw } from '../drawing.js';
import { isFree, isQuiet } from '../organization.js';

export const transfer: Draw = (drawing) => {
  const { dice, day, world } = drawing;
  const kind = dice.weighted({ U: 80, C: 17, A: 1, D: 2 });
  const organization = drawing.find((each) => isFree(each, day), kind);
  const before = organization?.parent;
  if (!organization || !before) return undefined;
  const hasUnits = organization.authorities.has(umbrella) || organization.children.size > 0;
  // What has units of its own goes under no unit: nobody may come to stand under itself.
  const fits = (parent: typeof before) => parent !== before && !(hasUnits && parent.kind === 'U');
  const parent = drawing.parentFor(kind, fits);
  if (!parent || parent === organization) return undefined;
  drawing.move(organization, parent);
  drawing.remember({
    subjects: [organization],
    parents: [before],
    undo: (decision) => world.move(organization, before, day, decision),
  });
  return { kind: 'transfer', organizationId: organization.id, parentId: parent.id };
};

/** Communes become associations and back; units become communes, and communes that have no units become units. */
export const reclassify: Draw = (drawing) => {
  const { dice, day, world, decision } = drawing;
  const way = dice.weighted({ convert: 40, upgrade: 35, downgrade: 25 });
  const from = way === 'upgrade' ? 'U' : dice.of(['C', 'C', 'A'] as const);
  const organization = drawing.find(
    (each) => isFree(each, day) && (way === 'convert' || (isQuiet(each, day) && each.children.size === 0)),
    from,
  );
  if (!organization || organization.authorities.size > 0) return undefined;
  const kind = way === 'downgrade' ? 'U' : way === 'upgrade' || from === 'A' ? 'C' : 'A';
  const parent = way === 'convert' ? undefined : drawing.parentFor(kind, (each) => each !== organization);
  if (way !== 'convert' && !parent) return undefined;
  if (parent) drawing.move(organization, parent);
  world.reclassify(organization, kind, day, decision);
  return {
    kind: 'reclassify',
    organizationId: organization.id,
    organizationKind: kind,
    ...(parent && { parentId: parent.id }),
    ...(dice.chance(300) && { name: world.newName() }),
  };
};

export const grantAuthority: Draw = (drawing) => {
  const { dice, day, world, decision } = drawing;
  const authority = dice.of([umbrella, delegated]);
  const kind = authority === umbrella ? 'U' : dice.of(['C', 'U'] as const);
  const organization = drawing.find((each) => isFree(each, day) && !each.authorities.has(authority), kind);
  if (!organization) return undefined;
  world.authorize(organization, authority, true, day, decision);
  const pilot = dice.chance(200) && { pilot: true };
  return { kind: 'grant-authority', organizationId: organization.id, authority, ...pilot };
};

export const revokeAuthority: Draw = (drawing) => {
  const { day, world, decision } = drawing;
  const { organization, authority } = world.holder() ?? {};
  if (!organization || authority === undefined) return undefined;
  // Units under a unit need its authority.
  if (!isQuiet(organization, day) || (organization.kind === 'U' && organization.children.size > 0))
    return undefined;
  world.authorize(organization, authority, false, day, decision);
  return { kind: 'revoke-authority', organizationId: organization.id, authority };
};
