import { described, found, rename, type ChangeRequest } from '../changes.js';
import { printedNames } from '../names.js';
import { resolution18, superiorOf, type Stage } from '../stage.js';
import type { Organization } from '../world.js';

/** Cells that are founded together with each new base committee, and with each new section. */
const cellsAtFounding = 3;

/** Cells that one decision founds all over an upper committee. */
const bundle = { cells: 20, renames: 3 };

/** Renames of cells that the bundle carries; the others are reported by `renaming`. */
export const cellsRenamedInBundle = bundle.renames;

/**
 * What is founded. @param pilots base committees that hold upper-level power since 2018 at the latest
 * @param cellsElsewhere cells that are founded with upgraded committees
 */
export function founding(stage: Stage, pilots: readonly Organization[], cellsElsewhere: number): void {
  const { world, random } = stage;
  const { founded } = stage.allocation;
  const left = { G: founded.G, B: founded.B, C: founded.C - cellsElsewhere };
  const committee = (parent: Organization): ChangeRequest[] => {
    left.G--;
    left.C -= cellsAtFounding;
    const organization = world.open('G', parent);
    return [found(organization, stage.members('G')), ...cells(stage, organization, cellsAtFounding)];
  };
  const cell = (parent: Organization): ChangeRequest => {
    left.B--;
    return found(world.open('B', parent), stage.members('B'), random.pick(['lập mới', 'thành lập']));
  };

  const commission = world.open('U', world.root, { name: printedNames.commission });
  stage.add({
    title: 'Về việc lập Đảng bộ Ủy ban Quản lý vốn nhà nước tại doanh nghiệp',
    on: stage.dateIn('2018-11-05', '2018-11-30'),
    changes: [
      { kind: 'found', organization: described(commission), printedAs: 'lập' },
      ...committee(commission),
      cell(commission),
      cell(commission),
    ],
    legalBases: [resolution18.citation],
  });
  stage.add({
    title: 'Về việc lập đảng bộ cơ sở trực thuộc đảng ủy được giao quyền cấp trên cơ sở',
    on: stage.dateIn('2019-02-11', '2020-06-30'),
    changes: committee(pilots[0]!),
  });
  while (left.G > 0) {
    stage.add({ title: 'Về việc lập đảng bộ cơ sở', on: stage.date(), changes: committee(stage.upper()) });
  }
  for (let i = 0; i < founded.P; i++) {
    const parent = stage.base();
    const section = world.open('P', parent);
    left.C -= cellsAtFounding;
    stage.add({
      title: 'Về việc lập đảng bộ bộ phận',
      on: stage.date(),
      issuer: superiorOf(parent),
      changes: [
        { kind: 'found', organization: described(section), printedAs: 'lập mới' },
        ...cells(stage, section, cellsAtFounding),
      ],
    });
  }
  for (const pilot of pilots.slice(1, 3)) {
    stage.add({
      title: 'Về việc lập chi bộ cơ sở trực thuộc đảng ủy được giao quyền cấp trên cơ sở',
      on: stage.dateIn('2019-02-11', '2020-08-31'),
      changes: [cell(pilot)],
    });
  }
  largeCell(stage, () => cell(stage.upper()));
  while (left.B > 0) {
    const count = Math.min(left.B, random.int(1, 2));
    const parent = stage.upper();
    const changes = Array.from({ length: count }, () => cell(parent));
    stage.add({ title: 'Về việc lập chi bộ cơ sở', on: stage.date(), changes });
  }
  bundleOfCells(stage);
  for (left.C -= bundle.cells; left.C > 0;) {
    const count = Math.min(left.C, random.int(1, 3));
    const parent = stage.base();
    stage.add({
      title: 'Về việc lập chi bộ trực thuộc',
      on: stage.date(),
      issuer: superiorOf(parent),
      changes: cells(stage, parent, count),
    });
    left.C -= count;
  }
}

/** Founds cells under a committee or section. */
export function cells(stage: Stage, parent: Organization, count: number): ChangeRequest[] {
  return Array.from({ length: count }, () => found(stage.world.open('C', parent), stage.members('C')));
}

/** A base cell with more members than the rules allow, with the superior's consent. */
function largeCell(stage: Stage, cell: () => ChangeRequest): void {
  const change = cell();
  if (change.kind === 'found') {
    change.organization.facts = change.organization.facts!.map((fact) =>
      fact.measure === 'members' ? { ...fact, value: 33 } : fact,
    );
  }
  stage.add({
    title: 'Về việc lập chi bộ cơ sở',
    on: stage.dateIn('2017-06-20', '2020-06-30'),
    changes: [change],
    acknowledge: [{ code: 'size', reference: 'Công văn số 318-CV/ĐUK ngày 12/6/2017', change: 1 }],
  });
}

/** One decision of more than twenty changes. */
function bundleOfCells(stage: Stage): void {
  const { world, random } = stage;
  const upper = stage.base().parent!;
  const bases = [...upper.children].filter(
    ({ kind, restless, isNew }) => kind === 'G' && !restless && !isNew,
  );
  const changes: ChangeRequest[] = [];
  for (let i = 0; i < bundle.cells; i++) changes.push(...cells(stage, random.pick(bases), 1));
  for (let i = 0; i < bundle.renames; i++) {
    const cell = world.take('C', ({ parent }) => bases.includes(parent!));
    world.rename(cell);
    changes.push(rename(cell));
  }
  stage.add({
    title: 'Về việc sắp xếp, kiện toàn các chi bộ trực thuộc',
    on: stage.dateIn('2018-09-03', '2019-06-28'),
    issuer: superiorOf(upper),
    changes,
    legalBases: [resolution18.citation],
  });
}
