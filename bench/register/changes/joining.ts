import type { Draw, Drawing } from '../drawing.js';
import { isFree, type Organization } from '../organization.js';
import { asInput, childrenTo, mayEnd } from './going.js';

/** Several of one kind and parent that may end on the day; undefined when there are fewer. */
function ending(drawing: Drawing, least: number, most: number): Organization[] | undefined {
  const { dice } = drawing;
  const one = drawing.find((each) => mayEnd(each, drawing), dice.weighted({ C: 55, U: 40, A: 5 }));
  if (!one) return undefined;
  const others = drawing.siblings(one, dice.between(least, most) - 1, (each) => mayEnd(each, drawing));
  return others.length + 1 < least ? undefined : [one, ...others];
}

/** Takes an end back: those that ended live again where they did, with the children that they had. */
function undoEnd(drawing: Drawing, ended: readonly Organization[]): (decision: number) => void {
  const { world, day } = drawing;
  const before = ended.map(({ parent, children }) => ({ parent, children: [...children] }));
  return (decision) => {
    for (const [i, organization] of ended.entries()) {
      const { parent, children } = before[i]!;
      world.revive(organization, parent, decision);
      for (const child of children) world.move(child, organization, day, decision);
    }
  };
}

export const merge: Draw = (drawing) => (drawing.dice.chance(700) ? absorb(drawing) : consolidate(drawing));

function absorb(drawing: Drawing) {
  const { dice } = drawing;
  const absorbed = ending(drawing, 1, 3);
  if (!absorbed) return undefined;
  const [survivor] = drawing.siblings(absorbed[0]!, 1, (each) => !absorbed.includes(each));
  if (!survivor) return undefined;
  const undo = undoEnd(drawing, absorbed);
  const children = absorbed.flatMap((each) => [...each.children]);
  for (const child of children) drawing.move(child, survivor);
  drawing.need(survivor);
  for (const each of absorbed) drawing.close(each);
  const parents = absorbed.map(({ parent }) => parent);
  drawing.remember({ subjects: [...absorbed, ...children], parents, undo });
  return {
    kind: 'merge',
    form: 'absorption',
    organizationIds: absorbed.map(({ id }) => id),
    ...(dice.chance(50) && { outside: [{ name: drawing.world.newName() }] }),
    survivorId: survivor.id,
  };
}

function consolidate(drawing: Drawing) {
  const { day, world } = drawing;
  const all = ending(drawing, 2, 4);
  const parent = all?.[0]?.parent;
  if (!all || !parent || !isFree(parent, day)) return undefined;
  const undo = undoEnd(drawing, all);
  const children = all.flatMap((each) => [...each.children]);
  const { organization, input } = drawing.open(all[0]!.kind, parent);
  for (const child of children) drawing.move(child, organization);
  for (const each of all) drawing.close(each);
  drawing.remember({
    subjects: [...all, ...children, organization],
    parents: [parent],
    undo: (decision) => {
      undo(decision);
      world.forget(organization);
    },
  });
  return { kind: 'merge', form: 'consolidation', organizationIds: all.map(({ id }) => id), into: input };
}

/** One ends and a new one takes its place, with all its children. */
export const replace: Draw = (drawing) => {
  const { day, world } = drawing;
  const all = ending(drawing, 1, 1);
  const parent = all?.[0]?.parent;
  if (!all || !parent || !isFree(parent, day)) return undefined;
  const [one] = all as [Organization];
  const undo = undoEnd(drawing, all);
  const children = [...one.children];
  const { organization, input } = drawing.open(one.kind, parent);
  for (const child of children) drawing.move(child, organization);
  drawing.close(one);
  drawing.remember({
    subjects: [one, ...children, organization],
    parents: [parent],
    undo: (decision) => {
      undo(decision);
      world.forget(organization);
    },
  });
  return { kind: 'replace', organizationId: one.id, into: input };
};

export const split: Draw = (drawing) => {
  const { dice, day } = drawing;
  const form = dice.of(['separation', 'separation', 'division']);
  const kind = dice.weighted({ C: 40, U: 55, A: 5 });
  const one = drawing.find((each) => isFree(each, day) && mayEnd(each, drawing), kind);
  const parent = one?.parent;
  if (!parent || !isFree(parent, day)) return undefined;
  const parts = Array.from({ length: form === 'division' ? dice.between(2, 3) : 1 }, () =>
    drawing.open(kind, parent),
  );
  const going = [...one.children].filter(() => form === 'division' || dice.chance(500));
  const moves = childrenTo(
    going,
    parts.map(({ organization }) => organization),
    drawing,
  );
  for (const { child, parent: part } of moves) drawing.move(child, part);
  if (form === 'division') drawing.close(one);
  else drawing.need(one);
  return {
    kind: 'split',
    form,
    organizationId: one.id,
    into: parts.map(({ input }) => input),
    ...(moves.length > 0 && { children: asInput(moves) }),
  };
};

export const reorganize: Draw = (drawing) => {
  const { dice, day } = drawing;
  const all = ending(drawing, 2, 3);
  const parent = all?.[0]?.parent;
  if (!all || !parent || !isFree(parent, day)) return undefined;
  const parts = Array.from({ length: dice.between(2, 3) }, () => drawing.open(all[0]!.kind, parent));
  const moves = childrenTo(
    all.flatMap((each) => [...each.children]),
    parts.map(({ organization }) => organization),
    drawing,
  );
  for (const { child, parent: part } of moves) drawing.move(child, part);
  for (const each of all) drawing.close(each);
  return {
    kind: 'reorganize',
    organizationIds: all.map(({ id }) => id),
    into: parts.map(({ input }) => input),
    ...(moves.length > 0 && { children: asInput(moves) }),
  };
};
