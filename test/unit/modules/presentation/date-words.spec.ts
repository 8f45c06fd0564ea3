import { expect, it } from '@jest/globals';
import type { DateStatement } from '../../../../src/events/vocabulary/date-statement.js';
import { statementText, withStatement } from '../../../../src/modules/presentation/date-words.js';

it.each<[DateStatement, string, string]>([
  [{ kind: 'before', on: '1990-01-01', precision: 'year' }, 'trước 1990', 'before 1990'],
  [{ kind: 'after', on: '1990-03-01', precision: 'month' }, 'sau 03/1990', 'after March 1990'],
  [{ kind: 'about', on: '1987-01-01', precision: 'year' }, 'khoảng 1987', 'about 1987'],
  [{ kind: 'about', on: '1987-05-19' }, 'khoảng 19/05/1987', 'about 19 May 1987'],
  [
    { kind: 'between', from: '1985-01-01', to: '1987-01-01', precision: 'year' },
    'trong khoảng từ 1985 đến 1987',
    'between 1985 and 1987',
  ],
  [{ kind: 'unknown' }, 'không rõ ngày', 'date unknown'],
])('%j is "%s" in Vietnamese and "%s" in English', (statement, vi, en) => {
  expect(statementText(statement, 'vi')).toBe(vi);
  expect(statementText(statement, 'en')).toBe(en);
});

it('stands behind the date that is assumed, and behind no other', () => {
  expect(withStatement('1987-01-01', { kind: 'unknown' }, 'vi')).toBe('1987-01-01 (không rõ ngày)');
  expect(withStatement('1987-01-01', null, 'vi')).toBe('1987-01-01');
});
