import { describe, expect, it } from '@jest/globals';
import { requestOf } from '../../../../src/commands/decide/request-of.js';
import type { DateStatement } from '../../../../src/events/vocabulary/date-statement.js';
import { given, on, opening, org, type PlainChange } from '../../../support/given.js';

const before2011: DateStatement = { kind: 'before', on: '2011-01-01', precision: 'year' };
const about2013: DateStatement = { kind: 'about', on: '2013-01-01', precision: 'year' };
const rename = (more: Record<string, unknown>): PlainChange => ({
  kind: 'rename',
  organizationId: 'C1',
  name: 'N',
  ...more,
});
const dated = (more: Record<string, unknown>) => given(opening()).when(on('2012-06-01', rename(more)));

/** Where the one change stands, and what is kept of its date. */
const dates = (more: Record<string, unknown>) => {
  const { effectiveOn, effectivePrecision, dateStated } =
    dated(more).then('OrganizationRenamed').events[1]!.metadata;
  return { effectiveOn, effectivePrecision, dateStated };
};

describe('a date that is not known', () => {
  it.each<[DateStatement, string]>([
    [before2011, '2010-12-31'],
    [{ kind: 'after', on: '2011-04-01', precision: 'month' }, '2011-05-01'],
    [about2013, '2013-01-01'],
    [{ kind: 'between', from: '2011-01-01', to: '2013-01-01', precision: 'year' }, '2011-01-01'],
    [{ kind: 'unknown' }, '2012-06-01'],
  ])('stated as %j stands on %s where no day is given', (dateStated, effectiveOn) => {
    expect(dates({ dateStated })).toEqual({ effectiveOn, effectivePrecision: undefined, dateStated });
  });

  it.each<[DateStatement, string, string]>([
    [before2011, '2010-05-01', '2011-01-01'],
    [{ kind: 'after', on: '2011-01-01', precision: 'year' }, '2019-01-01', '2011-12-31'],
    [about2013, '2013-12-31', '2014-01-01'],
    [{ kind: 'between', from: '2011-03-02', to: '2011-03-04' }, '2011-03-04', '2011-03-01'],
  ])('stated as %j may be assumed to be %s, and not %s', (dateStated, inside, outside) => {
    expect(dates({ dateStated, effectiveOn: inside })).toMatchObject({ effectiveOn: inside, dateStated });
    dated({ dateStated, effectiveOn: outside }).thenRejected('/changes/0/effectiveOn assumed-outside-stated');
  });

  it('lets a source without any date come in', () => {
    const change = { ...org('found', 'C3', 'C', 'G1'), dateStated: { kind: 'unknown' } };
    given(opening())
      .when(on('2010-01-01', change))
      .then('OrganizationFounded')
      .thenOn('2010-01-01', 'C3', { name: 'C3' });
  });

  it('has no precision beside its statement, and one form of it', () => {
    dated({ dateStated: about2013, effectivePrecision: 'year' }).thenRejected(
      '/changes/0/effectivePrecision date-stated-twice',
    );
    const { dateStated } = dates({ dateStated: { kind: 'about', on: '2013-05-02', precision: 'day' } });
    expect(dateStated).toEqual({ kind: 'about', on: '2013-05-02' });
  });

  it('is refused when it cannot be read', () => {
    dated({ dateStated: { kind: 'before', on: '2011' } }).thenRejected('/changes/0/dateStated invalid-field');
    dated({ dateStated: null }).thenRejected('/changes/0/dateStated invalid-field');
  });

  it('is told in the order of valid time among the others of its decision', () => {
    given(opening())
      .when(
        on(
          '2012-06-01',
          { kind: 'rename', organizationId: 'C3', name: 'N' },
          { ...org('found', 'C3', 'C', 'G1'), dateStated: before2011 },
        ),
      )
      .then('OrganizationRenamed', 'OrganizationFounded')
      .thenOn('2010-12-31', 'C3', { name: 'C3' });
  });

  it('is none of a correction or an annulment', () => {
    given(opening(), on('2012-06-01', rename({})))
      .when(
        on('2012-07-01', {
          kind: 'annul',
          target: { decisionId: 'd-10' },
          reason: 'x',
          dateStated: { kind: 'unknown' },
        }),
      )
      .thenRejected('/changes/0/dateStated undated');
  });
});

describe('a correction', () => {
  const correcting = (first: Record<string, unknown>, content: Record<string, unknown>) =>
    given(opening(), on('2012-06-01', rename(first))).when(
      on('2015-01-01', {
        kind: 'correct',
        target: { decisionId: 'd-10', change: 1 },
        by: 'register',
        reason: 'x',
        ...content,
      }),
    );
  const after = (first: Record<string, unknown>, content: Record<string, unknown>) => {
    const { data } = correcting(first, content).then('ChangeCorrected').events[1]!;
    const { treated } = data as { treated: { after: Record<string, unknown> }[] };
    const { effectiveOn, effectivePrecision, dateStated } = treated[0]!.after;
    return { effectiveOn, effectivePrecision, dateStated };
  };
  const whole = (more: Record<string, unknown>) => ({
    replacement: { organizationId: 'C1', name: 'M', ...more },
  });

  it('of something else keeps what is stated, and the day that is assumed', () => {
    const first = { dateStated: before2011, effectiveOn: '2010-05-01' };
    expect(after(first, { patch: { name: 'M' } })).toEqual({ ...first, effectivePrecision: undefined });
    expect(after(first, whole({}))).toMatchObject(first);
  });

  it('that states the date anew takes the day that follows from it, unless it gives one', () => {
    const first = { dateStated: before2011, effectiveOn: '2010-05-01' };
    const stated = { effectiveOn: '2013-01-01', dateStated: about2013 };
    expect(after(first, { patch: { dateStated: about2013 } })).toMatchObject(stated);
    expect(after(first, whole({ dateStated: about2013 }))).toMatchObject(stated);
    expect(after(first, { patch: { dateStated: about2013, effectiveOn: '2013-07-01' } })).toMatchObject({
      effectiveOn: '2013-07-01',
    });
  });

  it('that learns the day takes the statement away', () => {
    const first = { dateStated: before2011 };
    const known = { effectiveOn: '2010-08-17', dateStated: undefined };
    expect(after(first, { patch: { effectiveOn: '2010-08-17', dateStated: null } })).toMatchObject(known);
    expect(after(first, whole({ effectiveOn: '2010-08-17' }))).toMatchObject(known);
  });

  it('that no longer knows the day puts a statement in the place of a precision', () => {
    const first = { effectiveOn: '2012-06-01', effectivePrecision: 'month' };
    const unknown = {
      dateStated: { kind: 'unknown' },
      effectiveOn: '2012-06-01',
      effectivePrecision: undefined,
    };
    expect(after(first, { patch: { dateStated: { kind: 'unknown' } } })).toMatchObject(unknown);
    expect(after(first, whole({ dateStated: { kind: 'unknown' } }))).toMatchObject(unknown);
  });

  it('moves an assumed day within what is stated, and not outside', () => {
    const first = { dateStated: before2011 };
    expect(after(first, { patch: { effectiveOn: '2010-08-17' } })).toMatchObject({ dateStated: before2011 });
    correcting(first, { patch: { effectiveOn: '2011-08-17' } }).thenRejected(
      '/changes/0/patch/effectiveOn assumed-outside-stated',
    );
  });

  it('of the statement alone is one', () => {
    const first = { dateStated: { kind: 'unknown' }, effectiveOn: '2013-01-01' };
    expect(after(first, { patch: { dateStated: about2013 } })).toMatchObject({ dateStated: about2013 });
    correcting(first, { patch: { dateStated: { kind: 'unknown' } } }).thenRejected('corrects-nothing');
  });
});

it.each<DateStatement>([before2011, about2013, { kind: 'unknown' }])(
  'asks for the same day again where %j is stated, also on the day of the decision',
  (dateStated) => {
    const effectiveOn = { before: '2010-06-01', about: '2013-06-01', unknown: '2011-06-01' }[
      dateStated.kind as 'before'
    ];
    const asked = on(effectiveOn, rename({ dateStated, effectiveOn }));
    const { events } = given(opening()).when(asked).then('OrganizationRenamed');
    const again = requestOf(events);
    expect(again.changes).toEqual([{ ...rename({ dateStated, effectiveOn }) }]);
    const { events: repeated } = given(opening()).whenRaw(again).then('OrganizationRenamed');
    expect(repeated[1]).toEqual(events[1]);
  },
);
