import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import type { RecordedEvent } from '../../../src/events/definition/envelope.js';
import { KurrentLedger } from '../../../src/modules/ledger/kurrent/kurrent-ledger.js';
import { parseKurrentUrl } from '../../../src/modules/platform/config/kurrent-url.js';
import { LedgerUnavailable, NO_STREAM } from '../../../src/modules/ledger/ledger.js';
import { Cable } from '../../support/cable.js';
import { collect } from '../../support/ledger-contract.js';
import { newEvents, newStream } from '../../support/new-events.js';
import { ScriptedStore } from '../../support/scripted-store.js';

const deadlineMs = 400;

function open(port: number): KurrentLedger {
  return new KurrentLedger(
    parseKurrentUrl(`esdb://127.0.0.1:${port}?tls=false&defaultDeadline=${deadlineMs}`),
  );
}

describe('The KurrentDB ledger, when things go wrong', () => {
  let store: ScriptedStore;
  let port: number;
  let cable: Cable;
  let ledger: KurrentLedger;

  beforeEach(async () => {
    jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
    store = new ScriptedStore();
    cable = new Cable('127.0.0.1', await store.listen());
    port = await cable.listen();
    ledger = open(port);
  });

  afterEach(async () => {
    await ledger.close();
    await cable.cut();
    store.stop();
  });

  /** What a reader finds, by another way. */
  const idsIn = (stream: string): string[] =>
    store.events
      .filter((event) => event.stream === stream)
      .map(({ message }) => message.getId()!.getString());

  it('does not know the outcome when the answer does not come in time, and the events are there once', async () => {
    const stream = newStream();
    const events = newEvents(2);
    store.appendScripts.push('lose-answer');
    const since = Date.now();
    expect(await ledger.append(stream, NO_STREAM, events)).toMatchObject({ outcome: 'unknown' });
    expect(Date.now() - since).toBeGreaterThanOrEqual(deadlineMs);
    expect(await collect(ledger.read(stream))).toMatchObject([{ id: events[0]!.id }, { id: events[1]!.id }]);
    expect(await ledger.append(stream, NO_STREAM, events)).toMatchObject({
      outcome: 'recorded',
      revision: 1,
    });
    expect(idsIn(stream)).toEqual(events.map(({ id }) => id));
  });

  it('does not know the outcome either when nothing was stored', async () => {
    const stream = newStream();
    store.appendScripts.push('ignore');
    expect(await ledger.append(stream, NO_STREAM, newEvents(1))).toMatchObject({ outcome: 'unknown' });
    expect(await collect(ledger.read(stream))).toEqual([]);
  });

  it('does not know the outcome when the connection is cut before the answer, and goes on afterwards', async () => {
    const stream = newStream();
    const events = newEvents(3);
    expect(await ledger.append(stream, NO_STREAM, events.slice(0, 1))).toMatchObject({ outcome: 'recorded' });
    cable.passAnswer = () => idsIn(stream).length === 1;
    expect(await ledger.append(stream, 0, events.slice(1))).toMatchObject({ outcome: 'unknown' });
    cable.passAnswer = () => true;
    expect(await collect(ledger.read(stream, 1))).toMatchObject([{ revision: 1 }, { revision: 2 }]);
    expect(await ledger.append(stream, 2, newEvents(1))).toMatchObject({ outcome: 'recorded', revision: 3 });
  });

  it('goes to the leader that it is told of, and takes no answer for granted', async () => {
    const stream = newStream();
    const leader = new ScriptedStore();
    const leaderPort = await leader.listen();
    try {
      await ledger.append(stream, NO_STREAM, newEvents(1));
      leader.events.push(...store.events);
      store.appendScripts.push({ notLeader: leaderPort });
      const events = newEvents(2);
      expect(await ledger.append(stream, 0, events)).toMatchObject({ outcome: 'unknown' });
      expect(await ledger.append(stream, 0, events)).toMatchObject({ outcome: 'recorded', revision: 2 });
      expect(leader.appends).toEqual([stream]);
      expect(idsIn(stream)).toHaveLength(1);
    } finally {
      leader.stop();
    }
  });

  it('tells where the stream is when somebody else was first', async () => {
    const stream = newStream();
    await ledger.append(stream, NO_STREAM, newEvents(2));
    const refused = (revision: number) => ({ outcome: 'refused', revision });
    expect(await ledger.append(stream, NO_STREAM, newEvents(1))).toEqual(refused(1));
    expect(await ledger.append(newStream(), 4, newEvents(1))).toEqual(refused(NO_STREAM));
  });

  it('loses no append of another register for good when it gives up a connection', async () => {
    const [slow, other] = [newStream(), newStream()];
    await ledger.append(slow, NO_STREAM, newEvents(1));
    await ledger.append(other, NO_STREAM, newEvents(1));
    store.appendScripts.push('ignore');
    const [outcome] = await Promise.all([
      ledger.append(slow, 0, newEvents(1)),
      ledger.append(other, 0, newEvents(1)),
    ]);
    expect(outcome).toMatchObject({ outcome: 'unknown' });
    expect(await ledger.append(other, 1, newEvents(1))).toMatchObject({ outcome: 'recorded', revision: 2 });
    expect(await ledger.append(slow, 0, newEvents(1))).toMatchObject({ outcome: 'recorded', revision: 1 });
  });

  it('is unavailable, and stores and reads nothing, when nobody answers', async () => {
    await cable.cut();
    const calls = [
      ledger.append(newStream(), NO_STREAM, newEvents(1)),
      collect(ledger.read(newStream())),
      ledger.head(),
      ledger.countAfter(undefined),
      ledger.unfit([newStream()]),
    ];
    for (const call of calls) await expect(call).rejects.toBeInstanceOf(LedgerUnavailable);
    expect(store.appends).toEqual([]);
  });

  it('is unavailable, not unsure, when a register is known and the connection is gone', async () => {
    const stream = newStream();
    await ledger.append(stream, NO_STREAM, newEvents(1));
    await cable.cut();
    await new Promise((resolve) => setTimeout(resolve, 50));
    await expect(ledger.append(stream, 0, newEvents(1))).rejects.toBeInstanceOf(LedgerUnavailable);
    cable = new Cable('127.0.0.1', await restarted());
    await cable.listen(port);
    expect(await insistently(() => ledger.append(stream, 0, newEvents(1)))).toMatchObject({ revision: 1 });
  });

  it('shows no half of a read that is cut in the middle', async () => {
    const stream = newStream();
    await ledger.append(stream, NO_STREAM, newEvents(5));
    store.readsBreakAfter.push(3);
    const seen: RecordedEvent[] = [];
    const read = async (): Promise<void> => {
      for await (const event of ledger.read(stream)) seen.push(event);
    };
    await expect(read()).rejects.toBeInstanceOf(LedgerUnavailable);
    expect(seen).toEqual([]);
    expect(await insistently(() => collect(ledger.read(stream)))).toHaveLength(5);
  });

  it('waits for the answer to a read as long as for that to an append, and takes silence for no end', async () => {
    const stream = newStream();
    await ledger.append(stream, NO_STREAM, newEvents(1));
    store.unansweredReads = 1;
    await expect(collect(ledger.read(stream))).rejects.toBeInstanceOf(LedgerUnavailable);
    expect(await collect(ledger.read(stream))).toHaveLength(1);
  });

  it('is unavailable when the answer about the whole log is cut', async () => {
    await ledger.append(newStream(), NO_STREAM, newEvents(1));
    expect(await ledger.head()).toBe('C:200/P:200');
    cable.passAnswer = () => false;
    for (const look of [() => ledger.head(), () => ledger.countAfter(undefined)]) {
      await expect(look()).rejects.toBeInstanceOf(LedgerUnavailable);
    }
  });

  it('is patient with a server that passes over what others wrote', async () => {
    await ledger.append(newStream(), NO_STREAM, newEvents(3));
    store.lookMs = 2 * deadlineMs;
    expect(await ledger.head()).toBe('C:400/P:400');
    expect(await ledger.countAfter(undefined)).toBe(3);
  });

  it('looks once when many ask at once how much lies behind, and again when they ask later', async () => {
    const stream = newStream();
    await ledger.append(stream, NO_STREAM, newEvents(3));
    store.lookMs = 200;
    const all = ['C:300/P:300', undefined].flatMap((after) => Array<typeof after>(6).fill(after));
    const ask = () => Promise.all(all.map((after) => ledger.countAfter(after)));
    const early = ask();
    while (store.looks < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    const late = ledger.append(stream, 2, newEvents(1)).then(ask);
    expect(await early).toEqual([...Array<number>(6).fill(1), ...Array<number>(6).fill(3)]);
    expect(await late).toEqual([...Array<number>(6).fill(2), ...Array<number>(6).fill(4)]);
    expect(store.looks).toBe(8);
  });

  it('goes on where a dropped subscription was, and misses and doubles nothing', async () => {
    const stream = newStream();
    await ledger.append(stream, NO_STREAM, newEvents(6));
    store.subscriptionsBreakAfter.push(2, 3);
    const end = new AbortController();
    const seen: number[] = [];
    const onCaughtUp = (): void => {
      if (seen.length === 6) void ledger.append(stream, 5, newEvents(1));
    };
    for await (const { revision } of ledger.subscribe({ signal: end.signal, onCaughtUp })) {
      if (seen.push(revision) === 7) end.abort();
    }
    expect(seen).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(store.subscriptions).toBe(3);
  });

  it('lets nobody follow it who did not stop before it was closed', async () => {
    await ledger.append(newStream(), NO_STREAM, newEvents(1));
    const following = collect(ledger.subscribe({ signal: new AbortController().signal }));
    await new Promise((resolve) => setTimeout(resolve, 100));
    await ledger.close();
    store.stop();
    await expect(following).rejects.toThrow();
  });

  it('writes no secret into errors and logs', async () => {
    const warn = jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
    await cable.cut();
    const secretive = new KurrentLedger(parseKurrentUrl(`esdb://me:s3cret@127.0.0.1:${port}`));
    const end = new AbortController();
    setTimeout(() => end.abort(), 300);
    await collect(secretive.subscribe({ signal: end.signal }));
    const error: unknown = await secretive.head().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(LedgerUnavailable);
    expect(String(error)).toContain(`esdb://me@127.0.0.1:${port}`);
    expect(warn).toHaveBeenCalled();
    const told = [warn.mock.calls, secretive.description, everythingOf(error)];
    expect(JSON.stringify(told)).not.toMatch(/s3cret|bWU6czNjcmV0/);
    await secretive.close();
  });

  async function restarted(): Promise<number> {
    const { events } = store;
    store.stop();
    store = new ScriptedStore();
    store.events.push(...events);
    return store.listen();
  }
});

/** An error with what it hides from `JSON.stringify`, down to its first cause. */
function everythingOf(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { name, message, stack, cause } = error;
  return { ...error, name, message, stack, cause: everythingOf(cause) };
}

/** As often as it takes for a connection to come back. */
async function insistently<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof LedgerUnavailable) || tries === 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
