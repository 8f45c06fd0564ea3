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
  const { cast, allocation } = stage;
  toUpperCommittee(stage, cast.upgraded);
  for (let i = 0; i < allocation.upgraded.BG; i++) toCommittee(stage, i === 0);
  const alone = allocation.upgraded.CB - cast.upgraded.children.size;
  for (let i = 0; i < alone; i++) {
    const cell = stage.cell();
    const parent = cell.parent!.parent!;
    stage.add({
      title: 'Về việc nâng cấp chi bộ trực thuộc thành chi bộ cơ sở',
      on: stage.date(),
      changes: [become(stage, cell, 'B', { members: stage.members('B'), parent })],
    });
  }
}

/** The committee becomes an upper one, and its cells base cells, all in one decision: no cell may stand under a U. */
function toUpperCommittee(stage: Stage, committee: Organization): void {
  const changes = [become(stage, committee, 'U')];
  for (const cell of committee.children)
    changes.push(become(stage, cell, 'B', { members: stage.members('B') }));
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
    on: small ? stage.dateIn('2018-04-10', '2020-06-30') : stage.date(),
    changes: [
      become(stage, cell, 'G', { members: small ? 27 : stage.members('G') }),
      ...cells(stage, cell, cellsPerCommittee),
    ],
    ...(small && {
      acknowledge: [{ code: 'size', reference: 'Công văn số 507-CV/ĐUK ngày 03/4/2018', change: 1 }],
    }),
  });
}

/** Takes on a kind, and with it the seats and a name of that kind. Goes to `parent` where one is given. */
function become(
  { world }: Stage,
  organization: Organization,
  kind: PartyKind,
  { members, parent }: { members?: number; parent?: Organization } = {},
): ChangeRequest {
  organization.kind = kind;
  organization.seats = seats[kind];
  if (parent) world.move(organization, parent);
  world.rename(organization);
  return upgrade(organization, parent !== undefined, members);
}
