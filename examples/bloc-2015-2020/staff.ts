import type { MeasureInput, OrganizationInput } from '../../src/commands/kinds/change.js';

interface Department {
  readonly id: string;
  readonly name: string;
  readonly en: string;
  readonly rooms: readonly string[];
}

/** The staff units of the bloc office. The report prints three of the departments; the others are invented. */
export const departments: readonly Department[] = [
  department(
    'general-office',
    'Văn phòng',
    'General Office',
    'Tổng hợp, Hành chính, Quản trị, Tài vụ, Lưu trữ, Xe',
  ),
  department(
    'organization',
    'Ban Tổ chức',
    'Organization Department',
    'Cơ sở, Cán bộ, Đảng viên, Thống kê, Bảo vệ',
  ),
  department('propaganda', 'Ban Tuyên giáo', 'Propaganda Department', 'Lý luận, Thông tin, Lịch sử, Văn hóa'),
  department(
    'inspection',
    'Cơ quan Ủy ban Kiểm tra',
    'Inspection Office',
    'Giám sát, Đơn thư, Nghiệp vụ 1, Nghiệp vụ 2',
  ),
  department('mass-work', 'Ban Dân vận', 'Mass Mobilization Department', 'Phong trào, Dân chủ, Đoàn thể'),
  department(
    'training-centre',
    'Trung tâm Bồi dưỡng chính trị',
    'Political Training Centre',
    'Đào tạo, Giáo vụ, Tư liệu',
  ),
  department('research', 'Ban Nghiên cứu', 'Research Department', 'Chuyên đề, Tổng kết'),
];

export const office: OrganizationInput = {
  organizationId: 'office',
  name: 'Cơ quan Đảng ủy Khối',
  otherNames: { en: 'Bloc Office' },
  organizationKind: 'office',
  parentId: null,
};

/** Rooms that nobody heads, and rooms without a deputy: 27 rooms, 25 of each. All of them end in the term. */
const headless = ['research-2', 'general-office-6'];
const withoutDeputy = ['inspection-4', 'propaganda-4'];

/** Rooms that end in the term: absorbed by another of their department, or ceased. 27 become 21. */
export const absorbedRooms: readonly (readonly [ended: string, survivor: string])[] = [
  ['research-2', 'research-1'],
  ['inspection-4', 'inspection-3'],
  ['propaganda-4', 'propaganda-2'],
  ['training-centre-3', 'training-centre-2'],
];
export const ceasedRooms = ['general-office-6', 'mass-work-3'];

/** Rooms of the office after the ended ones, in the order of their departments. */
export function remainingRooms(): string[] {
  const ended = [...absorbedRooms.map(([room]) => room), ...ceasedRooms];
  return departments.flatMap(roomIds).filter((id) => !ended.includes(id));
}

/** The whole office, parents before children. */
export function staffUnits(): OrganizationInput[] {
  return [office, ...departments.flatMap((each) => [unit(each), ...each.rooms.map((_, i) => room(each, i))])];
}

function department(id: string, name: string, en: string, rooms: string): Department {
  return { id, name, en, rooms: rooms.split(', ') };
}

function roomIds({ id, rooms }: Department): string[] {
  return rooms.map((_, i) => `${id}-${i + 1}`);
}

function unit({ id, name, en }: Department): OrganizationInput {
  return {
    organizationId: id,
    name: `${name} Đảng ủy Khối`,
    otherNames: { en },
    organizationKind: 'department',
    parentId: 'office',
  };
}

function room(of: Department, index: number): OrganizationInput {
  const organizationId = roomIds(of)[index]!;
  const facts: MeasureInput[] = [
    { measure: 'room-heads', value: headless.includes(organizationId) ? 0 : 1 },
    { measure: 'room-deputies', value: withoutDeputy.includes(organizationId) ? 0 : 1 },
  ];
  return {
    organizationId,
    name: `Phòng ${of.rooms[index]}`,
    organizationKind: 'room',
    parentId: of.id,
    facts,
  };
}
