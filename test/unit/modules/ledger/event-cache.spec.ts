import { expect, it } from '@jest/globals';
import { eventOf, fieldsOf } from '../../../../src/modules/ledger/cache/event-cache.js';
import { given, on, opening } from '../../../support/given.js';

const [, event] = given(opening()).when(
  on('2012-01-01', {
    kind: 'rename',
    organizationId: 'C1',
    name: 'N',
    dateStated: { kind: 'about', on: '2012-01-01', precision: 'year' },
  }),
).events;
const { schemaVersion, decisionId, index, effectiveOn, effectiveSequence, recordedAt } = event!.metadata;
const { dateStated } = event!.metadata;
const kept = { schemaVersion, decisionId, index, effectiveOn, effectiveSequence, recordedAt };

it('keeps what is stated of a date', () => {
  const { type, data } = event!;
  expect(dateStated).toBeDefined();
  expect(eventOf(fieldsOf(event!))).toEqual({ type, data, metadata: { ...kept, dateStated } });
});

it('keeps an event whose date is known as before there were statements', () => {
  const { type, data } = event!;
  const list = [
    type,
    schemaVersion,
    data,
    decisionId,
    index,
    effectiveOn,
    effectiveSequence,
    null,
    recordedAt,
  ];
  expect(fieldsOf({ type, data, metadata: kept })).toEqual(list);
  expect(eventOf(fieldsOf({ type, data, metadata: kept })).metadata).toEqual(kept);
});
