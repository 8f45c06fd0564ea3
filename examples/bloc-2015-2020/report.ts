import type { Text } from '../../src/events/vocabulary/text.js';
import type { ReportDefinition } from '../../src/events/vocabulary/report/report-definition.js';
import type {
  AuthorityCount,
  FlowColumn,
  Identity,
  Line,
  MeasureSum,
  Sentence,
  Stock,
} from '../../src/events/vocabulary/report/report-parts.js';
import type { FigureComparison, Flag } from '../../src/events/vocabulary/report/report-flag.js';

const party = { kinds: ['U', 'G', 'P', 'B', 'C'] };
const footnote = ['G', 'P', 'B', 'C'];

/**
 * The rules of counting of the term report, from "How a report counts": *lập mới, nâng cấp* is founded + upgraded;
 * *tiếp nhận, chuyển giao* is received + handed over, heads only, and moved inside by an option; *đổi tên* counts
 * events and not the names that an upgrade changed; *giải thể, kết thúc hoạt động* is dissolved + ceased, and
 * absorbed by an option. Whatever else began, ended or came along is shown apart.
 */
const lines: Line[] = [
  {
    code: 'moves',
    label: text('Tiếp nhận, chuyển giao', 'Received, handed over'),
    unit: 'head',
    parts: [
      {
        code: 'received',
        label: text('tiếp nhận từ ngoài', 'received from outside'),
        select: { effect: 'opened', as: ['received', 'carried-in'], after: party },
      },
      {
        code: 'handed-over',
        label: text('chuyển giao ra ngoài', 'handed over to outside'),
        select: { effect: 'closed', as: ['handed-over', 'carried-out'], before: party },
      },
      {
        code: 'moved-inside',
        label: text('chuyển trong nội bộ', 'moved inside'),
        select: { effect: 'moved', as: ['transferred'], before: party },
        option: 'moved-inside',
      },
      {
        code: 'carried-in',
        label: text('đi theo tổ chức tiếp nhận', 'carried in with them'),
        unit: 'subtree',
        select: { effect: 'opened', as: ['carried-in'], after: party },
        apart: true,
      },
      {
        code: 'carried-out',
        label: text('đi theo tổ chức chuyển giao', 'carried out with them'),
        unit: 'subtree',
        select: { effect: 'closed', as: ['carried-out'], before: party },
        apart: true,
      },
    ],
  },
  {
    code: 'foundations',
    label: text('Lập mới, nâng cấp', 'Founded, upgraded'),
    unit: 'subtree',
    parts: [
      {
        code: 'founded',
        label: text('lập mới', 'founded'),
        select: { effect: 'opened', as: ['founded'], after: party },
      },
      {
        code: 'upgraded',
        label: text('nâng cấp', 'upgraded'),
        select: { effect: 'reclassified', as: ['upgraded'], after: party },
      },
      {
        code: 'formed',
        label: text(
          'hình thành do hợp nhất, chia, tách, thay thế',
          'formed by consolidation, split or replacement',
        ),
        select: { effect: 'opened', as: ['formed', 'reinstated'], after: party },
        apart: true,
      },
    ],
  },
  {
    code: 'renames',
    label: text('Đổi tên', 'Renamed'),
    unit: 'event',
    parts: [
      {
        code: 'renamed',
        label: text('đổi tên', 'renamed'),
        select: { effect: 'renamed', as: ['renamed'], before: party },
      },
      {
        code: 'consequential',
        label: text('đổi tên do nâng cấp, chuyển đổi', 'renamed by an upgrade or conversion'),
        select: { effect: 'renamed', as: ['consequential'], before: party },
        apart: true,
      },
    ],
  },
  {
    code: 'endings',
    label: text('Giải thể, kết thúc hoạt động', 'Dissolved, ceased'),
    unit: 'subtree',
    parts: [
      {
        code: 'dissolved',
        label: text('giải thể', 'dissolved'),
        select: { effect: 'closed', as: ['dissolved'], before: party },
      },
      {
        code: 'ceased',
        label: text('kết thúc hoạt động', 'ceased'),
        select: { effect: 'closed', as: ['ceased'], before: party },
      },
      {
        code: 'absorbed',
        label: text('sáp nhập vào tổ chức khác', 'absorbed'),
        select: { effect: 'closed', as: ['absorbed'], before: party },
        option: 'absorptions',
      },
      {
        code: 'other',
        label: text(
          'kết thúc do hợp nhất, chia, tổ chức lại, thay thế, giải tán',
          'consolidated, divided, reorganized, replaced, disbanded',
        ),
        select: {
          effect: 'closed',
          as: ['consolidated', 'divided', 'reorganized', 'replaced', 'disbanded'],
          before: party,
        },
        apart: true,
      },
    ],
  },
  {
    code: 'new-upper',
    label: text('Lập đảng bộ cấp trên cơ sở', 'Upper committees founded'),
    unit: 'subtree',
    parts: [
      {
        code: 'founded',
        label: text('lập mới trực thuộc Đảng bộ Khối', 'founded directly under the bloc'),
        select: { effect: 'opened', as: ['founded'], after: { kinds: ['U'], parents: ['R'] } },
      },
    ],
  },
  {
    code: 'absorbed-outside',
    label: text('Sáp nhập tổ chức ngoài Đảng bộ Khối', 'Outside bodies absorbed'),
    unit: 'event',
    parts: [
      {
        code: 'merged',
        label: text('sáp nhập vào tổ chức trong Đảng bộ Khối', 'absorbed into an organization of the bloc'),
        changes: { types: ['OrganizationsMerged'], having: 'outside' },
      },
    ],
  },
  {
    code: 'staff-offices',
    label: text('Lập Văn phòng Đảng - Đoàn thể', 'Party and mass organization offices founded'),
    unit: 'subtree',
    parts: [
      {
        code: 'founded',
        label: text('lập mới', 'founded'),
        select: { effect: 'opened', as: ['founded'], after: { kinds: ['party-office'] } },
      },
    ],
  },
  {
    code: 'functions',
    label: text('Chuyển giao chức năng, nhiệm vụ', 'Functions transferred'),
    unit: 'event',
    parts: [
      {
        code: 'transferred',
        label: text('chuyển về đơn vị chủ trì mới', 'passed to a new lead'),
        changes: { types: ['FunctionTransferred'] },
      },
    ],
  },
];

const stocks: Stock[] = [
  stock('U', 'đảng bộ cấp trên cơ sở', 'upper committees', ['U']),
  stock('G', 'đảng bộ cơ sở', 'base committees', ['G']),
  stock('P', 'đảng bộ bộ phận', 'section committees', ['P']),
  stock('B', 'chi bộ cơ sở', 'base cells', ['B']),
  stock('C', 'chi bộ trực thuộc', 'subordinate cells', ['C']),
  stock('footnote', 'bốn loại hình trong chú thích', 'the four kinds of the footnote', footnote),
  stock('cells', 'chi bộ', 'cells', ['B', 'C']),
  stock('direct', 'đảng bộ trực thuộc', 'committees directly under the bloc', ['U', 'G'], ['R']),
  stock('direct-U', 'đảng bộ cấp trên cơ sở trực thuộc', 'upper committees directly under it', ['U'], ['R']),
  stock('direct-G', 'đảng bộ cơ sở trực thuộc', 'base committees directly under it', ['G'], ['R']),
  stock('rooms', 'phòng của cơ quan Đảng ủy Khối', 'rooms of the bloc office', ['room']),
  stock('party-offices', 'Văn phòng Đảng - Đoàn thể', 'Party and mass organization offices', [
    'party-office',
  ]),
];

/** Every flow that there is, so that a residual is never the definition's own gap. */
const columns: FlowColumn[] = [
  column('registered', 'ghi nhận sau', 'registered late', 'in', 'opened', ['registered']),
  column('founded', 'lập mới', 'founded', 'in', 'opened', ['founded']),
  column('received', 'tiếp nhận', 'received', 'in', 'opened', ['received']),
  column('carried-in', 'đi theo vào', 'carried in', 'in', 'opened', ['carried-in']),
  column('formed', 'hình thành', 'formed', 'in', 'opened', ['formed']),
  column('reinstated', 'khôi phục', 'reinstated', 'in', 'opened', ['reinstated']),
  column('upgraded-in', 'nâng cấp lên', 'upgraded in', 'in', 'reclassified', ['upgraded']),
  column('converted-in', 'chuyển đổi đến', 'converted in', 'in', 'reclassified', ['downgraded', 'converted']),
  column('moved-in', 'chuyển đến', 'moved in', 'in', 'moved'),
  column('dissolved', 'giải thể, kết thúc', 'dissolved, ceased', 'out', 'closed', [
    'dissolved',
    'ceased',
    'disbanded',
  ]),
  column('absorbed', 'sáp nhập', 'absorbed', 'out', 'closed', ['absorbed']),
  column('reorganized', 'hợp nhất, chia, thay thế', 'consolidated, divided, replaced', 'out', 'closed', [
    'consolidated',
    'divided',
    'reorganized',
    'replaced',
  ]),
  column('handed-over', 'chuyển giao', 'handed over', 'out', 'closed', ['handed-over']),
  column('carried-out', 'đi theo ra', 'carried out', 'out', 'closed', ['carried-out']),
  column('upgraded-out', 'được nâng cấp', 'upgraded out', 'out', 'reclassified', ['upgraded']),
  column('converted-out', 'chuyển đổi đi', 'converted out', 'out', 'reclassified', [
    'downgraded',
    'converted',
  ]),
  column('moved-out', 'chuyển đi', 'moved out', 'out', 'moved'),
];

const identities: Identity[] = [
  identity('by-kind', 'Biến động theo loại hình', 'Flows by kind', party.kinds),
  identity('direct', 'Biến động đảng bộ trực thuộc', 'Flows of committees directly under the bloc', [
    'direct-U',
    'direct-G',
  ]),
  identity('staff', 'Biến động tổ chức tham mưu, giúp việc', 'Flows of staff units', [
    'rooms',
    'party-offices',
  ]),
];

const measures: MeasureSum[] = [
  {
    code: 'seats',
    label: text('cấp ủy viên', 'committee seats'),
    measure: 'seats',
    type: 'stock',
    scope: { kinds: footnote },
  },
  {
    code: 'members',
    label: text('đảng viên', 'Party members'),
    measure: 'members',
    type: 'stock',
    scope: party,
  },
  staff('room-heads', 'trưởng phòng', 'heads of rooms'),
  staff('room-deputies', 'phó trưởng phòng', 'deputy heads of rooms'),
  flow('admissions', 'đảng viên mới kết nạp', 'members admitted'),
  flow('courses-sympathizers', 'lớp cho cảm tình đảng', 'courses for sympathizers'),
  flow('course-people-sympathizers', 'cảm tình đảng dự lớp', 'sympathizers in courses'),
  flow('courses-new-members', 'lớp đảng viên mới', 'courses for new members'),
  flow('course-people-new-members', 'đảng viên dự lớp đảng viên mới', 'new members in courses'),
  flow('courses-committee-work', 'lớp nghiệp vụ cấp ủy', 'courses in committee work'),
  flow(
    'course-people-committee-work',
    'người dự lớp nghiệp vụ cấp ủy',
    'people in courses in committee work',
  ),
];

const authorities: AuthorityCount[] = [
  {
    code: 'upper-level',
    label: text('quyền cấp trên cơ sở (thí điểm)', 'upper-level power (pilot)'),
    authority: 'upper-level',
    scope: { kinds: ['G'] },
  },
  {
    code: 'admission',
    label: text('ủy quyền kết nạp và khai trừ đảng viên', 'delegated admission and expulsion'),
    authority: 'admission-and-expulsion',
    scope: { kinds: ['G'] },
  },
];

const admissionYears = ['2016', '2017', '2018', '2019', '2020'];
const courseFigures = ['sympathizers', 'new-members', 'committee-work'].flatMap((audience) => [
  `courses-${audience}`,
  `course-people-${audience}`,
]);

const figures: FigureComparison[] = [
  against('direct-committees', 'direct.after'),
  against('direct-U', 'direct-U.after'),
  against('direct-G', 'direct-G.after'),
  against('cells', 'cells.after'),
  against('members', 'members.after'),
  ...footnote.flatMap((kind) => [
    against(`${kind}-before`, `${kind}.before`),
    against(`${kind}-after`, `${kind}.after`),
  ]),
  against('G-decrease', '-G.change'),
  against('seats-before', 'seats.before'),
  against('seats-after', 'seats.after'),
  against('seats-decrease', '-seats.change'),
  ...['rooms', 'room-heads', 'room-deputies'].flatMap((code) => [
    against(`${code}-before`, `${code}.before`),
    against(`${code}-after`, `${code}.after`),
    against(`${code}-decrease`, `-${code}.change`),
  ]),
  against('received-handed-over', 'moves.value'),
  against('founded-upgraded', 'foundations.value'),
  against('renamed', 'renames.value'),
  against('dissolved-ceased', 'endings.value'),
  against('named-founding', 'new-upper.value'),
  against('named-absorption', 'absorbed-outside.value'),
  against('upper-level-granted', 'upper-level.granted'),
  against('admission-delegated', 'admission.granted'),
  against('staff-offices-founded', 'staff-offices.value'),
  against('function-transferred', 'functions.value'),
  against('admissions-total', 'admissions.value'),
  ...admissionYears.map((year): FigureComparison => ({ figure: `admissions-${year}`, flow: 'admissions' })),
  ...courseFigures.map((figure) => against(figure, `${figure}.value`)),
];

const flags: Flag[] = [
  {
    code: 'F1',
    label: text('Số chi bộ', 'Number of cells'),
    bound: { figure: 'cells', value: { sum: ['published:B-after', 'published:C-after'] } },
    text: text(
      'Chú thích cho {published:B-after} chi bộ cơ sở và {published:C-after} chi bộ trực thuộc, cộng {left}; bài viết nêu “gần {right}” chi bộ.',
      'The footnote gives {published:B-after} base cells and {published:C-after} subordinate cells, together {left}; the text says “nearly {right}” cells.',
    ),
  },
  {
    code: 'F2',
    label: text('Phạm vi của chú thích', 'Scope of the footnote'),
    unstated: { figures: footnote.flatMap((kind) => [`${kind}-before`, `${kind}-after`]), what: 'scope' },
    text: text(
      'Chú thích không nêu phạm vi của các số liệu (có thể chỉ gồm phần được sắp xếp): {list}.',
      'The footnote does not state the scope of its figures (it may be the rearranged part only): {list}.',
    ),
  },
  {
    code: 'F3',
    label: text('Mốc thời gian “trước sắp xếp”', 'Date of “before”'),
    unstated: { figures: [...footnote, 'seats', 'rooms'].map((code) => `${code}-before`), what: 'asOf' },
    text: text(
      'Số “trước sắp xếp” không có mốc thời gian; ở đây giả định là {from}: {list}.',
      'The “before” figures bear no date; {from} is an assumption made here: {list}.',
    ),
  },
  {
    code: 'F4',
    label: text('Biến động và tổng số', 'Flows and stocks'),
    compare: {
      left: { sum: ['published:founded-upgraded', '-published:dissolved-ceased'] },
      relation: 'equals',
      right: {
        sum: footnote.flatMap((kind) => [`published:${kind}-after`, `-published:${kind}-before`]),
      },
    },
    text: text(
      'Lập mới, nâng cấp {published:founded-upgraded} trừ giải thể, kết thúc {published:dissolved-ceased} là {+left}, trong khi bốn loại hình trong chú thích thay đổi {+right}. Sổ cho thấy các biến động còn lại ở bảng đối chiếu.',
      'Founded and upgraded {published:founded-upgraded} less dissolved and ceased {published:dissolved-ceased} is {+left}, while the four kinds of the footnote changed by {+right}. The identity table shows the other flows.',
    ),
  },
  {
    code: 'F5',
    label: text('Thiếu số “trước” của đảng bộ cấp trên cơ sở', 'No “before” of upper committees'),
    unpublished: { figures: ['U-before'], given: ['direct-U'] },
    text: text(
      'Bài viết nêu {published:direct-U} đảng bộ cấp trên cơ sở nhưng không nêu số trước sắp xếp; theo sổ, ngày {from} có {U.before}.',
      'The text gives {published:direct-U} upper committees and no “before”; by the ledger there were {U.before} on {from}.',
    ),
  },
  {
    code: 'F6',
    label: text(
      'Ủy quyền nhiều hơn số đảng bộ cơ sở trực thuộc',
      'More delegations than direct base committees',
    ),
    compare: {
      left: { sum: ['published:admission-delegated'] },
      relation: 'at-most',
      right: { sum: ['published:direct-G'] },
    },
    text: text(
      'Ủy quyền cho {left} đảng bộ cơ sở, nhiều hơn {right} đảng bộ cơ sở trực thuộc: phải gồm cả đảng bộ cơ sở thuộc đảng bộ cấp trên cơ sở.',
      '{left} base committees hold the delegation, more than the {right} directly under the bloc: those under upper committees must be among them.',
    ),
  },
  {
    code: 'F7',
    label: text('Kỳ tính số kết nạp', 'Period of the admissions'),
    startsLater: {
      figure: 'admissions-total',
      since: 'since',
      parts: admissionYears.map((year) => `admissions-${year}`),
    },
    text: text(
      '{published:admissions-total} đảng viên mới được tính {list}: số theo năm không có phần từ sau {from} đến trước ngày đó.',
      '{published:admissions-total} admissions are counted {list}: the yearly figures leave out what lies between {from} and that day.',
    ),
  },
  {
    code: 'F8',
    label: text('Tên lớp trái với đối tượng', 'Course label against its audience'),
    contradiction: {
      figures: courseFigures,
      attribute: 'label',
      against: 'audience',
      implications: [
        { word: 'đảng viên mới', expected: ['đảng viên'] },
        { word: 'cấp ủy', expected: ['cấp ủy viên', 'đồng chí'] },
      ],
    },
    text: text(
      'Tên lớp và đối tượng không khớp: {list}.',
      'Label and audience contradict each other: {list}.',
    ),
  },
  {
    code: 'F9',
    label: text('Cấp ủy viên bình quân', 'Seats per organization'),
    compare: {
      left: {
        sum: ['published:seats-after'],
        over: footnote.map((kind) => `published:${kind}-after`),
      },
      relation: 'at-least',
      right: { sum: ['3'] },
    },
    text: text(
      '{published:seats-after} cấp ủy viên chia cho các tổ chức trong chú thích là {left} mỗi tổ chức, dưới {right}: phần lớn chi bộ không có cấp ủy, hoặc số liệu không cùng phạm vi.',
      '{published:seats-after} seats over the organizations of the footnote are {left} each, below {right}: most cells have no committee, or the figures differ in scope.',
    ),
  },
  {
    code: 'F10',
    label: text('Số phòng và số trưởng phòng', 'Rooms and heads of rooms'),
    compare: {
      left: { sum: ['published:rooms-before'] },
      relation: 'equals',
      right: { sum: ['published:room-heads-before'] },
    },
    text: text(
      'Trước sắp xếp có {left} phòng nhưng {right} trưởng phòng.',
      'Before, there were {left} rooms and {right} heads of rooms.',
    ),
  },
  {
    code: 'F11',
    label: text('Việc nêu tên riêng có nằm trong tổng số', 'Whether what is named is among the totals'),
    unstated: { figures: ['named-founding', 'named-absorption'], what: 'within' },
    text: text(
      'Không rõ các việc nêu riêng có nằm trong {published:founded-upgraded} và {published:dissolved-ceased} hay không: {list}. Theo sổ, {new-upper.value} việc lập mới nằm trong {foundations.value}; {absorbed-outside.value} việc sáp nhập tổ chức bên ngoài không nằm trong {endings.value}.',
      'It is unstated whether what is named apart is among the {published:founded-upgraded} and the {published:dissolved-ceased}: {list}. In the ledger {new-upper.value} such founding is among {foundations.value}, and {absorbed-outside.value} absorption of an outside body is not among {endings.value}.',
    ),
  },
  {
    code: 'F12',
    label: text('Số văn bản trùng giữa các nhiệm kỳ', 'Numbers repeated across terms'),
    repeatedNumber: { endings: ['/TW'] },
    text: text(
      'Cùng một số, văn bản khác nhau: {list}. Chỉ số chưa đủ để viện dẫn.',
      'One number, different instruments: {list}. The number alone is no reference.',
    ),
  },
];

const wording: Sentence[] = [
  {
    code: 'changes',
    text: text(
      'tiếp nhận, chuyển giao {moves.value} tổ chức đảng; lập mới, nâng cấp {foundations.value} tổ chức đảng; đổi tên {renames.value} tổ chức đảng và giải thể, kết thúc hoạt động {endings.value} tổ chức đảng',
      '{moves.value} Party organizations received or handed over; {foundations.value} founded or upgraded; {renames.value} renamed and {endings.value} dissolved or ceased',
    ),
  },
  {
    code: 'direct',
    text: text(
      'Đảng bộ Khối có {direct.after} đảng bộ trực thuộc, với {direct-G.after} đảng bộ cơ sở và {direct-U.after} đảng bộ cấp trên cơ sở',
      'the bloc has {direct.after} committees directly under it, {direct-G.after} base committees and {direct-U.after} upper committees',
    ),
  },
  {
    code: 'G',
    text: text(
      'đảng bộ cơ sở: từ {G.before} đầu mối, sau sắp xếp {G.movement} đầu mối, còn {G.after}',
      'base committees: from {G.before}, {G.movement} after the rearrangement, to {G.after}',
    ),
  },
  {
    code: 'P',
    text: text(
      'đảng bộ bộ phận: từ {P.before} đầu mối, còn {P.after} đầu mối',
      'section committees: from {P.before} to {P.after}',
    ),
  },
  {
    code: 'B',
    text: text(
      'chi bộ cơ sở: từ {B.before} đầu mối, sau sắp xếp còn {B.after} đầu mối',
      'base cells: from {B.before} to {B.after} after the rearrangement',
    ),
  },
  {
    code: 'C',
    text: text(
      'chi bộ trực thuộc: từ {C.before} đầu mối, sau sắp xếp còn {C.after} đầu mối',
      'subordinate cells: from {C.before} to {C.after} after the rearrangement',
    ),
  },
  {
    code: 'seats',
    text: text(
      'số lượng cấp ủy viên từ {seats.before} sau sắp xếp còn {seats.after} cấp ủy viên, {seats.movement} cấp ủy viên',
      'committee seats: from {seats.before} to {seats.after} after the rearrangement, {seats.movement}',
    ),
  },
  {
    code: 'authorities',
    text: text(
      'thí điểm giao quyền cấp trên cơ sở cho {upper-level.granted} đảng ủy; ủy quyền kết nạp và khai trừ đảng viên cho {admission.granted} đảng bộ cơ sở',
      'upper-level power granted on trial to {upper-level.granted} committees; admission and expulsion delegated to {admission.granted} base committees',
    ),
  },
  {
    code: 'staff-offices',
    text: text(
      'lập Văn phòng Đảng - Đoàn thể ở {staff-offices.value} đảng bộ',
      'Party and mass organization offices founded in {staff-offices.value} committees',
    ),
  },
  {
    code: 'rooms',
    text: text(
      'tổng số phòng của cơ quan Đảng ủy Khối còn {rooms.after}/{rooms.before} phòng, {rooms.movement} phòng; cấp trưởng phòng còn {room-heads.after}/{room-heads.before} đồng chí, cấp phó trưởng phòng còn {room-deputies.after}/{room-deputies.before} đồng chí',
      'rooms of the bloc office: {rooms.after} of {rooms.before} left, {rooms.movement}; heads of rooms {room-heads.after} of {room-heads.before}, deputies {room-deputies.after} of {room-deputies.before}',
    ),
  },
  {
    code: 'admissions',
    text: text(
      'toàn Đảng bộ Khối kết nạp được {admissions.value} đảng viên mới',
      '{admissions.value} new members admitted in the whole bloc',
    ),
  },
];

/**
 * The term report of the first register, as data. One definition carries both rules of counting: by default
 * absorptions are outside of "giải thể, kết thúc hoạt động"; with the option `absorptions` they are inside.
 */
export const termReport: ReportDefinition = {
  code: 'term',
  title: text(
    'Kết quả sắp xếp tổ chức đảng trong nhiệm kỳ',
    'Party organizations rearranged during the term',
  ),
  options: [
    {
      code: 'moved-inside',
      label: text('tính cả chuyển trong nội bộ', 'moves inside the register count'),
      included: true,
    },
    {
      code: 'absorptions',
      label: text('tính cả sáp nhập là kết thúc hoạt động', 'absorptions count as endings'),
      included: false,
    },
  ],
  wording,
  lines,
  stocks,
  identities,
  measures,
  authorities,
  figures,
  flags,
};

function text(vi: string, en: string): Text {
  return { vi, en };
}

function stock(code: string, vi: string, en: string, kinds: string[], parents?: string[]): Stock {
  return { code, label: { vi, en }, scope: parents ? { kinds, parents } : { kinds } };
}

function column(
  code: string,
  vi: string,
  en: string,
  direction: FlowColumn['direction'],
  effect: FlowColumn['effect'],
  as?: string[],
): FlowColumn {
  return { code, label: { vi, en }, direction, effect, ...(as && { as }) };
}

function identity(code: string, vi: string, en: string, of: string[]): Identity {
  return { code, label: { vi, en }, stocks: of, columns, total: true };
}

function staff(measure: string, vi: string, en: string): MeasureSum {
  return { code: measure, label: { vi, en }, measure, type: 'stock', scope: { kinds: ['room'] } };
}

function flow(measure: string, vi: string, en: string): MeasureSum {
  return { code: measure, label: { vi, en }, measure, type: 'flow' };
}

function against(figure: string, term: string): FigureComparison {
  return { figure, ledger: { sum: [term] } };
}
