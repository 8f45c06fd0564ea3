import { describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '../../../../src/events/definition/envelope.js';
import { NO_STREAM } from '../../../../src/modules/ledger/ledger.js';
import { appendSettled, readBack } from '../../../../src/modules/ledger/settled-append.js';
import { MemoryLedger } from '../../../support/memory-ledger.js';
import { newEvents, newStream } from '../../../support/new-events.js';

/** Shows less than there is for the first `reads` times. */
class LateLedger extends MemoryLedger {
  constructor(
    private reads: number,
    private readonly shown: number,
  ) {
    super();
  }

  override async *read(stream: string, from = 0): AsyncIterable<RecordedEvent> {
    const late = this.reads-- > 0;
    for await (const event of super.read(stream, from)) {
      if (!late || event.revision < this.shown) yield event;
    }
  }
}

const lost = { outcome: 'unknown', cause: new Error('connection lost') } as const;

describe('An append whose answer was lost', () => {
  it('is told with the position of every event, also when the store shows only a part of them at first', async () => {
    const stream = newStream();
    const events = newEvents(3);
    const ledger = new LateLedger(3, 2);
    ledger.after = () => lost;
    expect(await appendSettled(ledger, stream, NO_STREAM, events, 5_000)).toEqual({
      outcome: 'recorded',
      revision: 2,
      position: '3',
      positions: ['1', '2', '3'],
    });
    expect(ledger.log).toHaveLength(3);
  });

  it('is not taken for refused while its own events can not be read', async () => {
    const stream = newStream();
    const ledger = new LateLedger(4, 0);
    let calls = 0;
    ledger.after = () => (calls++ === 0 ? lost : undefined);
    const outcome = await appendSettled(ledger, stream, NO_STREAM, newEvents(3), 5_000);
    expect(outcome).toMatchObject({ outcome: 'recorded', revision: 2 });
    expect(ledger.log).toHaveLength(3);
  });

  it('stays unknown when they never can', async () => {
    const ledger = new LateLedger(Infinity, 1);
    ledger.after = () => lost;
    const outcome = await appendSettled(ledger, newStream(), NO_STREAM, newEvents(3), 300);
    expect(outcome).toMatchObject({
      outcome: 'unknown',
      cause: { message: expect.stringContaining('revision 2') },
    });
  });

  it('was refused when somebody else stands there', async () => {
    const stream = newStream();
    const ledger = new MemoryLedger();
    ledger.before = () => {
      if (ledger.log.length === 0) ledger.push(stream, newEvents(2));
      return undefined;
    };
    const first = ledger.append.bind(ledger);
    let calls = 0;
    ledger.append = async (...args) => {
      const outcome = await first(...args);
      return calls++ === 0 ? lost : outcome;
    };
    expect(await appendSettled(ledger, stream, NO_STREAM, newEvents(3), 5_000)).toMatchObject({
      outcome: 'refused',
    });
    expect(ledger.log).toHaveLength(2);
  });
});

describe('Reading back', () => {
  it('tells nothing of a part', async () => {
    const stream = newStream();
    const events = newEvents(3);
    const ledger = new MemoryLedger();
    ledger.push(stream, events.slice(0, 2));
    expect(await readBack(ledger, stream, NO_STREAM, events)).toBeUndefined();
    ledger.push(stream, events.slice(2));
    expect(await readBack(ledger, stream, NO_STREAM, events)).toMatchObject({
      outcome: 'recorded',
      revision: 2,
    });
  });
});
