import { firstDay } from './calendar.js';
import { classification, parentKinds, type Kind } from './classification.js';
import type { Dice } from './dice.js';
import { Drawing, type PlainChange } from './drawing.js';
import { Past } from './past.js';
import type { World } from './world.js';

const bundle = 500;

/** The bundles of changes with which a register of so many organizations begins. */
export function* opening(world: World, dice: Dice, organizations: number): Generator<PlainChange[]> {
  let changes: PlainChange[] = [
    { kind: 'open-register', title: { vi: 'Sổ mẫu', en: 'A made-up register' }, homonyms: 'refuse' },
    { kind: 'define-kinds', classification },
  ];
  for (const kind of kindsInOrder(organizations)) {
    if (changes.length >= bundle) {
      yield changes;
      changes = [];
    }
    const parents = parentKinds[kind] as [Kind, ...Kind[]];
    const parent = kind === 'N' ? null : world.living(...parents)!;
    const drawing = new Drawing(world, dice, new Past(dice), 0, '', 0, firstDay, -1);
    changes.push({ kind: 'register', organization: drawing.open(kind, parent).input });
  }
  yield changes;
}

/** Parents before children: one nation, up to 20 regions, some 30 communes a department, and units. */
function* kindsInOrder(organizations: number): Generator<Kind> {
  const numbers: readonly (readonly [Kind, number])[] = [
    ['N', 1],
    ['R', Math.min(20, Math.max(1, Math.round(organizations / 10_000)))],
    ['D', Math.max(2, Math.round(organizations / 250))],
    ['C', Math.max(4, Math.round(organizations * 0.12))],
    ['A', Math.max(1, Math.round(organizations * 0.01))],
  ];
  let left = organizations;
  for (const [kind, number] of numbers) {
    for (let i = 0; i < number && left > 0; i++, left--) yield kind;
  }
  for (; left > 0; left--) yield 'U';
}
