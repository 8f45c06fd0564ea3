import { describe, expect, it } from '@jest/globals';
import { validateSync } from 'class-validator';
import {
  assumedDay,
  daysOf,
  IsDateStatement,
  type DateStatement,
} from '../../../../src/events/vocabulary/date-statement.js';

class Stated {
  @IsDateStatement() date: unknown;
  constructor(date: unknown) {
    this.date = date;
  }
}
const mistake = (date: unknown) => validateSync(new Stated(date))[0]?.constraints?.['isDateStatement'];

describe('a statement', () => {
  it.each<[DateStatement, string | undefined, string, string]>([
    [{ kind: 'before', on: '1990-01-01', precision: 'year' }, '1989-12-31', '0001-01-01', '1989-12-31'],
    [{ kind: 'before', on: '1990-03-01', precision: 'month' }, '1990-02-28', '0001-01-01', '1990-02-28'],
    [{ kind: 'before', on: '2000-03-01' }, '2000-02-29', '0001-01-01', '2000-02-29'],
    [{ kind: 'before', on: '0001-01-02' }, '0001-01-01', '0001-01-01', '0001-01-01'],
    [{ kind: 'after', on: '1990-01-01', precision: 'year' }, '1991-01-01', '1991-01-01', '9999-12-31'],
    [{ kind: 'after', on: '1992-02-01', precision: 'month' }, '1992-03-01', '1992-03-01', '9999-12-31'],
    [{ kind: 'after', on: '1990-12-31', precision: 'day' }, '1991-01-01', '1991-01-01', '9999-12-31'],
    [{ kind: 'about', on: '1987-01-01', precision: 'year' }, '1987-01-01', '1987-01-01', '1987-12-31'],
    [{ kind: 'about', on: '1988-02-01', precision: 'month' }, '1988-02-01', '1988-02-01', '1988-02-29'],
    [{ kind: 'about', on: '1987-05-19' }, '1987-05-19', '1987-05-19', '1987-05-19'],
    [
      { kind: 'between', from: '1985-01-01', to: '1987-01-01', precision: 'year' },
      '1985-01-01',
      '1985-01-01',
      '1987-12-31',
    ],
    [{ kind: 'between', from: '1985-02-03', to: '1985-02-04' }, '1985-02-03', '1985-02-03', '1985-02-04'],
    [{ kind: 'unknown' }, undefined, '0001-01-01', '9999-12-31'],
  ])('%j makes %s to be assumed, and may be from %s to %s', (statement, assumed, first, last) => {
    expect(mistake(statement)).toBeUndefined();
    expect(assumedDay(statement)).toBe(assumed);
    expect(daysOf(statement)).toEqual({ first, last });
  });

  it.each<[unknown, string]>([
    ['before 1990', 'must be an object'],
    [null, 'must be an object'],
    [['before'], 'must be an object'],
    [{ on: '1990-01-01' }, 'must have a kind'],
    [{ kind: 'constructor' }, 'must have a kind'],
    [{ kind: 'before' }, 'must have on'],
    [{ kind: 'before', on: '1990' }, 'must have on'],
    [{ kind: 'after', on: '1990-02-30' }, 'must have on'],
    [{ kind: 'about', on: '1990-01-01', precision: 'week' }, 'must have a precision'],
    [{ kind: 'about', on: '1990-02-01', precision: 'year' }, 'must have on: the first day of a year'],
    [{ kind: 'between', from: '1990-01-01' }, 'must have to'],
    [
      { kind: 'between', from: '1990-01-01', to: '1990-01-02', precision: 'month' },
      'must have to: the first',
    ],
    [{ kind: 'between', from: '1990-01-01', to: '1990-01-01' }, 'must end later than it begins'],
    [{ kind: 'between', from: '1990-01-02', to: '1990-01-01' }, 'must end later than it begins'],
    [{ kind: 'between', on: '1990-01-01' }, 'of kind between has no on'],
    [{ kind: 'unknown', precision: 'year' }, 'of kind unknown has no precision'],
    [{ kind: 'before', on: '0001-01-01' }, 'leaves no day'],
    [{ kind: 'after', on: '9999-01-01', precision: 'year' }, 'leaves no day'],
    [{ kind: 'after', on: '9999-12-31' }, 'leaves no day'],
  ])('%j is none: it %s', (value, detail) => {
    expect(mistake(value)).toContain(`date ${detail}`);
  });
});
