import sql, { raw, type Sql } from 'sql-template-tag';
import type { AsOf } from '../../read-side/time/known.js';

/**
 * That a row of an effect (`organization_entry`, `succession`) is one of those that the register's state is folded
 * from: it is known, and effective by the date. What such rows two states do not share explains their differences.
 * @param alias of the row where it is not the only one
 */
export function countsFor({ revision, validAt }: AsOf, alias?: string): Sql {
  const of = raw(alias === undefined ? '' : `${alias}.`);
  return sql`(${of}known_from <= ${revision} AND ${of}known_to > ${revision} AND ${of}effective_on <= ${validAt}::date)`;
}
