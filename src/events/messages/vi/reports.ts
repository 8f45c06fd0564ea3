import type * as english from '../en/reports.js';
import type { Translated } from '../translated.js';

/** What a printed report says around its numbers. */
export const report = {
  register: 'Sổ',
  definition: 'Mẫu báo cáo',
  version: 'phiên bản',
  window: 'Thời kỳ',
  after: 'sau ngày',
  until: 'đến hết ngày',
  knownAt: 'Theo sổ tại',
  revision: 'số ghi',
  options: 'Quy tắc tính',
  on: 'có',
  off: 'không',
  wording: 'Kết quả',
  lines: 'Các việc trong thời kỳ',
  linesCaption: 'Số việc và số tổ chức',
  what: 'Nội dung',
  number: 'Số lượng',
  events: 'Sự kiện',
  heads: 'Đầu mối',
  subtree: 'Kể cả đi theo',
  organizations: 'Tổ chức khác nhau',
  apart: 'nêu riêng, không tính',
  stocks: 'Số lượng trước và sau',
  stocksCaption: 'Số tổ chức ở đầu và cuối thời kỳ',
  kind: 'Loại hình',
  before: 'Trước',
  afterwards: 'Sau',
  change: 'Tăng, giảm',
  identities: 'Đối chiếu: trước + biến động = sau',
  residual: 'Chênh lệch',
  total: 'Cộng',
  measures: 'Số liệu',
  measuresCaption: 'Tổng số liệu do các tổ chức báo cáo',
  inWindow: 'Trong thời kỳ',
  unstated: 'Chưa báo cáo (trước / sau)',
  straddling: 'Kỳ vắt ngang, không tính',
  authorities: 'Quyền được giao',
  authoritiesCaption: 'Số tổ chức được giao quyền',
  granted: 'Giao',
  revoked: 'Thu hồi',
  figures: 'Số liệu đã công bố và số liệu của sổ',
  figuresCaption: 'Từng số liệu, và các điểm cần lưu ý dựa vào nó',
  published: 'Công bố',
  ledger: 'Sổ',
  difference: 'Chênh',
  verdict: 'Đối chiếu',
  flagged: 'Điểm cần lưu ý',
  flags: 'Điểm cần lưu ý',
  noFlags: 'Không có điểm nào.',
  missing: 'thiếu',
  source: 'Nguồn',
  behind: 'Các quyết định làm nên từng con số',
  effective: 'hiệu lực',
  changeNumber: 'mục',
  organizationsMade: 'tổ chức',
} as const satisfies Translated<typeof english.report>;

/** What stands before a figure of a bound. */
export const bound = {
  exactly: '',
  about: 'khoảng ',
  nearly: 'gần ',
  'more-than': 'hơn ',
} as const satisfies Translated<typeof english.bound>;

/** How a published figure compares with the ledger. */
export const verdict = {
  agrees: 'khớp',
  differs: 'lệch',
  incomplete: 'sổ chưa đủ',
  'no-counterpart': 'sổ không có',
  'not-published': 'không công bố',
} as const satisfies Translated<typeof english.verdict>;

/** What became of the check of a flag. */
export const flagState = {
  raised: 'Cần lưu ý',
  clear: 'Không phát hiện',
  'not-checked': 'Không kiểm được',
} as const satisfies Translated<typeof english.flagState>;

/** A change of a stock in words. */
export const movement = {
  up: 'tăng {number}',
  down: 'giảm {number}',
} as const satisfies Translated<typeof english.movement>;
