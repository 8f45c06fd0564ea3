import { alike, opening, type Allocation } from './allocation.js';
import { castCommittees, cellsOfRestless, nameScopes, type Cast } from './casting.js';
import { described, type ChangeRequest } from './changes.js';
import { printedNames } from './names.js';
import { staffUnits } from './staff.js';
import type { Act } from './stage.js';
import { World, type Organization } from './world.js';

/** Fills the world with what lived when the term began, and casts who does what in it. */
export function populate(world: World, allocation: Allocation): Cast {
  const { random, root } = world;
  const uppers = Array.from({ length: opening.U }, (_, i) =>
    world.open('U', root, i === 0 ? { name: printedNames.ministry } : {}),
  );
  for (let i = 0; i < opening.directG; i++) world.open('G', root);
  const bases = random.spread(opening.G - opening.directG, uppers.length, 4);
  for (const [i, upper] of uppers.entries()) {
    for (let n = 0; n < bases[i]!; n++) world.open('G', upper);
  }
  const cast = castCommittees(world, allocation);
  openSections(world);
  openCells(world, cast, allocation);
  // One base cell stands under the bloc by option: the one that moves inside.
  world.open('B', root, { name: 'Chi bộ Ban Quản lý Tòa nhà' });
  const baseCells = random.spread(opening.B - alike.movedInside.B, uppers.length, 4);
  for (const [i, upper] of uppers.entries()) {
    for (let n = 0; n < baseCells[i]!; n++) world.open('B', upper);
  }
  for (const cell of random.shuffled(world.live('C')).slice(0, opening.twoSeatCells)) cell.seats = 2;
  return cast;
}

/** Under large committees that stay. */
function openSections(world: World): void {
  const parents = world.random
    .shuffled(world.live('G').filter(({ restless, cast }) => !restless && !cast))
    .slice(0, 14);
  const counts = world.random.spread(opening.P, parents.length, 1);
  for (const [i, parent] of parents.entries()) {
    for (let n = 0; n < counts[i]!; n++) world.open('P', parent);
  }
}

function openCells(world: World, cast: Cast, allocation: Allocation): void {
  const { random } = world;
  const scopes = nameScopes(cast);
  const fixed = cellsOfRestless(cast, allocation);
  const settled = world.live('G').filter((committee) => !fixed.has(committee));
  const sections = world.live('P');
  const perSection = sections.map(() => random.int(3, 5));
  const taken = [...fixed.values(), ...perSection].reduce((sum, count) => sum + count, 0);
  const shares = random.spread(opening.C - taken, settled.length, 4);
  const counts = new Map<Organization, number>([
    ...fixed,
    ...settled.map((committee, i) => [committee, shares[i]!] as const),
    ...sections.map((section, i) => [section, perSection[i]!] as const),
  ]);
  for (const parent of [...world.live('G'), ...sections]) {
    const committee = parent.kind === 'P' ? parent.parent! : parent;
    const scope = scopes.get(committee) ?? committee.id;
    for (let n = 0; n < counts.get(parent)!; n++) world.open('C', parent, { scope });
  }
  makeHomonyms(cast);
}

/** Two cells of one name, whose committees will be merged. */
function makeHomonyms({ absorptions }: Cast): void {
  const { survivor, ended } = absorptions.at(-1)!;
  const [mine] = [...survivor.children].filter(({ kind }) => kind === 'C');
  const [theirs] = ended[0]!.children;
  mine!.cast = true;
  theirs!.name = mine!.name;
}

/** The opening balance, in a few decisions: the committees directly under the bloc, what stands under them, the office. */
export function openingActs({ root }: World): Act[] {
  const on = '2015-10-16';
  const heads = [...root.children];
  const act = (title: string, organizations: Organization[]): Act => ({
    title,
    on,
    changes: organizations.map((organization) => ({
      kind: 'register',
      organization: described(organization),
    })),
  });
  const first = act('Danh sách các tổ chức đảng trực thuộc Đảng ủy Khối', [root, ...heads]);
  const optional = heads.findIndex(({ kind }) => kind === 'B');
  const parts = [0, 1, 2].map((part) =>
    act(
      `Danh sách tổ chức đảng thuộc các đảng bộ trực thuộc, phần ${part + 1}`,
      heads.filter((_, i) => i % 3 === part).flatMap(under),
    ),
  );
  return [
    {
      ...first,
      acknowledge: [
        {
          code: 'parent-by-option',
          reference: 'Thông báo số 215-TB/ĐUK ngày 04/5/2012',
          change: optional + 2,
        },
      ],
    },
    ...parts,
    { title: 'Danh sách các ban, đơn vị, phòng của cơ quan Đảng ủy Khối', on, changes: officeChanges() },
  ];
}

function under(organization: Organization): Organization[] {
  return [...organization.children].flatMap((child) => [child, ...under(child)]);
}

function officeChanges(): ChangeRequest[] {
  return [
    ...staffUnits().map((organization): ChangeRequest => ({ kind: 'register', organization })),
    {
      kind: 'transfer-function',
      function: 'scheme-165',
      leadId: 'training-centre',
      note: 'Hiện trạng khi mở sổ',
    },
  ];
}
