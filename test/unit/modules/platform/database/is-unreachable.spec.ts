import { expect, it } from '@jest/globals';
import pg from 'pg';
import { QueryFailedError } from 'typeorm';
import { isUnreachable } from '../../../../../src/modules/platform/database/is-unreachable.js';

function withCode(error: Error, code: string): Error {
  return Object.assign(error, { code });
}

it.each([
  ['nobody listens', withCode(new Error('connect ECONNREFUSED'), 'ECONNREFUSED'), true],
  ['a cut connection', new Error('Connection terminated unexpectedly'), true],
  ['a server that stops', withCode(new pg.DatabaseError('x', 1, 'error'), '57P01'), true],
  ['the same behind TypeORM', new QueryFailedError('', [], withCode(new Error('x'), '57P03')), true],
  ['a wrong statement', withCode(new pg.DatabaseError('x', 1, 'error'), '42601'), false],
  ['a cancelled statement', withCode(new pg.DatabaseError('x', 1, 'error'), '57014'), false],
  ['a defect', new TypeError('x is not a function'), false],
  ['no error', 'ECONNREFUSED', false],
])('tells %s', (_, error, unreachable) => {
  expect(isUnreachable(error)).toBe(unreachable);
});
