import type { PublishFigure } from '../../src/commands/kinds/publish-figure.js';

/** A figure of the report, as the change that publishes it asks for it. */
export type Figure = Omit<PublishFigure, 'document'>;

/** The document that printed all of the figures. */
export const termReportDocument = {
  title:
    'Một số kết quả công tác tổ chức xây dựng Đảng trong Đảng bộ Khối các cơ quan Trung ương nhiệm kỳ 2015 - 2020',
  publishedOn: '2020-10-23',
};

const printed = {
  direct: 'Đảng bộ Khối có 61 đảng bộ trực thuộc, với 26 đảng bộ cơ sở và 35 đảng bộ cấp trên cơ sở',
  size: 'có gần 6000 chi bộ với hơn 8,2 vạn đảng viên',
  G: 'Đảng bộ cơ sở: từ 243 đầu mối, sau sắp xếp giảm 21 đầu mối, còn 222',
  P: 'đảng bộ bộ phận: từ 22 đầu mối, còn 21 đầu mối',
  B: 'chi bộ cơ sở: từ 343 đầu mối, sau sắp xếp còn 336 đầu mối',
  C: 'chi bộ trực thuộc: từ 2046 đầu mối, sau sắp xếp còn 2020 đầu mối',
  seats: 'số lượng cấp ủy viên từ 4.767 sau sắp xếp còn 4.668 cấp ủy viên, giảm 99 cấp ủy viên',
  rooms: 'Tổng số phòng của cơ quan Đảng ủy Khối còn 21/27 phòng, giảm 06 phòng',
  heads: 'cán bộ giữ chức lãnh đạo cấp trưởng phòng còn 21/25 đồng chí, giảm 04 đồng chí',
  deputies: 'cấp phó trưởng phòng 21/25 đồng chí, giảm 04 đồng chí',
  admissions:
    'Kết quả công tác phát triển đảng từ sau Đại hội đến nay, toàn Đảng bộ Khối kết nạp được 15.990 đảng viên mới',
};

const term = { since: 'Từ đầu nhiệm kỳ đến nay' };

/**
 * Every figure of the report. `asOf`, `period` and `attributes` are there only where the document states them:
 * the footnote dates neither its "before" nor its "after" and says nothing of its scope, and whether the named
 * founding and absorption are among the 102 and the 49 is unstated too.
 */
export const figures: readonly Figure[] = [
  figure('direct-committees', 61, 'đảng bộ trực thuộc', 'committees directly under the bloc', printed.direct),
  figure('direct-G', 26, 'đảng bộ cơ sở trực thuộc', 'base committees directly under it', printed.direct),
  figure('direct-U', 35, 'đảng bộ cấp trên cơ sở', 'upper committees', printed.direct),
  figure('cells', 6000, 'chi bộ', 'cells', printed.size, { bound: 'nearly' }),
  figure('members', 82_000, 'đảng viên', 'Party members', printed.size, { bound: 'more-than' }),

  figure('G-before', 243, 'đảng bộ cơ sở, trước sắp xếp', 'base committees before', printed.G),
  figure('G-after', 222, 'đảng bộ cơ sở, sau sắp xếp', 'base committees after', printed.G),
  figure('G-decrease', 21, 'đảng bộ cơ sở giảm', 'base committees fewer', printed.G),
  figure('P-before', 22, 'đảng bộ bộ phận, trước sắp xếp', 'section committees before', printed.P),
  figure('P-after', 21, 'đảng bộ bộ phận, sau sắp xếp', 'section committees after', printed.P),
  figure('B-before', 343, 'chi bộ cơ sở, trước sắp xếp', 'base cells before', printed.B),
  figure('B-after', 336, 'chi bộ cơ sở, sau sắp xếp', 'base cells after', printed.B),
  figure('C-before', 2046, 'chi bộ trực thuộc, trước sắp xếp', 'subordinate cells before', printed.C),
  figure('C-after', 2020, 'chi bộ trực thuộc, sau sắp xếp', 'subordinate cells after', printed.C),
  figure('seats-before', 4767, 'cấp ủy viên, trước sắp xếp', 'committee seats before', printed.seats),
  figure('seats-after', 4668, 'cấp ủy viên, sau sắp xếp', 'committee seats after', printed.seats),
  figure('seats-decrease', 99, 'cấp ủy viên giảm', 'committee seats fewer', printed.seats),

  figure('rooms-before', 27, 'phòng, trước sắp xếp', 'rooms before', printed.rooms),
  figure('rooms-after', 21, 'phòng, sau sắp xếp', 'rooms after', printed.rooms),
  figure('rooms-decrease', 6, 'phòng giảm', 'rooms fewer', printed.rooms),
  figure('room-heads-before', 25, 'trưởng phòng, trước sắp xếp', 'heads of rooms before', printed.heads),
  figure('room-heads-after', 21, 'trưởng phòng, sau sắp xếp', 'heads of rooms after', printed.heads),
  figure('room-heads-decrease', 4, 'trưởng phòng giảm', 'heads of rooms fewer', printed.heads),
  figure('room-deputies-before', 25, 'phó trưởng phòng, trước sắp xếp', 'deputies before', printed.deputies),
  figure('room-deputies-after', 21, 'phó trưởng phòng, sau sắp xếp', 'deputies after', printed.deputies),
  figure('room-deputies-decrease', 4, 'phó trưởng phòng giảm', 'deputies fewer', printed.deputies),

  figure(
    'received-handed-over',
    45,
    'tiếp nhận, chuyển giao',
    'received, handed over',
    'tiếp nhận, chuyển giao 45 tổ chức đảng',
  ),
  figure(
    'founded-upgraded',
    102,
    'lập mới, nâng cấp',
    'founded, upgraded',
    'lập mới, nâng cấp 102 tổ chức đảng',
  ),
  figure('renamed', 29, 'đổi tên', 'renamed', 'đổi tên 29 tổ chức đảng'),
  figure(
    'dissolved-ceased',
    49,
    'giải thể, kết thúc hoạt động',
    'dissolved, ceased',
    'giải thể, kết thúc hoạt động 49 tổ chức đảng',
  ),
  figure(
    'named-founding',
    1,
    'lập Đảng bộ Ủy ban Quản lý vốn nhà nước tại doanh nghiệp',
    'founding of the committee of the commission for state capital',
    'Tiến hành lập Đảng bộ cấp trên cơ sở Ủy ban Quản lý vốn nhà nước tại doanh nghiệp trực thuộc Đảng ủy Khối',
  ),
  figure(
    'named-absorption',
    1,
    'sáp nhập Đảng ủy Ngoài nước',
    'absorption of the committee abroad',
    'hoàn thành việc sáp nhập Đảng ủy Ngoài nước vào Đảng ủy Bộ Ngoại giao',
  ),
  figure(
    'upper-level-granted',
    11,
    'thí điểm giao quyền cấp trên cơ sở',
    'upper-level power granted on trial',
    'Thí điểm giao quyền cấp trên cơ sở cho 11 đảng ủy trực thuộc đảng ủy cấp trên cơ sở',
    { attributes: { scope: 'đảng ủy trực thuộc đảng ủy cấp trên cơ sở' } },
  ),
  figure(
    'admission-delegated',
    51,
    'ủy quyền kết nạp và khai trừ đảng viên',
    'admission and expulsion delegated',
    'ủy quyền kết nạp và khai trừ đảng viên cho 51 đảng bộ cơ sở có đủ điều kiện',
    { attributes: { scope: 'đảng bộ cơ sở có đủ điều kiện' } },
  ),
  figure(
    'staff-offices-founded',
    13,
    'lập Văn phòng Đảng - Đoàn thể',
    'Party and mass organization offices founded',
    'việc lập Văn phòng Đảng - Đoàn thể là đầu mối sinh hoạt cấp vụ ở 13 đảng bộ bộ, ngành Trung ương',
    { attributes: { scope: 'đảng bộ bộ, ngành Trung ương' } },
  ),
  figure(
    'function-transferred',
    1,
    'chuyển nội dung đào tạo, bồi dưỡng theo Đề án 165',
    'training under scheme 165 transferred',
    'Chuyển nội dung công tác đào tạo, bồi dưỡng theo Đề án 165 từ Trung tâm Bồi dưỡng chính trị về Ban Tổ chức Đảng ủy Khối chủ trì, phối hợp với Văn phòng Đảng ủy Khối thực hiện chức năng, nhiệm vụ được giao',
  ),

  figure('admissions-total', 15_990, 'đảng viên mới kết nạp', 'members admitted', printed.admissions, {
    attributes: { since: 'từ sau Đại hội' },
  }),
  ...admissions('2016', 4062, 'năm 2016 toàn Đảng bộ Khối kết nạp được 4.062 đảng viên mới'),
  ...admissions('2017', 3697, 'năm 2017: kết nạp được 3.697 đảng viên mới'),
  ...admissions('2018', 3198, 'năm 2018 kết nạp được 3.198 đảng viên'),
  ...admissions('2019', 3516, 'năm 2019 kết nạp được 3.516 đảng viên'),
  ...admissions('2020', 1517, '9 tháng năm 2020 kết nạp được 1.517 đảng viên mới', '09-30'),

  ...courses('sympathizers', 67, 5226, '67 lớp bồi dưỡng đảng viên mới cho 5226 cảm tình đảng', {
    label: 'bồi dưỡng đảng viên mới',
    audience: 'cảm tình đảng',
  }),
  ...courses('new-members', 63, 5008, '63 lớp đảng viên mới cho 5008 đảng viên', {
    label: 'đảng viên mới',
    audience: 'đảng viên',
  }),
  ...courses('committee-work', 8, 1700, '08 lớp bồi dưỡng nghiệp vụ cấp ủy cho 1700 đồng chí', {
    label: 'bồi dưỡng nghiệp vụ cấp ủy',
    audience: 'đồng chí',
  }),
];

function figure(
  code: string,
  value: number,
  vi: string,
  en: string,
  quotation: string,
  stated: Pick<Figure, 'bound' | 'period' | 'attributes'> = {},
): Figure {
  return { kind: 'publish-figure', figure: code, label: { vi, en }, value, quotation, ...stated };
}

function admissions(year: string, value: number, quotation: string, last = '12-31'): Figure[] {
  const period = { from: `${year}-01-01`, to: `${year}-${last}` };
  const [vi, en] = [`đảng viên mới kết nạp năm ${year}`, `members admitted in ${year}`];
  return [figure(`admissions-${year}`, value, vi, en, quotation, { period })];
}

function courses(
  audience: string,
  held: number,
  people: number,
  quotation: string,
  stated: { label: string; audience: string },
): Figure[] {
  const attributes = { ...term, ...stated };
  const vi = `lớp ${stated.label}`;
  const en = `courses (${audience})`;
  return [
    figure(`courses-${audience}`, held, vi, en, quotation, { attributes }),
    figure(`course-people-${audience}`, people, `người học, ${vi}`, `people in ${en}`, quotation, {
      attributes,
    }),
  ];
}
