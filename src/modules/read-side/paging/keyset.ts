import { message } from '../../../events/messages/message.js';
import sql, { join, raw, type Sql } from 'sql-template-tag';
import { isCalendarDate } from '../../../events/vocabulary/validation.js';
import { isPlainText } from '../params/texts.js';
import { refused, type Key } from './cursor.js';

/** A column that a list is ordered by. It is never null; together they name one row. */
export interface KeyColumn {
  readonly column: string;
  readonly type: 'text' | 'integer' | 'date';
}

export type Direction = 'asc' | 'desc';

/** ORDER BY of a list. */
export function orderBy(columns: readonly KeyColumn[], direction: Direction = 'asc'): Sql {
  return join(
    columns.map(({ column }) => raw(`${column} ${direction}`)),
    ', ',
  );
}

/**
 * The condition for what stands behind `after`; undefined at the beginning.
 * @throws BadRequest when the values can't be those of the columns
 */
export function behind(
  columns: readonly KeyColumn[],
  after: Key | undefined,
  direction: Direction = 'asc',
): Sql | undefined {
  if (!after) return undefined;
  if (after.length !== columns.length || !columns.every(({ type }, i) => fits(type, after[i]))) {
    throw refused('invalid-cursor', message('request.no-cursor'));
  }
  const left = join(
    columns.map(({ column }) => raw(column)),
    ', ',
  );
  const right = join(
    columns.map(({ type }, i) => sql`${after[i]}::${raw(type)}`),
    ', ',
  );
  return sql`(${left}) ${raw(direction === 'asc' ? '>' : '<')} (${right})`;
}

function fits(type: KeyColumn['type'], value: unknown): boolean {
  switch (type) {
    case 'text':
      return isPlainText(value);
    case 'integer':
      return Number.isInteger(value) && Math.abs(value as number) < 2 ** 31;
    case 'date':
      return isCalendarDate(value);
    default:
      return type satisfies never;
  }
}
