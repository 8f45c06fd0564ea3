import type { DecisionRequest } from '../../src/commands/decide/decision-request.js';
import { kindsFrom2011, kindsFrom2023 } from './kinds.js';
import { termReport } from './report.js';

/** Who issues the bloc's own decisions, and in whose name. */
export const bloc = { issuer: 'Đảng ủy Khối', organ: 'Ban Thường vụ' };

/** What any register of such a bloc begins with: its rules and its report; and the later version of the rules. */
export function presetRequests(): [opening: DecisionRequest, rulesOf2023: DecisionRequest] {
  return [
    {
      decision: {
        ...bloc,
        type: 'QĐ',
        number: '01-QĐ/ĐUK',
        issuedOn: '2015-10-19',
        effectiveOn: '2015-10-16',
        title: 'Về việc mở sổ tổ chức đảng của Đảng bộ Khối',
        legalBases: [{ issuer: 'Bộ Chính trị', type: 'QĐ', number: '98-QĐ/TW', issuedOn: '2007-10-22' }],
      },
      changes: [
        {
          kind: 'open-register',
          title: {
            vi: 'Sổ tổ chức đảng của Đảng bộ Khối, nhiệm kỳ 2015 - 2020 (tên các tổ chức là tên giả định)',
            en: 'Party organizations of a bloc, term 2015–2020 (names of organizations are invented)',
          },
          homonyms: 'warn',
        },
        { kind: 'define-kinds', effectiveOn: '2011-01-19', classification: kindsFrom2011 },
        { kind: 'define-report', definition: termReport },
      ],
    },
    {
      decision: {
        ...bloc,
        type: 'QĐ',
        number: '412-QĐ/ĐUK',
        issuedOn: '2023-12-08',
        effectiveOn: '2023-12-08',
        title: 'Về tiêu chí giao quyền cấp trên trực tiếp của tổ chức cơ sở đảng',
      },
      changes: [{ kind: 'define-kinds', classification: kindsFrom2023 }],
    },
  ];
}
