import type { ChangeTargetInput } from '../../../src/commands/kinds/target.js';
import { seats } from '../allocation.js';
import { organOf, otherNames, printedNames } from '../names.js';
import { bloc } from '../preset.js';
import type { Act } from '../stage.js';
import { membersOf, stockMoves, together, type Rectification } from './rectification.js';
import { cited, first, lastOf, type Written } from './written.js';

/** The issuer's: a name was printed without its last words. */
export function misprintedName(written: readonly Written[], issuedOn: string): Rectification {
  const renames = lastOf(written, 'rename').filter(({ change }) => change.organizationId.startsWith('G-'));
  const { decision, target, change } = first(renames, 'rename of a base committee');
  const name = `${change.name} miền Trung`;
  return {
    act: {
      title: `Về việc đính chính ${cited(decision)}`,
      on: issuedOn,
      type: 'CV',
      changes: [
        {
          kind: 'correct',
          target,
          by: 'issuer',
          reason: 'Đính chính lỗi in: tên tổ chức in thiếu hai chữ “miền Trung”.',
          patch: { name, otherNames: { organ: organOf(name) } },
          printedAs: 'đính chính',
        },
      ],
    },
    moves: {},
  };
}

/** Ours: a cell that ended after the term was entered under the day on which its papers were handed in. */
export function misdatedEnding(written: readonly Written[], issuedOn: string): Rectification {
  const endings = lastOf(written, 'dissolve').filter(({ change }) => change.organizationId.startsWith('B-'));
  const { decision, target, change } = first(endings, 'base cell that is dissolved');
  const reason = `Ghi nhầm ngày hiệu lực: theo ${cited(decision)}, chi bộ hoạt động đến hết ngày 30/9/2020; sổ ghi theo ngày bàn giao hồ sơ.`;
  return {
    act: ownError(issuedOn, target, reason, { effectiveOn: '2020-10-01' }),
    moves: together(stockMoves('B', 1), {
      'lines/endings': -1,
      [`lines/endings/${change.form}`]: -1,
      'identities/by-kind/B/dissolved': -1,
    }),
  };
}

const elected = { entered: 2, corrected: 5, true: 3 };

/** Ours: the seats of a cell. The number that takes the place of the wrong one is wrong as well. */
export function miscountedSeats(written: readonly Written[], issuedOn: string): Rectification {
  const elections = lastOf(written, 'record-fact').filter(
    ({ change }) => change.measure === 'seats' && change.value === elected.entered,
  );
  const { decision, target } = first(elections, 'election of a second seat');
  const reason = `Ghi nhầm số cấp ủy viên của chi bộ khi nhập ${cited(decision)}.`;
  return {
    act: ownError(issuedOn, target, reason, { value: elected.corrected }),
    moves: { 'measures/seats/after': elected.corrected - elected.entered },
  };
}

/** Ours: the correction of the seats is corrected. */
export function miscorrectedSeats(written: readonly Written[], issuedOn: string): Rectification {
  const corrections = lastOf(written, 'correct').filter(
    ({ change }) => change.patch?.['value'] !== undefined,
  );
  const { decision, target } = first(corrections, 'correction of seats');
  const reason = `Sửa lại ${cited(decision)}: 05 là số người ứng cử, số trúng cử là 03.`;
  return {
    act: ownError(issuedOn, target, reason, { value: elected.true }),
    moves: { 'measures/seats/after': elected.true - elected.corrected },
  };
}

/** Ours: a base committee was entered as a base cell. */
export function mistakenKind(written: readonly Written[], issuedOn: string): Rectification {
  const foundings = lastOf(written, 'found').filter(
    ({ decision: { act }, change: { organization } }) =>
      act.title.includes(printedNames.commission) && organization.organizationKind === 'B',
  );
  const { decision, target, change } = first(foundings, 'base cell founded with the commission');
  const members = 41;
  const name = change.organization.name.replace(/^Chi bộ/, 'Đảng bộ');
  const facts = [
    { measure: 'seats', value: seats.G },
    { measure: 'members', value: members },
  ];
  const organization = { organizationKind: 'G', name, otherNames: otherNames('G', name), facts };
  const reason = `Ghi nhầm loại hình: ${cited(decision)} lập đảng bộ cơ sở với ${members} đảng viên chính thức, sổ ghi là chi bộ cơ sở.`;
  return {
    act: ownError(issuedOn, target, reason, { organization }),
    moves: together(stockMoves('B', -1), stockMoves('G', 1), {
      'identities/by-kind/B/founded': -1,
      'identities/by-kind/G/founded': 1,
      'measures/members/after': members - membersOf(change.organization),
    }),
  };
}

/** The office that keeps the register sets right what it keyed wrongly. */
function ownError(
  on: string,
  target: ChangeTargetInput,
  reason: string,
  patch: Record<string, unknown>,
): Act {
  return {
    title: 'Về việc rà soát, sửa lỗi nhập số liệu trong sổ tổ chức đảng',
    on,
    issuer: { issuer: bloc.issuer, organ: 'Văn phòng' },
    type: 'BB',
    changes: [{ kind: 'correct', target, by: 'register', reason, patch }],
  };
}
