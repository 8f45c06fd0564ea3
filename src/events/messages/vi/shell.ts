import type * as english from '../en/shell.js';
import type { Translated } from '../translated.js';

/** What the shell answers. */
export const shell = {
  'no-ledger':
    'Không có sổ cái nào trong {folder}. Hãy chỉ ra bằng --data hoặc DATABASE_URL; "orgledger register open" và "orgledger import" tạo sổ cái mới.',
  'unknown-register': 'Không có sổ "{register}". "orgledger register" liệt kê các sổ.',
  refused: 'Bị từ chối; không có gì được ghi sổ:',
  'database-unreachable': 'Không kết nối được với cơ sở dữ liệu: {reason}',
  'no-register': 'Chưa có sổ nào. Xem cách mở sổ bằng "orgledger register open --help".',
  'register-open': 'Đã mở sổ {register}. Tiếp theo: quy định các loại tổ chức ("define-kinds").',
  recorded: 'Quyết định {decision} đã được ghi vào sổ {register}, bản ghi {revision}.',
  opened: 'Xuất hiện: {organizations}',
  issued: 'Báo cáo {report} của sổ {register} đã được ban hành theo quyết định {decision}.',
  rebuilt: 'Đã dựng lại {projections} từ {events} sự kiện.',
  'rebuilt-all': 'Đã dựng lại toàn bộ dữ liệu tra cứu từ {events} sự kiện.',
  listening: 'orgledger phục vụ tại {url}\n  tài liệu    {url}/api\n  tình trạng  {url}/health',
  copied: 'Đã sao chép {copied} sự kiện, {found} sự kiện đã có sẵn, từ {from} đến {to}.',
  'compare-next': 'orgledger ledger compare chứng minh hai bên giống nhau.',
  imported: 'Đã ghi {recorded} quyết định{earlier}, từ chối {refused} dòng.',
  'would-be-imported':
    'Không có gì được ghi sổ. Nếu ghi: {recorded} quyết định{earlier}, từ chối {refused} dòng.',
  earlier: ' (trong đó {before} đã ghi từ trước)',
  'refused-line': 'dòng {line}',
  'refused-decision': 'dòng {line} ({decision})',
  replayed: '{events} sự kiện; đang hoạt động: {stock}',
  nothing: 'không có',
  organizations: '{count} tổ chức, ngày {on}, theo sổ tại bản ghi {revision}',
  heads: '{count} tổ chức',
  'as-of': 'Ngày {on}, theo sổ tại bản ghi {revision}',
  more: 'Xem tiếp: --cursor {cursor}',
  'diff-state': '{on} (theo sổ tại bản ghi {revision})',
  'organizations-differ': '{count} tổ chức khác nhau',
} as const satisfies Translated<typeof english.shell>;

/** What a long work is called while it goes on. */
export const progress = {
  reading: 'Đang đọc sổ cái',
  exporting: 'Đang xuất',
  rebuilding: 'Đang dựng lại',
  copying: 'Đang sao chép',
  'reading-back': 'Đang đọc lại',
  comparing: 'Đang đối chiếu',
  judging: 'Đang xét',
  importing: 'Đang nhập',
  events: 'sự kiện',
  decisions: 'quyết định',
  left: 'còn {time}',
} as const satisfies Translated<typeof english.progress>;

/** Heads of columns. */
export const column = {
  from: 'từ',
  before: 'đến trước',
  after: 'sau',
  kind: 'loại',
  under: 'trực thuộc',
  parent: 'cấp trên',
  name: 'tên',
  count: 'số lượng',
  effective: 'hiệu lực',
  recorded: 'ghi sổ',
  event: 'sự kiện',
  decision: 'quyết định',
  standing: 'hiện trạng',
  'what-it-did': 'kết quả',
  'believed-from': 'cho là đúng từ',
  'until-before': 'đến trước',
  organizations: 'tổ chức',
  on: 'ngày',
  id: 'mã',
  what: 'nội dung',
  by: 'do',
  'before-after': 'trước → sau',
  register: 'sổ',
  opened: 'mở ngày',
  revision: 'bản ghi',
  title: 'tên sổ',
  report: 'mẫu',
  window: 'kỳ',
  'known-at': 'biết tại',
  figure: 'số liệu',
  'figure-then': 'khi ban hành',
  now: 'nay',
  'known-now': 'nay theo sổ',
  'would-be': 'sẽ là',
  issued: 'khi ban hành',
  published: 'công bố',
  ledger: 'theo sổ',
  'stock-before': 'đầu kỳ',
  'stock-after': 'cuối kỳ',
  residual: 'lệch',
} as const satisfies Translated<typeof english.column>;

/** What is wrong with a line of an import. */
export const line = {
  'no-object': 'đây không phải là một đối tượng JSON',
} as const satisfies Translated<typeof english.line>;
