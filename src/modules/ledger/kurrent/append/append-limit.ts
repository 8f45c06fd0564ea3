import type { AppendLimit } from '../../ledger.js';
import { encode, sizeOf } from './encoded.js';

/** What servers take in one append unless they are reported otherwise. */
export const defaultAppendLimit = 1024 * 1024;

export function appendLimit(bytes: number): AppendLimit {
  return {
    bytes,
    sizeOf: (event) => sizeOf(encode(event)),
    setting: 'LEDGER_APPEND_LIMIT (here) and MaxAppendSize (of the server)',
  };
}
