import type { NewEvent } from '../../../events/envelope.js';
import type { AppendLimit } from '../ledger.js';

/** What servers take in one append unless they are told otherwise. */
export const defaultAppendLimit = 1024 * 1024;

/** Counted as the server counts: data and metadata as they are sent, and two bytes for each letter of the type. */
export function appendLimit(bytes: number): AppendLimit {
  return {
    bytes,
    sizeOf: ({ type, data, metadata }: NewEvent) => jsonBytes(data) + jsonBytes(metadata) + 2 * type.length,
    setting: 'LEDGER_APPEND_LIMIT (here) and MaxAppendSize (of the server)',
  };
}

function jsonBytes(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}
