import type * as english from '../en/shell.js';
import type { Translated } from '../translated.js';

/** What the shell says of itself. */
export const shell = {
  'no-ledger':
    'Không có sổ cái nào trong {folder}. Hãy chỉ ra bằng --data hoặc DATABASE_URL; "orgledger register open" và "orgledger import" tạo sổ cái mới.',
  'unknown-register': 'Không có sổ "{register}". "orgledger register" liệt kê các sổ.',
  refused: 'Bị từ chối; không có gì được ghi sổ:',
  'database-unreachable': 'Không kết nối được với cơ sở dữ liệu: {reason}',
} as const satisfies Translated<typeof english.shell>;
