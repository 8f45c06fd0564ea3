import { setTimeout as sleep } from 'node:timers/promises';
import { disturb } from './disturbance.js';
import type { Disturbed } from './recovery.js';
import { environmentOf, type Store } from './store.js';
import { WriterProcess } from './writer-process.js';

export interface RunOptions {
  readonly store: Store;
  /** Begins the names of the run's registers. */
  readonly run: string;
  readonly processes: number;
  readonly lanesOfEach: number;
  readonly seconds: number;
  /** What is done, each time one of them. */
  readonly disturb: readonly string[];
  /** Seconds between two disturbances, on the average. */
  readonly every: number;
  /** So many disturbances, however long they take; as many as there is time for when absent. */
  readonly times: number | undefined;
  /** Seconds after which the ledger must have recovered. */
  readonly within: number;
  readonly say: (text: string) => void;
}

export interface Ran {
  readonly from: number;
  readonly until: number;
  readonly disturbed: readonly Disturbed[];
  readonly failedStarts: number;
  readonly violations: readonly string[];
}

/** How long a process may take to start. */
const startsWithinMs = 120_000;
/** How long it may take until everything is answered and the read models hold it. */
const endsWithinMs = 240_000;

/** Lets writers write and disturbs them. Afterwards nobody writes, and the read models have caught up. */
export async function run(options: RunOptions): Promise<Ran> {
  const violations: string[] = [];
  const writers = startWriters(options, (text) => violations.push(text));
  try {
    await within(startsWithinMs, 'The writers do not start', allReady(writers));
    const from = Date.now();
    const disturbed = await disturbAll(options, writers, from, violations);
    const until = Date.now();
    const end = async (): Promise<void> => {
      await allReady(writers);
      await Promise.all(writers.map((writer) => writer.stop()));
      await Promise.all(writers.map((writer) => writer.end()));
    };
    await within(endsWithinMs, 'The writers do not end', end());
    const failedStarts = writers.reduce((sum, writer) => sum + writer.failedStarts, 0);
    return { from, until, disturbed, failedStarts, violations };
  } finally {
    await Promise.all(writers.map((writer) => writer.abandon()));
  }
}

function startWriters(
  { store, run: name, processes, lanesOfEach }: RunOptions,
  onViolation: (text: string) => void,
): WriterProcess[] {
  return Array.from({ length: processes }, (_, writer) => {
    const lanes = Array.from({ length: lanesOfEach }, (__, i) => writer * lanesOfEach + i);
    const orders = { run: name, writer, lanes, folder: store.folder };
    const started = new WriterProcess(orders, environmentOf(store, writer), { onViolation });
    started.start();
    return started;
  });
}

async function disturbAll(
  { store, disturb: whats, every, seconds, times = Infinity, within: withinSeconds, say }: RunOptions,
  writers: readonly WriterProcess[],
  from: number,
  violations: string[],
): Promise<Disturbed[]> {
  const disturbed: Disturbed[] = [];
  const timeIsUp = (): boolean => Date.now() >= from + seconds * 1000;
  const isOver = (): boolean => disturbed.length >= times || (times === Infinity && timeIsUp());
  while (whats.length > 0 && !isOver()) {
    await sleep((0.1 + 1.8 * Math.random()) * every * 1000);
    if (times === Infinity && timeIsUp()) break;
    const round = disturbed.length + 1;
    const what = whats[Math.floor(Math.random() * whats.length)]!;
    const began = Date.now();
    await disturb(what, round, writers, store);
    const ended = Date.now();
    const recovered = await acknowledgedSince(writers, ended, ended + withinSeconds * 1000);
    disturbed.push({ what, from: began, until: Date.now() });
    say(`${round}. ${what}: ${recovered ? 'recovered' : 'NOT RECOVERED'} after ${Date.now() - began} ms`);
    if (!recovered) {
      violations.push(
        `Disturbance ${round} (${what}): not every writer had an answer within ${withinSeconds} s`,
      );
      break;
    }
  }
  await sleep(Math.max(0, from + seconds * 1000 - Date.now()));
  return disturbed;
}

/** True when every writer had a decision acknowledged that it sent after `moment`. */
async function acknowledgedSince(
  writers: readonly WriterProcess[],
  moment: number,
  deadline: number,
): Promise<boolean> {
  while (!writers.every(({ acknowledgedSentAt }) => acknowledgedSentAt >= moment)) {
    if (Date.now() > deadline) return false;
    await sleep(5);
  }
  return true;
}

async function allReady(writers: readonly WriterProcess[]): Promise<void> {
  while (!writers.every(({ ready }) => ready)) await sleep(20);
}

async function within(milliseconds: number, what: string, work: Promise<void>): Promise<void> {
  const late = new AbortController();
  const timeout = sleep(milliseconds, undefined, late).then(() => {
    throw new Error(`${what} within ${milliseconds / 1000} s: see the logs of the writers.`);
  });
  await Promise.race([work, timeout]).finally(() => {
    timeout.catch(() => undefined);
    late.abort();
  });
}
