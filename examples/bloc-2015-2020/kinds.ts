import type {
  AuthorityDefinition,
  Classification,
  CompetenceRule,
  KindDefinition,
  KindSet,
  MeasureDefinition,
  ParentRule,
} from '../../src/events/vocabulary/classification.js';
import type { Text } from '../../src/events/vocabulary/text.js';

export const partyKinds = ['R', 'U', 'G', 'P', 'B', 'C'] as const;
export type PartyKind = (typeof partyKinds)[number];

const kinds: KindDefinition[] = [
  kind('R', 6, 'Đảng bộ Khối', 'bloc committee', [{ kind: null }]),
  kind('U', 5, 'đảng bộ cấp trên cơ sở', 'upper committee', [{ kind: 'R' }]),
  kind('G', 4, 'đảng bộ cơ sở', 'base committee', [
    { kind: 'R' },
    { kind: 'U' },
    { kind: 'G', authority: 'upper-level' },
  ]),
  kind('P', 2, 'đảng bộ bộ phận', 'section committee', [{ kind: 'G' }]),
  kind('B', 3, 'chi bộ cơ sở', 'base cell', [
    { kind: 'U' },
    { kind: 'R', byOption: true },
    { kind: 'G', authority: 'upper-level' },
  ]),
  kind('C', 1, 'chi bộ trực thuộc', 'subordinate cell', [{ kind: 'G' }, { kind: 'P' }]),
  kind('office', 3, 'cơ quan Đảng ủy Khối', 'bloc office', [{ kind: null }]),
  kind('department', 2, 'ban, đơn vị', 'department', [{ kind: 'office' }]),
  kind('room', 1, 'phòng', 'room', [{ kind: 'department' }]),
  kind('party-office', 2, 'Văn phòng Đảng - Đoàn thể', 'Party and mass organization office', [
    { kind: 'U' },
    { kind: 'G' },
  ]),
];

const sets: KindSet[] = [
  // "Trực thuộc" also means: directly under R. Where an organization stands is for the report's scope to say.
  set('direct-committee', 'đảng bộ trực thuộc', 'directly subordinate committee', ['U', 'G']),
  set('base-organization', 'tổ chức cơ sở đảng', 'base organization', ['G', 'B']),
  set('cell', 'chi bộ', 'cell', ['B', 'C']),
  set('party-organization', 'tổ chức đảng', 'Party organization', [...partyKinds]),
  set('head', 'đầu mối', 'countable head', [...partyKinds]),
  set('staff-unit', 'tổ chức tham mưu, giúp việc', 'staff unit', [
    'office',
    'department',
    'room',
    'party-office',
  ]),
];

const people: Text = { vi: 'người', en: 'people' };

const measures: MeasureDefinition[] = [
  measure('seats', 'stock', 'cấp ủy viên', 'committee seats', { kinds: [...partyKinds] }),
  measure('members', 'stock', 'đảng viên chính thức', 'official members', {
    unit: people,
    kinds: [...partyKinds],
  }),
  measure('room-heads', 'stock', 'trưởng phòng', 'heads of rooms', { unit: people, kinds: ['room'] }),
  measure('room-deputies', 'stock', 'phó trưởng phòng', 'deputy heads of rooms', {
    unit: people,
    kinds: ['room'],
  }),
  measure('admissions', 'flow', 'đảng viên mới kết nạp', 'members admitted', { unit: people }),
  ...courses('sympathizers', 'bồi dưỡng đảng viên mới (cảm tình đảng)', 'sympathizers'),
  ...courses('new-members', 'đảng viên mới', 'new members'),
  ...courses('committee-work', 'bồi dưỡng nghiệp vụ cấp ủy', 'committee work'),
];

const structural = ['found', 'receive', 'hand-over', 'transfer', 'rename', 'reclassify', 'merge', 'dissolve'];

const competences: CompetenceRule[] = [
  { changes: structural, kinds: ['U', 'G', 'B'], organs: ['Ban Thường vụ', 'Bộ Chính trị'] },
  { changes: structural, kinds: ['P', 'C'], organs: ['Ban Thường vụ', 'Ban Chấp hành', 'Bộ Chính trị'] },
];

const admission: AuthorityDefinition = {
  code: 'admission-and-expulsion',
  label: { vi: 'ủy quyền kết nạp và khai trừ đảng viên', en: 'delegated admission and expulsion' },
  kinds: ['G'],
};

/** The rules as the term found them. */
export const kindsFrom2011: Classification = {
  kinds,
  sets,
  authorities: [
    {
      code: 'upper-level',
      label: { vi: 'quyền cấp trên cơ sở (thí điểm)', en: 'upper-level power (pilot)' },
      kinds: ['G'],
    },
    admission,
  ],
  measures,
  sizes: [
    { measure: 'members', kinds: ['B'], min: 3, max: 29 },
    { measure: 'members', kinds: ['G'], min: 30 },
    { measure: 'members', kinds: ['C'], min: 3 },
  ],
  competences,
};

/** The rules since the pilot's criteria were written down: who may grant upper-level power, and on what terms. */
export const kindsFrom2023: Classification = {
  ...kindsFrom2011,
  authorities: [
    {
      code: 'upper-level',
      label: {
        vi: 'quyền cấp trên trực tiếp của tổ chức cơ sở đảng (theo tiêu chí ban hành năm 2023)',
        en: 'power of a direct superior of base organizations (by the criteria issued in 2023)',
      },
      kinds: ['G'],
    },
    admission,
  ],
  competences: [
    ...competences,
    { changes: ['grant-authority', 'revoke-authority'], kinds: ['G'], organs: ['Ban Thường vụ'] },
  ],
};

function kind(code: string, rank: number, vi: string, en: string, parents: ParentRule[]): KindDefinition {
  return { code, label: { vi, en }, rank, parents };
}

function set(code: string, vi: string, en: string, of: string[]): KindSet {
  return { code, label: { vi, en }, kinds: of };
}

/** All of them count people, seats or courses: whole numbers from 0 on. */
function measure(
  code: string,
  type: MeasureDefinition['type'],
  vi: string,
  en: string,
  more: Partial<MeasureDefinition> = {},
): MeasureDefinition {
  return { code, label: { vi, en }, type, whole: true, least: 0, ...more };
}

/** The same codes as the report's figures. */
function courses(audience: string, vi: string, en: string): MeasureDefinition[] {
  return [
    measure(`courses-${audience}`, 'flow', `lớp ${vi}`, `courses for ${en}`),
    measure(`course-people-${audience}`, 'flow', `người học lớp ${vi}`, `people in courses for ${en}`, {
      unit: people,
    }),
  ];
}
