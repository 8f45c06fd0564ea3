import type { DecisionRequest } from '../../src/commands/decide/decision-request.js';
import type { ChangeRequest } from './changes.js';
import { departments, office, remainingRooms } from './staff.js';
import { successors } from './names.js';
import { bloc } from './preset.js';
import type { World } from './world.js';

/** The bloc ends: its committees go to four outside ones with all that stands under them; the office; R last. */
export const epilogueDates = { handover: '2025-02-03', office: '2025-02-24', end: '2025-02-28' };

const shares = [22, 18, 13, 8];

/** @param world as it is after the term: nothing changes until the end */
export function epilogueRequests(world: World): DecisionRequest[] {
  const heads = [...world.root.children].map(({ id }) => id).sort();
  const { handover } = epilogueDates;
  const bundles = successors.map((to, i): DecisionRequest => {
    const from = shares.slice(0, i).reduce((sum, share) => sum + share, 0);
    const changes = heads.slice(from, from + shares[i]!).map((organizationId): ChangeRequest => ({
      kind: 'hand-over',
      organizationId,
      to,
      handoverOn: handover,
      printedAs: 'chuyển giao',
    }));
    return politburo(`${241 + i}-QĐ/TW`, `Về việc chuyển giao tổ chức đảng về ${to}`, handover, changes);
  });
  const ending = [...remainingRooms(), ...departments.map(({ id }) => id), office.organizationId!];
  return [
    ...bundles,
    {
      decision: {
        ...bloc,
        type: 'QĐ',
        number: '588-QĐ/ĐUK',
        issuedOn: '2025-02-21',
        effectiveOn: epilogueDates.office,
        title: 'Về việc kết thúc hoạt động của cơ quan Đảng ủy Khối',
      },
      changes: ending.map(cease),
    },
    politburo('247-QĐ/TW', 'Về việc kết thúc hoạt động của Đảng bộ Khối', epilogueDates.end, [cease('R')]),
  ];
}

function politburo(
  number: string,
  title: string,
  effectiveOn: string,
  changes: ChangeRequest[],
): DecisionRequest {
  const decision = { issuer: 'Bộ Chính trị', type: 'QĐ', number, issuedOn: '2025-01-24', effectiveOn, title };
  return { decision, changes };
}

function cease(organizationId: string): ChangeRequest {
  return { kind: 'dissolve', organizationId, form: 'ceased', printedAs: 'kết thúc hoạt động' };
}
