import type { Draw } from '../drawing.js';

export const found: Draw = (drawing) => {
  const { dice, world } = drawing;
  const kind = dice.weighted({ U: 88, C: 10, A: 2 });
  const parent = drawing.parentFor(kind);
  if (!parent) return undefined;
  const { organization, input } = drawing.open(kind, parent);
  drawing.remember({
    subjects: [organization],
    parents: [],
    undo: () => world.forget(organization),
    patch: () =>
      organization.touchedBy === drawing.decision ? { organization: { name: world.newName() } } : undefined,
  });
  return { kind: 'found', organization: input };
};

export const receive: Draw = (drawing) => {
  const { dice } = drawing;
  const parent = drawing.parentFor('C');
  if (!parent) return undefined;
  const head = drawing.open('C', parent);
  const subtree = Array.from(
    { length: dice.between(0, 4) },
    () => drawing.open('U', head.organization).input,
  );
  return {
    kind: 'receive',
    organization: head.input,
    ...(subtree.length > 0 && { subtree }),
    from: dice.of(['the register of the north', 'the register of the coast']),
  };
};

export const reinstate: Draw = (drawing) => {
  const { day, world, decision } = drawing;
  const organization = world.ended();
  if (organization?.closedOn === undefined || organization.ownOn >= day) return undefined;
  if (organization.neededOn >= day || organization.childOn >= day) return undefined;
  const parent = drawing.parentFor(organization.kind);
  if (!parent) return undefined;
  world.open(organization, parent, day, decision);
  return { kind: 'reinstate', organizationId: organization.id, parentId: parent.id };
};
