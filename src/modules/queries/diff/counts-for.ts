import { sql, type Sql } from '../sql.js';
import type { AsOf } from '../time/known.js';

/**
 * That a row of an effect (`organization_entry`, `succession`) is one of those that the register's state is folded
 * from: it is known, and effective by the date. What such rows two states do not share explains their differences.
 */
export function countsFor({ revision, validAt }: AsOf): Sql {
  return sql`(known_from <= ${revision} AND known_to > ${revision} AND effective_on <= ${validAt}::date)`;
}
