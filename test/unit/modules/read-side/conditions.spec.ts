import { describe, expect, it } from '@jest/globals';
import sql from 'sql-template-tag';
import { all } from '../../../../src/modules/read-side/conditions.js';

describe('all conditions', () => {
  it('are true when there are none', () => {
    const { text, values } = sql`WHERE ${all(undefined)}`;
    expect([text, values]).toEqual(['WHERE true', []]);
  });

  it('hold together; those that are undefined do not count, and values stay apart', () => {
    const { text, values } = sql`SELECT ${0} WHERE ${all(sql`a = ${"'x'"}`, undefined, sql`b > ${2}`)}`;
    expect(text).toBe('SELECT $1 WHERE true AND a = $2 AND b > $3');
    expect(values).toEqual([0, "'x'", 2]);
  });
});
