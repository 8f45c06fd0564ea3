import type { Text } from '../../../events/vocabulary/text.js';
import type { Bound } from '../../../events/vocabulary/fact.js';
import type { FigureResult, FlagResult } from '../running/report.js';
import type { Language } from '../../../events/messages/language.js';

/** What a printed report says around its numbers. */
const words = {
  register: { vi: 'Sổ', en: 'Register' },
  definition: { vi: 'Mẫu báo cáo', en: 'Definition' },
  version: { vi: 'phiên bản', en: 'version' },
  window: { vi: 'Thời kỳ', en: 'Window' },
  after: { vi: 'sau ngày', en: 'after' },
  until: { vi: 'đến hết ngày', en: 'to the end of' },
  knownAt: { vi: 'Theo sổ tại', en: 'As known at' },
  revision: { vi: 'số ghi', en: 'revision' },
  options: { vi: 'Quy tắc tính', en: 'Rules of counting' },
  on: { vi: 'có', en: 'on' },
  off: { vi: 'không', en: 'off' },

  wording: { vi: 'Kết quả', en: 'Results' },
  lines: { vi: 'Các việc trong thời kỳ', en: 'What happened' },
  linesCaption: { vi: 'Số việc và số tổ chức', en: 'Events and organizations' },
  what: { vi: 'Nội dung', en: 'What' },
  number: { vi: 'Số lượng', en: 'Number' },
  events: { vi: 'Sự kiện', en: 'Events' },
  heads: { vi: 'Đầu mối', en: 'Heads' },
  subtree: { vi: 'Kể cả đi theo', en: 'With subtrees' },
  organizations: { vi: 'Tổ chức khác nhau', en: 'Distinct organizations' },
  apart: { vi: 'nêu riêng, không tính', en: 'shown apart, not counted' },

  stocks: { vi: 'Số lượng trước và sau', en: 'Before and after' },
  stocksCaption: { vi: 'Số tổ chức ở đầu và cuối thời kỳ', en: 'Organizations at both ends of the window' },
  kind: { vi: 'Loại hình', en: 'Kind' },
  before: { vi: 'Trước', en: 'Before' },
  afterwards: { vi: 'Sau', en: 'After' },
  change: { vi: 'Tăng, giảm', en: 'Change' },

  identities: { vi: 'Đối chiếu: trước + biến động = sau', en: 'Reconciliation: before + flows = after' },
  residual: { vi: 'Chênh lệch', en: 'Residual' },
  total: { vi: 'Cộng', en: 'Total' },

  measures: { vi: 'Số liệu', en: 'Measures' },
  measuresCaption: { vi: 'Tổng số liệu do các tổ chức báo cáo', en: 'Sums of what organizations stated' },
  inWindow: { vi: 'Trong thời kỳ', en: 'In the window' },
  unstated: { vi: 'Chưa báo cáo (trước / sau)', en: 'Unstated (before / after)' },
  straddling: { vi: 'Kỳ vắt ngang, không tính', en: 'Astride the window, not counted' },

  authorities: { vi: 'Quyền được giao', en: 'Authorities' },
  authoritiesCaption: { vi: 'Số tổ chức được giao quyền', en: 'Organizations that hold an authority' },
  granted: { vi: 'Giao', en: 'Granted' },
  revoked: { vi: 'Thu hồi', en: 'Revoked' },

  figures: { vi: 'Số liệu đã công bố và số liệu của sổ', en: 'Published figures beside the ledger’s' },
  figuresCaption: {
    vi: 'Từng số liệu, và các điểm cần lưu ý dựa vào nó',
    en: 'Each figure, and the flags that lean on it',
  },
  published: { vi: 'Công bố', en: 'Published' },
  ledger: { vi: 'Sổ', en: 'Ledger' },
  difference: { vi: 'Chênh', en: 'Difference' },
  verdict: { vi: 'Đối chiếu', en: 'Verdict' },
  flagged: { vi: 'Điểm cần lưu ý', en: 'Flags' },

  flags: { vi: 'Điểm cần lưu ý', en: 'Flags' },
  noFlags: { vi: 'Không có điểm nào.', en: 'None was raised.' },
  missing: { vi: 'thiếu', en: 'missing' },
  source: { vi: 'Nguồn', en: 'Source' },

  behind: { vi: 'Các quyết định làm nên từng con số', en: 'The decisions behind each number' },
  effective: { vi: 'hiệu lực', en: 'effective' },
  changeNumber: { vi: 'mục', en: 'change' },
  organizationsMade: { vi: 'tổ chức', en: 'organizations' },
} as const satisfies Readonly<Record<string, Text>>;

export type Word = keyof typeof words;

export function word(name: Word, language: Language): string {
  return words[name][language];
}

const bounds: Readonly<Record<Bound, Text>> = {
  exactly: { vi: '', en: '' },
  about: { vi: 'khoảng ', en: 'about ' },
  nearly: { vi: 'gần ', en: 'nearly ' },
  'more-than': { vi: 'hơn ', en: 'more than ' },
};

/** What stands before a figure of this bound. */
export function boundWord(bound: Bound, language: Language): string {
  return bounds[bound][language];
}

const verdicts: Readonly<Record<FigureResult['verdict'], Text>> = {
  agrees: { vi: 'khớp', en: 'agrees' },
  differs: { vi: 'lệch', en: 'differs' },
  incomplete: { vi: 'sổ chưa đủ', en: 'ledger incomplete' },
  'no-counterpart': { vi: 'sổ không có', en: 'not in the ledger' },
  'not-published': { vi: 'không công bố', en: 'not published' },
};

export function verdictWord(verdict: FigureResult['verdict'], language: Language): string {
  return verdicts[verdict][language];
}

const states: Readonly<Record<FlagResult['state'], Text>> = {
  raised: { vi: 'Cần lưu ý', en: 'Raised' },
  clear: { vi: 'Không phát hiện', en: 'Clear' },
  'not-checked': { vi: 'Không kiểm được', en: 'Not checked' },
};

export function stateWord(state: FlagResult['state'], language: Language): string {
  return states[state][language];
}
