import type * as english from '../en/drawings.js';
import type { Translated } from '../translated.js';

/** The history of an organization, for a terminal. */
export const history = {
  was: '{organization} từng là',
  by: 'do',
  'took-part': 'có tham gia',
  beliefs: 'những gì sổ từng cho là đúng, từ và đến bản ghi nào',
} as const satisfies Translated<typeof english.history>;

/** What a decision would come to. */
export const preview = {
  title: 'Không có gì được ghi sổ. Nếu ghi, kết quả sẽ là:',
  'no-count': 'Số lượng không thay đổi.',
  'later-changes': '{count} thay đổi về sau liên quan đến cùng các tổ chức:',
  'issued-report': 'Báo cáo đã ban hành {id} ({report}, {from} – {to}, {decision}) sẽ thay đổi:',
} as const satisfies Translated<typeof english.preview>;

/** The steps of a replay: what an effect does. */
export const step = {
  opened: '+ {organization} · {kind} trực thuộc {parent} ({how})',
  closed: '- {organization} ({how})',
  renamed: '~ {organization} nay là "{name}"',
  moved: '> {organization} chuyển về {parent}',
  'moved-along': '> {organization} chuyển về {parent} (đi theo)',
  reclassified: '^ {organization} nay là {kind} ({how})',
  coded: '# {organization} có {scheme} {value}',
  authorized: '! {organization} giữ thẩm quyền {authority}',
  unauthorized: '! {organization} không còn giữ thẩm quyền {authority}',
  assigned: '! {organization} là {role} của {function}',
  unassigned: '! {organization} không còn tham gia {function}',
  succeeded: '= {organization} được kế tục bởi {successor}',
  root: 'cấp gốc',
  more: '… và {count} mục nữa',
} as const satisfies Translated<typeof english.step>;

/** What became of organizations between two dates. */
export const correspondence = {
  between: '{from} ({before} tổ chức) → {to} ({after}), theo sổ tại bản ghi {revision}',
  several: '{many} tổ chức ứng với nhiều tổ chức sau; {few} tổ chức ứng với nhiều tổ chức trước',
  'one-to-many': 'một ứng với nhiều',
  'many-to-one': 'nhiều ứng với một',
} as const satisfies Translated<typeof english.correspondence>;

/** Two ledgers side by side. */
export const comparison = {
  from: 'nguồn {store}: {events} sự kiện, SHA-256 {hash}',
  to: 'đích  {store}: {events} sự kiện, SHA-256 {hash}',
  differs: 'khác',
  different: 'Không giống nhau. {difference}',
  equal: 'Giống nhau: cùng các sự kiện theo cùng thứ tự.',
  first: 'Khác nhau đầu tiên ở sự kiện {number} của sổ cái:',
  'first-in': 'Khác nhau đầu tiên ở sự kiện {number} của sổ cái, tại {parts}:',
  difference: '{first}\n  nguồn: {from}\n  đích:  {to}',
  ended: 'không có, sổ cái kết thúc trước đó',
  place: '{stream} bản ghi {revision}, {type} {id}, vị trí {position}',
} as const satisfies Translated<typeof english.comparison>;

/** Issued reports, for a terminal. */
export const issued = {
  none: 'Chưa có báo cáo nào được ban hành.',
  same: 'Tái lập đúng từng byte: SHA-256 {hash}',
  other: 'KHÔNG tái lập được: SHA-256 khi ban hành {was}, nay {is}',
  against: 'Báo cáo {id} ({number}), lập theo bản ghi {then}, so với bản ghi {now}',
  unchanged: 'Không số liệu nào thay đổi.',
  rest: '{count} số liệu khác giữ nguyên.',
  'not-reproduced': 'Chú ý: báo cáo không còn tái lập được đúng như khi ban hành.',
} as const satisfies Translated<typeof english.issued>;

/** A report, for a terminal. */
export const drawnReport = {
  asked: 'từ sau {from} đến hết {to}; mẫu báo cáo phiên bản {version}; theo sổ tại bản ghi {revision}',
  clear: 'không có vấn đề',
  'not-checked': 'chưa kiểm tra được',
} as const satisfies Translated<typeof english.drawnReport>;

/** What stands before a figure of a bound, in short. */
export const drawnBound = {
  exactly: '',
  about: '≈ ',
  nearly: '≲ ',
  'more-than': '> ',
} as const satisfies Translated<typeof english.drawnBound>;

/** How a published figure compares with the ledger, in short. */
export const drawnVerdict = {
  agrees: '✓',
  differs: '✗ khác',
  incomplete: 'sổ chưa đủ',
  'no-counterpart': 'sổ không có',
  'not-published': 'không công bố',
} as const satisfies Translated<typeof english.drawnVerdict>;

/** Which side of a number is meant. */
export const facet = {
  before: 'đầu kỳ',
  after: 'cuối kỳ',
  granted: 'giao',
  revoked: 'thu hồi',
} as const satisfies Translated<typeof english.facet>;
