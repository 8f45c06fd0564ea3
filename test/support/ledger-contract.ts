import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NewEvent, RecordedEvent } from '../../src/events/definition/envelope.js';
import { NO_STREAM, type AppendOutcome, type Ledger } from '../../src/modules/ledger/ledger.js';
import { newEvent, newEvents, newStream } from './new-events.js';

export interface OpenLedger {
  readonly ledger: Ledger;
  close(): Promise<void>;
}

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const collected: T[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}

/** The events after a position, up to where the log ends now. */
async function readLog(ledger: Ledger, after?: string): Promise<RecordedEvent[]> {
  const end = new AbortController();
  return collect(ledger.subscribe({ after, signal: end.signal, onCaughtUp: () => end.abort() }));
}

/** Follows the log until `count` events of `streams` have come. */
async function follow(
  ledger: Ledger,
  streams: ReadonlySet<string>,
  count: number,
  after?: string,
): Promise<RecordedEvent[]> {
  const end = new AbortController();
  const seen: RecordedEvent[] = [];
  for await (const event of ledger.subscribe({ after, signal: end.signal })) {
    if (streams.has(event.stream) && seen.push(event) === count) end.abort();
  }
  return seen;
}

/** What `recorded` tells; anything else fails the test. */
async function record(
  ledger: Ledger,
  stream: string,
  expected: number,
  events: readonly NewEvent[],
): Promise<Extract<AppendOutcome, { outcome: 'recorded' }>> {
  const outcome = await ledger.append(stream, expected, events);
  if (outcome.outcome !== 'recorded') throw new Error(`Not recorded: ${JSON.stringify(outcome)}`);
  return outcome;
}

/** Appends behind whatever the others append, however often it takes. */
async function insist(ledger: Ledger, stream: string, events: readonly NewEvent[]): Promise<number> {
  for (let expected = NO_STREAM; ;) {
    const outcome = await ledger.append(stream, expected, events);
    if (outcome.outcome === 'unknown') throw outcome.cause;
    if (outcome.outcome === 'recorded') return outcome.revision;
    expected = outcome.revision;
  }
}

/** At most `count`: what the store takes at once, with events of the size that `newEvents` makes. */
function howManyFit({ appendLimit }: Ledger, count: number): number {
  return appendLimit
    ? Math.min(count, Math.floor(appendLimit.bytes / appendLimit.sizeOf(newEvent({ number: count }))))
    : count;
}

function expectOrder(ledger: Ledger, events: readonly RecordedEvent[]): void {
  const revisions = new Map<string, number>();
  events.forEach((event, index) => {
    const before = events[index - 1];
    if (before) expect(ledger.comparePositions(before.position, event.position)).toBeLessThan(0);
    expect(event.revision).toBe((revisions.get(event.stream) ?? NO_STREAM) + 1);
    revisions.set(event.stream, event.revision);
  });
}

/** What every `Ledger` keeps. Run it for each store, with a way to open one of its own. */
export function describeLedger(name: string, open: () => Promise<OpenLedger>): void {
  describe(`${name} as a ledger`, () => {
    let opened: OpenLedger;
    let ledger: Ledger;

    beforeAll(async () => {
      opened = await open();
      ledger = opened.ledger;
    });

    afterAll(() => opened.close());

    describe('append and read', () => {
      it('gives back what was appended', async () => {
        const stream = newStream();
        const events = [
          newEvent({
            name: 'Ủy ban nhân dân xã Đắk Ơ',
            nfd: 'Ủy ban'.normalize('NFD'),
            emoji: '🏛️',
            quote: `'"\\$1`,
          }),
          newEvent({ nested: { list: [1, [2, { deep: null }], []], empty: {} }, yes: true, '': 'no key' }),
          newEvent({ numbers: [0, -1, 0.1, 1e21, 5e-324, Number.MAX_SAFE_INTEGER, 123456789.12345679] }),
          newEvent(['not', 'an', 'object']),
        ];
        const outcome = await record(ledger, stream, NO_STREAM, events);

        const read = await collect(ledger.read(stream));
        expect(read).toEqual(
          events.map((event, revision) => ({ ...event, stream, revision, position: expect.any(String) })),
        );
        expect(outcome.revision).toBe(events.length - 1);
        const positions = read.map(({ position }) => position);
        expect(outcome.position).toBe(positions.at(-1));
        expect(outcome.positions ?? positions).toEqual(positions);
        expectOrder(ledger, read);
      });

      it('reads from a revision on', async () => {
        const stream = newStream();
        await record(ledger, stream, NO_STREAM, newEvents(5));
        const read = await collect(ledger.read(stream, 3));
        expect(read.map(({ revision }) => revision)).toEqual([3, 4]);
        expect(await collect(ledger.read(stream, 5))).toEqual([]);
      });

      it('reads an unknown stream as empty', async () => {
        expect(await collect(ledger.read(newStream()))).toEqual([]);
      });

      it('takes 5,000 events at once, or as many as it says, and they can be read in part', async () => {
        const stream = newStream();
        const events = newEvents(howManyFit(ledger, 5_000));
        const { revision } = await record(ledger, stream, NO_STREAM, events);
        expect(revision).toBe(events.length - 1);
        const read = await collect(ledger.read(stream));
        expect(read.map(({ id }) => id)).toEqual(events.map(({ id }) => id));
        expectOrder(ledger, read);
        for await (const event of ledger.read(stream)) if (event.revision === 10) break;
      });
    });

    describe('the expected revision', () => {
      it('refuses a new stream that is not new', async () => {
        const stream = newStream();
        await record(ledger, stream, NO_STREAM, newEvents(2));
        expect(await ledger.append(stream, NO_STREAM, newEvents(1))).toEqual({
          outcome: 'refused',
          revision: 1,
        });
      });

      it.each([0, 7])('refuses revision %i when the stream is at 1, and stores nothing', async (expected) => {
        const stream = newStream();
        await record(ledger, stream, NO_STREAM, newEvents(2));
        expect(await ledger.append(stream, expected, newEvents(3))).toEqual({
          outcome: 'refused',
          revision: 1,
        });
        expect(await collect(ledger.read(stream))).toHaveLength(2);
      });

      it('refuses a revision of a stream that does not exist', async () => {
        expect(await ledger.append(newStream(), 0, newEvents(1))).toEqual({
          outcome: 'refused',
          revision: NO_STREAM,
        });
      });

      it('lets exactly one of those win that expect the same', async () => {
        const stream = newStream();
        for (let expected = NO_STREAM; expected < 9; expected += 2) {
          const outcomes = await Promise.all(
            Array.from({ length: 8 }, () => ledger.append(stream, expected, newEvents(2))),
          );
          const recorded = outcomes.filter(({ outcome }) => outcome === 'recorded');
          const refused = outcomes.filter(({ outcome }) => outcome === 'refused');
          expect(recorded).toMatchObject([{ revision: expected + 2 }]);
          expect(refused).toEqual(Array(7).fill({ outcome: 'refused', revision: expected + 2 }));
        }
      });

      it('has the same events at the same place once, however often they are appended', async () => {
        const stream = newStream();
        const [first, second, third, other] = newEvents(4) as [NewEvent, NewEvent, NewEvent, NewEvent];
        await record(ledger, stream, NO_STREAM, [first, second]);
        const { position } = await record(ledger, stream, 1, [third]);
        const refused = { outcome: 'refused', revision: 2 };
        for (const [expected, again, last] of [
          [NO_STREAM, [first, second], 1],
          [1, [third], 2],
        ] as const) {
          const outcome = await ledger.append(stream, expected, again);
          if (outcome.outcome !== 'recorded') expect(outcome).toEqual(refused);
          else expect(outcome.revision).toBe(last);
          if (outcome.outcome === 'recorded' && last === 2) expect(outcome.position).toBe(position);
        }
        expect(await ledger.append(stream, 0, [second, other])).toEqual(refused);
        expect(await ledger.append(stream, 0, [third, second])).toEqual(refused);
        expect(await ledger.append(stream, NO_STREAM, [second])).toEqual(refused);
        const read = await collect(ledger.read(stream));
        expect(read.map(({ id }) => id)).toEqual([first.id, second.id, third.id]);
      });
    });

    describe('the log', () => {
      it('tells its head, and how much lies behind a position', async () => {
        const first = (await record(ledger, newStream(), NO_STREAM, newEvents(1))).position;
        const last = (await record(ledger, newStream(), NO_STREAM, newEvents(4))).position;
        expect(ledger.comparePositions((await ledger.head())!, last)).toBe(0);
        expect(ledger.comparePositions(first, last)).toBeLessThan(0);
        expect(ledger.comparePositions(last, first)).toBeGreaterThan(0);
        expect(await ledger.countAfter(last)).toBe(0);
        expect(await ledger.countAfter(first)).toBe(4);
        const { length } = await readLog(ledger);
        const roughly = await ledger.countAfter(undefined);
        expect(roughly).toBeGreaterThanOrEqual(Math.min(length, 1_000));
        expect(roughly).toBeLessThan(100 * length);
      });

      it('keeps order and leaves no gaps when many streams grow at once', async () => {
        const after = await ledger.head();
        const streams = Array.from({ length: 10 }, newStream);
        await Promise.all(
          streams.flatMap((stream) => [1, 2, 3].map((size) => insist(ledger, stream, newEvents(size)))),
        );
        const log = await readLog(ledger, after);
        expect(log).toHaveLength(60);
        expectOrder(ledger, log);
      });
    });

    describe('a subscription', () => {
      it('begins at the beginning, or after a position', async () => {
        const stream = newStream();
        await record(ledger, stream, NO_STREAM, newEvents(3));
        const all = await readLog(ledger);
        expect(all.slice(-3).map(({ revision }) => revision)).toEqual([0, 1, 2]);
        expect(await readLog(ledger, all.at(-3)!.position)).toEqual(all.slice(-2));
      });

      it('says each time that it has caught up, and goes on with what comes', async () => {
        const end = new AbortController();
        const streams = [newStream(), newStream()];
        const said: string[] = [];
        const onCaughtUp = (): void => {
          said.push('caught up');
          const stream = streams.shift();
          if (stream) void record(ledger, stream, NO_STREAM, newEvents(2));
          else end.abort();
        };
        for await (const { revision } of ledger.subscribe({
          after: await ledger.head(),
          signal: end.signal,
          onCaughtUp,
        })) {
          said.push(`revision ${revision}`);
        }
        const twice = ['revision 0', 'revision 1', 'caught up'];
        expect(said).toEqual(['caught up', ...twice, ...twice]);
      });

      it('ends without an error when it is aborted: before, while handing over, while waiting', async () => {
        await record(ledger, newStream(), NO_STREAM, newEvents(3));
        expect(await collect(ledger.subscribe({ signal: AbortSignal.abort() }))).toEqual([]);

        const during = new AbortController();
        let count = 0;
        for await (const _ of ledger.subscribe({ signal: during.signal })) if (++count === 2) during.abort();
        expect(count).toBe(2);

        const waiting = new AbortController();
        const options = {
          signal: waiting.signal,
          onCaughtUp: () => void setTimeout(() => waiting.abort(), 20),
        };
        expect(await collect(ledger.subscribe({ after: await ledger.head(), ...options }))).toEqual([]);
      });

      it('misses, doubles and reorders nothing while many append at once', async () => {
        const after = await ledger.head();
        const streams = Array.from({ length: 6 }, newStream);
        const sizes = [1, 400, 2, 30, 1, 1_100];
        const total = streams.length * sizes.reduce((sum, size) => sum + size);
        const followers = [1, 2, 3].map(() => follow(ledger, new Set(streams), total, after));

        await Promise.all(
          streams.map(async (stream, index) => {
            const own = [...sizes.slice(index), ...sizes.slice(0, index)];
            await Promise.all(own.map((size) => insist(ledger, stream, newEvents(size))));
          }),
        );

        const [first, ...others] = await Promise.all(followers);
        expectOrder(ledger, first!);
        expect(new Set(first!.map(({ id }) => id)).size).toBe(total);
        const positions = first!.map(({ position }) => position);
        for (const other of others) expect(other.map(({ position }) => position)).toEqual(positions);
      });
    });
  });
}
