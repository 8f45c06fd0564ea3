import { alike } from '../allocation.js';
import { rename } from '../changes.js';
import { bloc } from '../preset.js';
import { isUnderUpper, superiorOf, type Stage } from '../stage.js';
import type { Organization } from '../world.js';
import { cellsRenamedInBundle } from './founding.js';

/** What is renamed. One committee is renamed twice: the events are one more than the organizations. */
export function renaming(stage: Stage): void {
  const { world } = stage;
  const { renamed } = alike;
  for (let i = 0; i < renamed.G - 2; i++) renameIn(stage, world.take('G', isUnderUpper), stage.date());
  const twice = world.take('G', isUnderUpper);
  renameIn(stage, twice, stage.dateIn('2016-03-01', '2017-12-29'));
  renameIn(stage, twice, stage.dateIn('2019-01-02', '2020-06-30'));
  for (let i = 1; i < renamed.B; i++) renameIn(stage, world.take('B', isUnderUpper), stage.date());
  renameByDelegation(stage, world.take('B', isUnderUpper));
  for (let i = 0; i < renamed.C - cellsRenamedInBundle; i++) renameIn(stage, stage.cell(), stage.date());
  // Last, and late in the term: decisions that these committees issued before bear their former names.
  const upper = ({ restless, isNew, name }: Organization) =>
    !restless && !isNew && !name.includes('Ngoại giao');
  for (let i = 0; i < renamed.U; i++) {
    renameIn(stage, world.take('U', upper), stage.dateIn('2020-09-01', '2020-09-28'));
  }
}

function renameIn(stage: Stage, organization: Organization, on: string): void {
  stage.world.rename(organization);
  stage.add({
    title: 'Về việc đổi tên tổ chức đảng',
    on,
    ...(organization.kind === 'C' && { issuer: superiorOf(organization) }),
    changes: [rename(organization)],
  });
}

/** By an organ that the rules don't name for it, on the strength of a delegation. */
function renameByDelegation(stage: Stage, cell: Organization): void {
  stage.world.rename(cell);
  stage.add({
    title: 'Về việc đổi tên chi bộ cơ sở',
    on: stage.dateIn('2016-01-05', '2020-06-30'),
    issuer: { issuer: bloc.issuer, organ: 'Thường trực' },
    changes: [rename(cell)],
    acknowledge: [{ code: 'competence', reference: 'Quy chế làm việc số 04-QC/ĐUK ngày 18/12/2015, Điều 9' }],
  });
}
