import { encodeCursor, type Cursor, type Key } from './cursor.js';

/** Which part of a list is asked for. */
export interface PageRequest {
  readonly limit: number;
  /** The key of the last item of the page before; undefined for the first page. */
  readonly after: Key | undefined;
  /** What the cursor of the next page is bound to. */
  readonly bound: Omit<Cursor, 'after'>;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  /** The cursor of the next page; null on the last one. */
  readonly next: string | null;
}

/**
 * A page of what was read.
 * @param rows one more than the limit where there are more
 */
export function pageOf<Row>(rows: readonly Row[], request: PageRequest, keyOf: (row: Row) => Key): Page<Row> {
  const items = rows.slice(0, request.limit);
  const last = items.at(-1);
  const more = rows.length > request.limit && last !== undefined;
  return { items, next: more ? encodeCursor({ ...request.bound, after: keyOf(last) }) : null };
}
