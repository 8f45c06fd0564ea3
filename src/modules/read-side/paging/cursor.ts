import { message, type Message } from '../../../events/messages/message.js';
import { BadRequest } from '../../errors/request-errors.js';
import { isCalendarDate } from '../../../events/vocabulary/validation.js';

/** Values of the columns that a list is ordered by. */
export type Key = readonly (string | number)[];

/** Where a page ends, and what its list is about. */
export interface Cursor {
  readonly revision: number;
  readonly validAt: string | undefined;
  /** Stands for the list: its endpoint and filters. */
  readonly list: string;
  readonly after: Key;
}

/** Opaque to clients, safe in a URL. */
export function encodeCursor({ revision, validAt, list, after }: Cursor): string {
  return Buffer.from(JSON.stringify([revision, validAt ?? null, list, after])).toString('base64url');
}

/**
 * @param list the list that is asked for
 * @throws BadRequest when it is no cursor, or that of another list
 */
export function decodeCursor(text: string, list: string): Cursor {
  const cursor = parse(text);
  if (!cursor) throw refused('invalid-cursor', message('request.no-cursor'));
  if (cursor.list !== list) {
    throw refused('cursor-mismatch', message('request.other-list'));
  }
  return cursor;
}

export function refused(code: string, detail: Message): BadRequest {
  return new BadRequest([{ code, parameter: 'cursor', detail }]);
}

function parse(text: string): Cursor | undefined {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    return undefined;
  }
  if (!Array.isArray(value)) return undefined;
  const [revision, validAt, list, after] = value as unknown[];
  if (!isCount(revision) || typeof list !== 'string' || !Array.isArray(after)) return undefined;
  if (validAt !== null && !isCalendarDate(validAt)) return undefined;
  return { revision, validAt: validAt ?? undefined, list, after: after as Key };
}

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) < 2 ** 31;
}
