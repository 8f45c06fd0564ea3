import type { StateField } from '../../../events/register/history.js';
import type { Text } from '../../../events/vocabulary/classification.js';
import type { Language } from '../../presentation/text.js';
import type { DiffCategory } from './categories.js';
import type { Standing } from './diff.documents.js';

/** What a printed diff says around its items. */
const words = {
  title: { vi: 'So sánh hai trạng thái của sổ', en: 'Two states of the register compared' },
  register: { vi: 'Sổ', en: 'Register' },
  first: { vi: 'Trạng thái thứ nhất', en: 'First state' },
  second: { vi: 'Trạng thái thứ hai', en: 'Second state' },
  knownAt: { vi: 'theo sổ tại số ghi', en: 'as known at revision' },
  total: { vi: 'Tổ chức khác nhau', en: 'Organizations that differ' },
  totals: { vi: 'Tổng hợp', en: 'Totals' },
  what: { vi: 'Nội dung', en: 'What' },
  organizations: { vi: 'Số tổ chức', en: 'Organizations' },
  turns: { vi: 'Lập mới và kết thúc, theo hình thức', en: 'Opened and closed, by how' },
  kind: { vi: 'Loại hình', en: 'Kind' },
  kinds: { vi: 'Số lượng theo loại hình', en: 'Numbers by kind' },
  before: { vi: 'Trước', en: 'Before' },
  after: { vi: 'Sau', en: 'After' },
  change: { vi: 'Tăng, giảm', en: 'Change' },
  items: { vi: 'Các tổ chức', en: 'The organizations' },
  itemsCaption: { vi: 'Trước và sau của từng tổ chức', en: 'What each was before and after' },
  organization: { vi: 'Tổ chức', en: 'Organization' },
  behind: { vi: 'Các thay đổi của từng tổ chức', en: 'The changes behind each organization' },
  rectified: { vi: 'Các thay đổi được đính chính, hủy bỏ', en: 'Changes corrected and annulled in between' },
  more: { vi: 'thay đổi khác', en: 'more changes' },
  changeNumber: { vi: 'mục', en: 'change' },
  effective: { vi: 'hiệu lực', en: 'effective' },
  none: { vi: 'Không có khác biệt.', en: 'There is no difference.' },
  next: { vi: 'Trang tiếp theo', en: 'Next page' },
} as const satisfies Readonly<Record<string, Text>>;

export type DiffWord = keyof typeof words;

export function diffWord(name: DiffWord, language: Language): string {
  return words[name][language];
}

const categories: Readonly<Record<DiffCategory, Text>> = {
  opened: { vi: 'lập mới', en: 'opened' },
  closed: { vi: 'kết thúc', en: 'closed' },
  renamed: { vi: 'đổi tên', en: 'renamed' },
  moved: { vi: 'chuyển cấp trên', en: 'moved' },
  reclassified: { vi: 'đổi loại hình', en: 'reclassified' },
  recoded: { vi: 'đổi mã', en: 'recoded' },
  authorities: { vi: 'đổi quyền được giao', en: 'authorities' },
  functions: { vi: 'đổi nhiệm vụ', en: 'functions' },
  merged: { vi: 'hợp nhất, sáp nhập', en: 'merged' },
  split: { vi: 'chia, tách', en: 'split' },
  learned: { vi: 'chỉ khác do sổ được bổ sung', en: 'learned: differs by belief only' },
  corrected: { vi: 'do đính chính, hủy bỏ', en: 'corrected: by corrections and annulments' },
};

export function categoryWord(category: DiffCategory, language: Language): string {
  return categories[category][language];
}

const fields: Readonly<Record<StateField, Text>> = {
  name: { vi: 'tên', en: 'name' },
  otherNames: { vi: 'tên khác', en: 'other names' },
  kind: { vi: 'loại hình', en: 'kind' },
  parentId: { vi: 'cấp trên', en: 'parent' },
  codes: { vi: 'mã', en: 'codes' },
  authorities: { vi: 'quyền được giao', en: 'authorities' },
  functions: { vi: 'nhiệm vụ', en: 'functions' },
};

export function fieldWord(field: StateField, language: Language): string {
  return fields[field][language];
}

const standings: Readonly<Record<Standing, Text>> = {
  happened: { vi: 'đã xảy ra trong thời gian này', en: 'happened in between' },
  learned: { vi: 'có trước, nay mới ghi sổ', en: 'earlier, learned since' },
  withdrawn: { vi: 'không còn tính', en: 'counts no longer' },
  corrected: { vi: 'đã đính chính', en: 'says something else since' },
};

export function standingWord(standing: Standing, language: Language): string {
  return standings[standing][language];
}
