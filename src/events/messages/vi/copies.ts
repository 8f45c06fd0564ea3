import type * as english from '../en/copies.js';
import type { Translated } from '../translated.js';

/** Why a ledger is not copied, or no further. */
export const copy = {
  'holds-other':
    'Kho đích {target} chứa nội dung khác với nguồn.\n{difference}\nHãy sao chép vào một kho trống, hoặc vào kho đã bắt đầu được sao chép từ chính nguồn này.',
  'written-to':
    'Có nơi khác đang ghi vào kho đích {target}: luồng {stream} đang ở bản ghi {actual}, không phải {expected}. Hãy dừng mọi dịch vụ dùng kho đó rồi chạy lại: việc sao chép sẽ tiếp tục nếu có thể.',
  'too-large':
    'Kho đích chỉ nhận {limit} byte mỗi lần; {decision} có {size} byte. Hãy tăng {setting} rồi chạy lại: việc sao chép sẽ tiếp tục từ đây.',
  'its-limit': 'giới hạn của kho',
  'not-taken':
    'Kho đích {target} không nhận {decision} hoặc một quyết định ghi cùng lúc: {reason}. Mọi nội dung trước đó đã được sao chép.',
  decision: 'quyết định {decision} ({stream}, bản ghi {revision}, vị trí {position} của nguồn)',
} as const satisfies Translated<typeof english.copy>;
