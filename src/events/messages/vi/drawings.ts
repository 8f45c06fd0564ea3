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
