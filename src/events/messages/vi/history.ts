import type * as english from '../en/history.js';
import type { Translated } from '../translated.js';

/** What became of a recorded change. */
export const standing = {
  'as-recorded': 'như đã ghi sổ',
  corrected: 'đã đính chính',
  annulled: 'hủy bỏ',
  restored: 'đã khôi phục',
} as const satisfies Translated<typeof english.standing>;

/** What a decision did to an earlier change; its number follows. */
export const rectifiedBy = {
  corrected: 'đính chính theo',
  annulled: 'hủy bỏ theo',
  restored: 'khôi phục theo',
} as const satisfies Translated<typeof english.rectifiedBy>;

/** Whose mistake a correction mends. */
export const corrector = {
  issuer: 'cơ quan ban hành đính chính',
  register: 'sổ ghi nhầm',
} as const satisfies Translated<typeof english.corrector>;

/** What is said of a rectification. */
export const rectification = {
  recorded: 'ghi sổ',
} as const satisfies Translated<typeof english.rectification>;

/** What is stated of a date that is not known. */
export const statedDate = {
  unknown: 'không rõ ngày',
  before: 'trước {date}',
  after: 'sau {date}',
  about: 'khoảng {date}',
  between: 'trong khoảng từ {from} đến {to}',
} as const satisfies Translated<typeof english.statedDate>;
