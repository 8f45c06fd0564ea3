import { seats } from '../allocation.js';
import { upgrade, type ChangeRequest } from '../changes.js';
import type { PartyKind } from '../kinds.js';
import { isUnderUpper, type Stage } from '../stage.js';
import type { Organization } from '../world.js';
import { cells } from './founding.js';

/** Cells that are founded with each base cell that becomes a base committee. */
const cellsPerCommittee = 2;

/** Cells that the upgrades found. */
export function cellsFoundedByUpgrades({ allocation }: Stage): number {
  return allocation.upgraded.BG * cellsPerCommittee;
}

export function upgrades(stage: Stage): void {
  const { world, cast, allocation } = stage;
  toUpperCommittee(stage, cast.upgraded);
  for (let i = 0; i < allocation.upgraded.BG; i++) toCommittee(stage, i === 0);
  const alone = allocation.upgraded.CB - 4;
  for (let i = 0; i < alone; i++) {
    const cell = stage.cell();
    const upper = cell.parent!.parent!;
    world.move(cell, upper);
    stage.add({
      title: 'Về việc nâng cấp chi bộ trực thuộc thành chi bộ cơ sở',
      on: stage.date(),
      changes: [become(stage, cell, 'B', stage.members('B'))],
    });
  }
}

/** The committee becomes an upper one, and its cells base cells, all in one decision: no cell may stand under a U. */
function toUpperCommittee(stage: Stage, committee: Organization): void {
  const changes = [become(stage, committee, 'U')];
  for (const cell of committee.children) changes.push(become(stage, cell, 'B', stage.members('B')));
  stage.add({
    title: 'Về việc nâng cấp đảng bộ cơ sở thành đảng bộ cấp trên cơ sở',
    on: stage.dateIn('2018-05-02', '2019-12-20'),
    changes,
  });
}

/** @param small it has fewer members than a committee needs, with the superior's consent */
function toCommittee(stage: Stage, small: boolean): void {
  const cell = stage.world.take('B', isUnderUpper);
  cell.restless = true;
  stage.add({
    title: 'Về việc nâng cấp chi bộ cơ sở thành đảng bộ cơ sở',
    on: stage.date(),
    changes: [
      become(stage, cell, 'G', small ? 27 : stage.members('G')),
      ...cells(stage, cell, cellsPerCommittee),
    ],
    ...(small && {
      acknowledge: [{ code: 'size', reference: 'Công văn số 507-CV/ĐUK ngày 03/4/2018', change: 1 }],
    }),
  });
}

/** The name follows the kind. */
function become(stage: Stage, organization: Organization, kind: PartyKind, members?: number): ChangeRequest {
  organization.kind = kind;
  organization.seats = seats[kind];
  stage.world.rename(organization);
  return upgrade(organization, members);
}
