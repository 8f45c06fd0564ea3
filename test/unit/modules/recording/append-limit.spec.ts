import { describe, expect, it } from '@jest/globals';
import { Rejected } from '../../../../src/commands/problems/problem.js';
import { AppendTooLarge } from '../../../../src/modules/ledger/ledger.js';
import { org, type PlainRequest } from '../../../support/given.js';
import { MemoryLedger } from '../../../support/memory-ledger.js';
import { decisionsIn, found, input, opened } from './support.js';

describe('RegisterWriter, where the store takes so much at once', () => {
  const setting = 'THE_LIMIT';

  /** Each event counts 100. */
  function limitedTo(ledger: MemoryLedger, bytes: number): void {
    ledger.appendLimit = { bytes, sizeOf: () => 100, setting };
  }

  const tooLarge = (size: number, limit: number) => ({
    problems: [
      {
        code: 'decision-too-large',
        pointer: '/changes',
        severity: 'error',
        params: { size, limit, setting },
      },
    ],
  });

  /** A decision of `1 + changes` events. */
  const bundle = (id: string, changes: number): PlainRequest => ({
    decision: { effectiveOn: '2011-01-01' },
    changes: Array.from({ length: changes }, (_, i) => org('found', `${id}-${i}`, 'C', 'G1')),
  });

  it('parts groups so that each fits, and fills them as far as it can', async () => {
    const { ledger, one } = await opened();
    limitedTo(ledger, 1000);
    ledger.latencyMs = 20;
    const ids = Array.from({ length: 13 }, (_, i) => `C-${i}`);
    await Promise.all(ids.map((id) => one.submit(input(id, found(id)))));
    expect(ledger.appends.slice(1)).toEqual([2, 10, 10, 4]);
  });

  it('takes a decision that just fits, alone', async () => {
    const { ledger, one } = await opened();
    limitedTo(ledger, 1000);
    ledger.latencyMs = 20;
    await Promise.all([
      one.submit(input('d1', found('C3'))),
      one.submit(input('d2', found('C4'))),
      one.submit(input('d3', bundle('B', 9))),
      one.submit(input('d4', found('C5'))),
    ]);
    expect(ledger.appends.slice(1)).toEqual([2, 2, 10, 2]);
  });

  it('sends nothing of a decision that does not, says its size, and decides the others without it', async () => {
    const { ledger, one } = await opened();
    limitedTo(ledger, 1000);
    const [large, other, same] = await Promise.allSettled([
      one.submit(input('d1', bundle('B', 10))),
      one.submit(input('d2', found('B-1'))),
      one.submit(input('d3', found('C4'))),
    ]);
    expect(large).toMatchObject({ status: 'rejected', reason: tooLarge(1100, 1000) });
    expect((large as PromiseRejectedResult).reason).toBeInstanceOf(Rejected);
    expect([other.status, same.status]).toEqual(['fulfilled', 'fulfilled']);
    expect([...decisionsIn(ledger).keys()]).toEqual(['opening', 'd2', 'd3']);
  });

  it('foresees it', async () => {
    const { ledger, one } = await opened();
    limitedTo(ledger, 1000);
    expect(await one.preview(input('d1', bundle('B', 10)))).toMatchObject({
      events: [],
      ...tooLarge(1100, 1000),
    });
    expect((await one.preview(input('d1', bundle('B', 9)))).events).toHaveLength(10);
  });

  it("reports the store's own limit when that is lower than was stated", async () => {
    const { ledger, one } = await opened();
    limitedTo(ledger, 1000);
    const { append } = MemoryLedger.prototype;
    ledger.append = (stream, expected, events) =>
      events.length > 4
        ? Promise.reject(new AppendTooLarge(450))
        : append.call(ledger, stream, expected, events);
    const answers = await Promise.allSettled([
      one.submit(input('d1', found('C3'))),
      one.submit(input('d2', bundle('B', 4))),
      one.submit(input('d3', found('C4'))),
    ]);
    expect(answers).toMatchObject([
      { status: 'fulfilled' },
      { status: 'rejected', reason: tooLarge(500, 450) },
      { status: 'fulfilled' },
    ]);
    expect([...decisionsIn(ledger).keys()]).toEqual(['opening', 'd1', 'd3']);
  });
});
