import type * as english from '../en/http.js';
import type { Translated } from '../translated.js';

/** Titles of answers that refuse, and details that no error carries. */
export const http = {
  'bad-request': 'Không hiểu được yêu cầu',
  'not-found': 'Không tìm thấy',
  'not-yet': 'Chưa có',
  'stale-revision': 'Sổ đã có thay đổi mới',
  'decision-id-reused': 'Khóa đã được dùng',
  'decision-in-flight': 'Đang ghi sổ',
  'outcome-unknown': 'Chưa rõ kết quả',
  'ledger-unavailable': 'Không kết nối được với sổ cái',
  'register-unfit': 'Sổ không nhận quyết định',
  'database-unavailable': 'Không kết nối được với cơ sở dữ liệu',
  'ask-again': 'Không có gì được đọc và không có gì được ghi sổ. Hãy thử lại sau giây lát.',
  internal: 'Dịch vụ gặp lỗi nội bộ',
  'internal-detail': 'Yêu cầu này chưa ghi gì vào sổ, trừ khi gửi lại với cùng khóa cho biết là đã ghi.',
  rejected: 'Quyết định bị từ chối; không có gì được ghi sổ',
  'rejected-errors': '{errors} lỗi, {warnings} cảnh báo',
  'rejected-acknowledge':
    '{counts}; chấp nhận cảnh báo bằng "acknowledge": [\'{\' "code", "reference" \'}\']',
  'unknown-path': 'Không có gì tại đường dẫn này',
  'unknown-path-detail': 'Xem những gì có tại /api.',
  'body-too-large': 'Nội dung gửi lên quá lớn',
  'unsupported-media-type': 'Nội dung gửi lên phải là JSON, mã hóa UTF-8',
  unreadable:
    'Không đọc được yêu cầu: nội dung gửi lên phải là JSON đúng cú pháp, đường dẫn phải được mã hóa đúng.',
  reason: 'Máy chủ không đọc được yêu cầu. Hãy kiểm tra nội dung và tiêu đề của yêu cầu.',
} as const satisfies Translated<typeof english.http>;
