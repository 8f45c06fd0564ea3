import type * as english from '../en/diffs.js';
import type { Translated } from '../translated.js';

/** What a printed diff says around its items. */
export const diff = {
  title: 'So sánh hai trạng thái của sổ',
  register: 'Sổ',
  first: 'Trạng thái thứ nhất',
  second: 'Trạng thái thứ hai',
  knownAt: 'theo sổ tại số ghi',
  total: 'Tổ chức khác nhau',
  totals: 'Tổng hợp',
  what: 'Nội dung',
  organizations: 'Số tổ chức',
  turns: 'Xuất hiện và kết thúc, theo hình thức',
  kind: 'Loại hình',
  kinds: 'Số lượng theo loại hình',
  before: 'Trước',
  after: 'Sau',
  change: 'Tăng, giảm',
  items: 'Các tổ chức',
  itemsCaption: 'Trước và sau của từng tổ chức',
  organization: 'Tổ chức',
  behind: 'Các thay đổi của từng tổ chức',
  rectified: 'Các thay đổi được đính chính, hủy bỏ',
  more: 'thay đổi khác',
  changeNumber: 'mục',
  effective: 'hiệu lực',
  none: 'Không có khác biệt.',
  next: 'Trang tiếp theo',
} as const satisfies Translated<typeof english.diff>;

/** In which way an organization differs. */
export const diffCategory = {
  opened: 'xuất hiện',
  closed: 'kết thúc',
  renamed: 'đổi tên',
  moved: 'chuyển cấp trên',
  reclassified: 'đổi loại hình',
  recoded: 'đổi mã',
  authorities: 'đổi quyền được giao',
  functions: 'đổi nhiệm vụ',
  merged: 'hợp nhất, sáp nhập',
  split: 'chia, tách',
  learned: 'chỉ khác do sổ được bổ sung',
  corrected: 'do đính chính, hủy bỏ',
} as const satisfies Translated<typeof english.diffCategory>;

/** What an organization has on a date. */
export const stateField = {
  name: 'tên',
  otherNames: 'tên khác',
  kind: 'loại hình',
  parentId: 'cấp trên',
  codes: 'mã',
  authorities: 'quyền được giao',
  functions: 'nhiệm vụ',
} as const satisfies Translated<typeof english.stateField>;

/** How a change stands to the time between two states. */
export const diffStanding = {
  happened: 'đã xảy ra trong thời gian này',
  learned: 'có trước, nay mới ghi sổ',
  withdrawn: 'không còn tính',
  corrected: 'đã đính chính',
} as const satisfies Translated<typeof english.diffStanding>;
