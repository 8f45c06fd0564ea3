import type { World } from '../world.js';
import { membersOf, stockMoves, together, type Rectification } from './rectification.js';
import { cited, first, lastOf, type Written } from './written.js';

/** A founding is void from the start. Nothing depends on it. */
export function voidFounding(written: readonly Written[], issuedOn: string): Rectification {
  const foundings = lastOf(written, 'found').filter(
    ({ decision: { act }, change: { organization } }) =>
      act.changes.length === 1 && !act.acknowledge && organization.parentId?.startsWith('U-'),
  );
  const { decision, change } = first(foundings, 'base cell founded alone');
  return {
    act: {
      title: `Về việc hủy bỏ ${cited(decision)}`,
      on: issuedOn,
      changes: [
        {
          kind: 'annul',
          target: { decisionId: decision.id },
          reason:
            'Hồ sơ không hợp lệ: đơn vị hành chính tương ứng chưa được thành lập, chi bộ chưa hoạt động.',
          printedAs: 'hủy bỏ',
        },
      ],
    },
    moves: together(stockMoves('B', -1), {
      'lines/foundations': -1,
      'lines/foundations/founded': -1,
      'identities/by-kind/B/founded': -1,
      'measures/members/after': -membersOf(change.organization),
    }),
  };
}

/**
 * A grant of upper-level power is void from the start. The base committee that was founded under it may not stand
 * there: it goes to the upper committee from the day of its founding.
 */
export function voidGrant(written: readonly Written[], issuedOn: string, world: World): Rectification {
  const committees = new Map(world.live('G').map((committee) => [committee.id, committee]));
  const foundings = lastOf(written, 'found').filter(
    ({ change: { organization } }) =>
      organization.organizationKind === 'G' && committees.has(organization.parentId ?? ''),
  );
  const { decision: founding, change } = first(foundings, 'base committee founded under a pilot');
  const { organizationId, parentId } = change.organization;
  const pilot = committees.get(parentId!)!;
  const grants = lastOf(written, 'grant-authority').filter(
    ({ change }) => change.organizationId === pilot.id && change.authority === 'upper-level',
  );
  const { decision, target } = first(grants, 'grant to the pilot');
  return {
    act: {
      title: `Về việc hủy bỏ một phần ${cited(decision)}`,
      on: issuedOn,
      changes: [
        {
          kind: 'annul',
          target,
          reason: `Giao quyền không đúng đối tượng thí điểm. Đảng bộ lập theo ${cited(founding)} trực thuộc đảng ủy cấp trên cơ sở từ ngày thành lập.`,
          printedAs: 'hủy bỏ',
        },
        {
          kind: 'transfer',
          organizationId: organizationId!,
          parentId: pilot.parent!.id,
          effectiveOn: founding.act.on,
          printedAs: 'chuyển về trực thuộc',
        },
      ],
    },
    moves: {
      'authorities/upper-level/after': -1,
      'authorities/upper-level/granted': -1,
      'lines/moves': 1,
      'lines/moves/moved-inside': 1,
    },
  };
}

/** A delegation of admissions ends within the term; its past stands. The decision comes months after. */
export function repealedDelegation(written: readonly Written[]): Rectification {
  const grants = lastOf(written, 'grant-authority').filter(
    ({ change }) => change.authority === 'admission-and-expulsion',
  );
  const { decision, target, change } = first(grants, 'delegation of admissions');
  const { organizationId, authority } = change;
  return {
    act: {
      title: `Về việc bãi bỏ một phần ${cited(decision)}`,
      on: '2020-07-01',
      repeals: [target],
      changes: [
        {
          kind: 'revoke-authority',
          organizationId,
          authority,
          printedAs: 'bãi bỏ',
          note: 'Đảng bộ không còn đủ điều kiện được ủy quyền từ ngày 01/7/2020.',
        },
      ],
    },
    moves: { 'authorities/admission/after': -1, 'authorities/admission/revoked': 1 },
  };
}
