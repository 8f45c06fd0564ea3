import { join, raw, type Sql } from 'sql-template-tag';

/** All of the conditions; those that are undefined don't count. True when there are none. */
export function all(...conditions: readonly (Sql | undefined)[]): Sql {
  return join([raw('true'), ...conditions.filter((condition) => condition !== undefined)], ' AND ');
}
