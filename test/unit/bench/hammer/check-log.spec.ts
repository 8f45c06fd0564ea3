import { describe, expect, it } from '@jest/globals';
import type { Acknowledgement } from '../../../../bench/hammer/acknowledgements.js';
import { checkAcknowledged, checkLog, type Check } from '../../../../bench/hammer/check-log.js';
import { checkStreams } from '../../../../bench/hammer/check-streams.js';
import { logEntry, type LogEntry } from '../../../../bench/hammer/log-entry.js';
import { MemoryLedger } from '../../../support/memory-ledger.js';
import { decisionEvents } from '../../../support/recorded.js';

const renamed = { type: 'OrganizationRenamed', data: {}, effectiveOn: '2018-07-01' };

/** Three decisions of two registers: a/d0, b/d1, a/d2, each of three events. */
function recorded(): MemoryLedger {
  const ledger = new MemoryLedger();
  for (const [i, register] of ['a', 'b', 'a'].entries()) {
    ledger.push(`register-${register}`, decisionEvents(register, `d${i}`, [renamed, renamed]));
  }
  return ledger;
}

const positions = (a: string, b: string): number => Number(a) - Number(b);
const violationsOf = (checks: readonly Check[]): string[] =>
  checks.flatMap(({ violations }) => [...violations]);
const judged = (log: readonly LogEntry[]): string[] => violationsOf(checkLog(log, positions));

/** The log without some entries, the rest at the places they would have. */
function without(...indexes: number[]): LogEntry[] {
  const ledger = new MemoryLedger();
  recorded().log.forEach(({ stream, id, type, data, metadata }, i) => {
    if (!indexes.includes(i)) ledger.push(stream, [{ id, type, data, metadata }]);
  });
  return ledger.log.map(logEntry);
}

describe('a log that was hammered', () => {
  const log = recorded().log.map(logEntry);

  it('is in order when it is', () => {
    expect(judged(log)).toEqual([]);
    expect(checkLog(log, positions).map(({ checked }) => checked)).toEqual([
      'positions of 9 events are in order',
      'revisions of 2 streams have no gap',
      '9 event ids are there once',
      '3 decisions are whole',
    ]);
  });

  it.each([
    [
      'an event of the middle is missing',
      without(4),
      ['b/d1, event 2 (register-b, revision 1) stands alone', 'b/d1 has 1 of 3 events'],
    ],
    ['the end is missing', without(8), ['a/d2 has 2 of 3 events']],
    [
      'a beginning is missing',
      without(3),
      [
        'b/d1, event 1 (register-b, revision 0) stands alone',
        'b/d1, event 2 (register-b, revision 1) stands alone',
      ],
    ],
    [
      'an event is there twice',
      [...log, { ...log[8]!, revision: 6, position: '10' }],
      [
        `${log[8]!.id} is there twice (register-a, revision 6)`,
        'a/d2, event 2 (register-a, revision 6) stands alone',
      ],
    ],
    [
      'a revision is left out',
      log.map((entry, i) => (i < 8 ? entry : { ...entry, revision: 6 })),
      ['register-a: 6 stands where 5 should'],
    ],
    [
      'two positions are the same',
      log.map((entry, i) => (i < 8 ? entry : { ...entry, position: '8' })),
      ['8 follows 8'],
    ],
  ])('is not when %s', (_, spoilt, violations) => {
    expect(judged(spoilt).toSorted()).toEqual(violations.toSorted());
  });

  it('is no longer what its streams are when one lacks an event, or has another', async () => {
    const ledger = recorded();
    expect((await checkStreams(ledger, log)).violations).toEqual([]);
    ledger.log[4] = { ...ledger.log[4]!, id: 'other' };
    ledger.log.length = 8;
    expect((await checkStreams(ledger, log)).violations).toEqual([
      'register-a ends after 5 of 6 events',
      'register-b, revision 1: other at 5 is not what the log has there',
      'register-b ends after 2 of 3 events',
    ]);
  });
});

describe('what was acknowledged', () => {
  const log = recorded().log.map(logEntry);
  const acknowledged = (register: string, decisionId: string, more: Partial<Acknowledgement> = {}) => ({
    ...{ lane: 0, number: 0, register, decisionId, fingerprint: '', sent: 1, sentAt: 0, at: 0 },
    ...more,
  });
  const at = (revision: number, position: string) => ({ recorded: { revision, position } });
  const all = [
    acknowledged('a', 'd0', at(2, '3')),
    acknowledged('b', 'd1', at(2, '6')),
    acknowledged('a', 'd2', at(5, '9')),
    acknowledged('a', 'd3'),
  ];

  it('is there, and what was refused is not', () => {
    expect(violationsOf(checkAcknowledged(log, all, true))).toEqual([]);
    expect(checkAcknowledged(log, all, true).map(({ checked }) => checked)).toEqual([
      '3 acknowledged decisions are in the ledger exactly once, where they were said to be',
      '1 decisions that were refused are not there',
    ]);
  });

  it.each([
    [
      'it is not in the ledger',
      log,
      acknowledged('a', 'd9', at(8, '12')),
      'a/d9 was acknowledged, and is not in the ledger',
    ],
    [
      'it is in another register',
      log,
      acknowledged('b', 'd0', at(2, '3')),
      'b/d0 was acknowledged, and is not in the ledger',
    ],
    [
      'it is elsewhere',
      log,
      acknowledged('a', 'd0', at(1, '3')),
      'a/d0 was acknowledged at revision 1, position 3; it is at 2, 3',
    ],
    [
      'its position is another',
      log,
      acknowledged('a', 'd0', at(2, '4')),
      'a/d0 was acknowledged at revision 2, position 4; it is at 2, 3',
    ],
    [
      'it says something else',
      log,
      acknowledged('a', 'd0', { ...at(2, '3'), fingerprint: 'other' }),
      'a/d0 is in the ledger with other content',
    ],
    ['it was refused and is there', log, acknowledged('a', 'd0'), 'a/d0 was refused, and is in the ledger'],
    [
      'it is there twice',
      [...log, ...log.slice(0, 3)],
      acknowledged('a', 'd0', at(2, '3')),
      'a/d0 is in the ledger 2 times',
    ],
  ])('is told when %s', (_, found, answer, violation) => {
    expect(violationsOf(checkAcknowledged(found, [answer], true))).toContain(violation);
  });

  it.each([
    ['its own', '3', true],
    ['that of a decision that went out behind it', '9', true],
    ["that of another register's", '6', false],
    ['in the midst of a later one', '8', false],
    ['of nobody', '10', false],
  ])('may have been told a place: %s', (_, position, right) => {
    expect(
      violationsOf(checkAcknowledged(log, [acknowledged('a', 'd0', at(2, position))], false)),
    ).toHaveLength(right ? 0 : 1);
  });

  it('was never told a place before its own', () => {
    expect(violationsOf(checkAcknowledged(log, [acknowledged('a', 'd2', at(5, '3'))], false))).toEqual([
      'a/d2 was acknowledged at revision 5, position 3; it is at 5, 9',
    ]);
  });

  it('says so of what nobody was told of, too, when it is there twice', () => {
    expect(violationsOf(checkAcknowledged([...log, ...log.slice(3, 6)], all.slice(0, 1), true))).toEqual([
      'b/d1 is in the ledger 2 times',
    ]);
  });
});
