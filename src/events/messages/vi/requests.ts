import type * as english from '../en/requests.js';
import type { Translated } from '../translated.js';

/** Why a question is not answered. */
export const request = {
  'unknown-register': 'Không có sổ "{register}".',
  'register-not-known-yet': 'Tại thời điểm {knownAt} chưa có sổ "{register}".',
  'revision-to-come':
    'Sổ "{register}" mới đến bản ghi {last}. Để chờ bản ghi sau đó, hãy hỏi với atLeast={knownAt}.',
  'revision-not-there': 'Sổ "{register}" chưa có bản ghi {revision}.',
  'read-models-behind': 'Dữ liệu tra cứu chưa có đủ mọi quyết định.',
  'read-model-stopped': 'Dữ liệu tra cứu "{name}" đã dừng cập nhật: {reason}',
  'no-reason-known': 'không rõ nguyên nhân',
  'read-models-stand': 'Dữ liệu tra cứu còn thiếu {lag} sự kiện và không cập nhật tiếp được.',
  'no-such-name': 'Không có gì mang tên này.',
  'no-cursor': 'Đây không phải là con trỏ trang. Hãy dùng nguyên giá trị `next` của một trang.',
  'no-diff-cursor': 'Đây không phải là con trỏ trang của phép so sánh.',
  'other-list': 'Con trỏ trang thuộc danh sách khác. Hãy giữ nguyên mọi tham số khác của trang đầu.',
  'known-to-before-known-from': 'knownTo là bản ghi {to}, trước knownFrom là bản ghi {from}.',
  'empty-window': 'Thời kỳ (from, to] rỗng: to phải sau from.',
  'tree-too-large': 'Cây có hơn {limit} tổ chức. Hãy lấy ít cấp hơn bằng depth, hoặc một nhánh bằng root.',
  'not-live': 'Tổ chức "{organization}" không hoạt động tại ngày {on}. Thời gian hoạt động: {lives}.',
  'from-on': 'từ {from}',
  'from-to': 'từ {from} đến {to}',
  'unknown-organization': 'Sổ "{register}", tính đến bản ghi {revision}, không có tổ chức "{organization}".',
  'organization-until':
    'Sổ "{register}", tính đến bản ghi {revision}, không có tổ chức "{organization}"; trước đây sổ từng ghi tổ chức này hoạt động, cho đến bản ghi {until}: xem lịch sử của tổ chức.',
  'organization-from':
    'Sổ "{register}", tính đến bản ghi {revision}, không có tổ chức "{organization}"; sổ có tổ chức này từ bản ghi {from}.',
  'unknown-decision': 'Sổ "{register}", tính đến bản ghi {revision}, không có quyết định "{decision}".',
  'unknown-code': 'Sổ không định nghĩa {what} "{code}" tại ngày {on}. Đã định nghĩa: {known}.',
  'unknown-codes-none': 'Sổ không định nghĩa {what} "{code}" tại ngày {on}. Chưa định nghĩa mã nào.',
  'code-with-scheme': 'Mã được tìm theo dạng hệ mã:giá trị.',
  'unknown-report': 'Sổ "{register}" không có mẫu báo cáo "{report}".',
  'unknown-report-version': 'Sổ "{register}" không có phiên bản {version} của mẫu báo cáo "{report}".',
  'unknown-option': 'Báo cáo không có tùy chọn "{option}"; các tùy chọn: {known}.',
  'no-options': 'Báo cáo không có tùy chọn "{option}", cũng không có tùy chọn nào khác.',
  'unknown-issued-report': 'Sổ "{register}", tính đến bản ghi {revision}, chưa ban hành báo cáo số {report}.',
  'issued-report-number': 'Báo cáo đã ban hành được gọi bằng số.',
} as const satisfies Translated<typeof english.request>;

/** What is looked for by its code. */
export const codeOf = {
  kind: 'loại hình',
  set: 'nhóm loại hình',
  authority: 'thẩm quyền',
  scheme: 'hệ mã',
} as const satisfies Translated<typeof english.codeOf>;

/** Why a decision is not taken, whatever it says. */
export const recording = {
  'stale-revision': 'Sổ {register} đang ở bản ghi {actual}, không phải {expected}.',
  'decision-id-reused':
    'Quyết định {decision} đã được ghi vào sổ {register} với nội dung khác. Hãy gửi đúng nội dung cũ để nhận lại kết quả lần đầu, hoặc dùng khóa mới.',
  'decision-in-flight': 'Quyết định {decision} đang được ghi vào sổ {register}. Hãy hỏi lại sau giây lát.',
  'outcome-unknown': 'Chưa rõ quyết định {decision} đã được ghi sổ hay chưa. Hãy gửi lại với cùng khóa.',
  'shutting-down': 'Dịch vụ đang dừng. Hãy gửi lại quyết định sau giây lát.',
  'no-body': 'Yêu cầu không có nội dung; nội dung phải là quyết định, viết bằng JSON',
  'content-type': 'Content-Type là {type}; phải là application/json',
  'no-content-type': 'Thiếu Content-Type; phải là application/json',
} as const satisfies Translated<typeof english.recording>;

/** What is wrong with a store. */
export const store = {
  'no-ledger': 'Không có sổ cái nào trong {store}.',
  'ledger-in-unreachable': 'Không kết nối được với sổ cái trong {store}.',
  'ledger-at-unreachable': 'Không kết nối được với sổ cái tại {store}.',
  'access-denied':
    'Sổ cái tại {store} từ chối quyền của tài khoản. Hãy xem LEDGER_USER và quyền của tài khoản đó.',
  'copy-unsettled':
    '{store} không trả lời là đã ghi những gì được gửi hay chưa. Hãy chạy lại việc sao chép để biết rõ.',
  'folder-in-use':
    'Thư mục dữ liệu {folder} đang do {holder} sử dụng. Hãy dừng tiến trình đó, hoặc chọn thư mục khác bằng ORGLEDGER_DATA.{beside}',
  'holder-here': 'tiến trình {pid}',
  'holder-elsewhere': 'tiến trình {pid} trên máy {host}',
  beside: ' Để làm việc song song với nó, hãy đặt DATABASE_URL là {url}.',
  'address-unavailable':
    'Dịch vụ không mở được {host}:{port}: {reason}. Chọn địa chỉ khác bằng ORGLEDGER_HOST và ORGLEDGER_PORT.',
  'another-listens': 'một chương trình khác đang dùng địa chỉ đó',
  'stream-unfit': 'Luồng {stream} {reason}',
  'lacks-events':
    'thiếu sự kiện: sau bản ghi {revision} là {found}. Luồng đã bị cắt; hãy khôi phục kho từ bản sao lưu.',
  'no-access-list':
    'không có danh sách quyền truy cập, và dịch vụ không được phép đặt. Người vận hành phải đặt, hoặc cho phép dịch vụ đặt.',
  'deleted-for-good': 'đã bị xóa vĩnh viễn. Hãy khôi phục kho từ bản sao lưu.',
  deleted:
    'đã bị xóa. Người vận hành có thể khôi phục trước lần dọn kho kế tiếp: bỏ $tb khỏi metadata của luồng, và bỏ lần nữa khi máy chủ đặt lại.',
  truncated:
    'đã bị cắt phần trước bản ghi {revision}. Người vận hành có thể khôi phục sự kiện trước lần dọn kho kế tiếp: bỏ $tb khỏi metadata của luồng.',
  retention:
    'có quy tắc lưu giữ nên sự kiện sẽ bị mất. Người vận hành phải bỏ $maxAge và $maxCount khỏi metadata của luồng.',
} as const satisfies Translated<typeof english.store>;
