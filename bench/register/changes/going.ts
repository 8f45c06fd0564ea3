import type { Draw, Drawing } from '../drawing.js';
import { isFree, isQuiet, type Organization } from '../organization.js';

/** Children that one change takes elsewhere, at most. */
const most = 60;

/** It may end on the day, and whatever stands under it may go elsewhere. */
export function mayEnd(organization: Organization, { day }: Drawing): boolean {
  const { children, kind } = organization;
  if (!isQuiet(organization, day) || children.size > most) return false;
  return kind === 'U' ? children.size === 0 : [...children].every((child) => isFree(child, day));
}

export function childrenTo(
  children: readonly Organization[],
  parents: readonly Organization[],
  { dice }: Drawing,
) {
  return children.map((child) => ({ child, parent: dice.of(parents) }));
}

export function asInput(moves: ReturnType<typeof childrenTo>) {
  return moves.map(({ child, parent }) => ({ organizationId: child.id, parentId: parent.id }));
}

export const dissolve: Draw = (drawing) => {
  const { dice, world } = drawing;
  const ending = drawing.find((each) => mayEnd(each, drawing), dice.weighted({ U: 85, C: 12, A: 3 }));
  if (!ending) return undefined;
  const { parent } = ending;
  const children = [...ending.children];
  const heirs = drawing.siblings(ending, 2, () => true);
  if (children.length > 0 && heirs.length === 0) return undefined;
  const moves = childrenTo(children, heirs, drawing);
  const sharedTo = dice.chance(500) ? heirs : [];
  for (const { child, parent: heir } of moves) drawing.move(child, heir);
  drawing.need(...heirs);
  drawing.close(ending);
  drawing.remember({
    subjects: [ending, ...children],
    parents: [parent],
    undo: (decision) => {
      world.revive(ending, parent, decision);
      for (const child of children) world.move(child, ending, drawing.day, decision);
    },
  });
  return {
    kind: 'dissolve',
    organizationId: ending.id,
    form: dice.of(['dissolved', 'ceased', 'disbanded']),
    ...(sharedTo.length > 0 && { sharedTo: sharedTo.map(({ id }) => id) }),
    ...(moves.length > 0 && { children: asInput(moves) }),
  };
};

/** With all that stands under it, if that is not too much. */
export const handOver: Draw = (drawing) => {
  const { day, dice } = drawing;
  const head = drawing.find((each) => isQuiet(each, day), dice.of(['U', 'C'] as const));
  const all = head && subtreeOf(head);
  if (!all || all.length > most || !all.every((each) => isQuiet(each, day))) return undefined;
  for (const each of all.reverse()) drawing.close(each);
  return {
    kind: 'hand-over',
    organizationId: head.id,
    to: dice.of(['the register of the north', 'the state']),
  };
};

/** Itself first, parents before children. */
function subtreeOf(organization: Organization): Organization[] {
  return [organization, ...[...organization.children].flatMap(subtreeOf)];
}
