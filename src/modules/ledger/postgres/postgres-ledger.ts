import { message } from '../../../events/messages/message.js';
import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { NewEvent, RecordedEvent } from '../../../events/definition/envelope.js';
import { Database } from '../../platform/database/database.js';
import { Ledger, LedgerUnavailable, type AppendOutcome, type SubscribeOptions } from '../ledger.js';
import { isPassing, isRolledBack } from './postgres-errors.js';
import { PostgresListener } from './postgres-listener.js';
import { WakeUp } from './wake-up.js';

/** Events that one reader holds in memory. */
const batchSize = 500;

/** The safety net under the notices of other processes. */
const pollEvery = 1_000;

const backOff = { first: 100, last: 5_000 };

const appending = { text: 'SELECT * FROM ledger_append($1, $2, $3)' };
/** Planned once on each connection: a tenth of the time of a small append. */
const prepared = { ...appending, name: 'ledger_append' };

interface AppendRow {
  readonly recorded: boolean;
  readonly revision: number;
  readonly position: number;
}

type EventRow = Omit<RecordedEvent, 'position'> & { readonly position: number };

/**
 * The log as one table of PostgreSQL. Positions are decimal numbers from 1, without gaps, in the order of commits.
 * A string with U+0000 or half of a surrogate pair can't be stored: it fails its append.
 */
export class PostgresLedger extends Ledger {
  readonly #appended = new WakeUp();
  readonly #logger = new Logger('PostgresLedger');
  #listener: PostgresListener | undefined;
  #subscriptions = 0;

  /** @param release what is to be closed with the ledger, beside what it opens itself */
  constructor(
    private readonly database: Database,
    private readonly release: () => Promise<void> = () => Promise.resolve(),
  ) {
    super();
  }

  override close(): Promise<void> {
    return this.release();
  }

  override get description(): string {
    return this.database.description;
  }

  override async append(
    stream: string,
    expectedRevision: number,
    events: readonly NewEvent[],
  ): Promise<AppendOutcome> {
    const values = [stream, expectedRevision, JSON.stringify(events)];
    const client = await this.database.pool.connect().catch((cause: unknown) => {
      throw this.#unavailable(cause);
    });
    // Connections to the embedded store are one session there, which knows a name once.
    const statement = this.database.embedded ? appending : prepared;
    let lost: Error | undefined;
    try {
      const { rows } = await client.query<AppendRow>({ ...statement, values });
      const { recorded, revision, position } = rows[0]!;
      return recorded
        ? {
            outcome: 'recorded',
            revision,
            position: String(position),
            positions: events.map((_, i) => String(position - events.length + 1 + i)),
          }
        : { outcome: 'refused', revision };
    } catch (error) {
      if (isRolledBack(error)) throw error;
      lost = error as Error;
      return { outcome: 'unknown', cause: lost };
    } finally {
      client.release(lost);
      this.#appended.wake();
    }
  }

  override async *read(stream: string, from = 0): AsyncGenerator<RecordedEvent, void, undefined> {
    let next = from;
    for (;;) {
      const batch = await this.#reachably(
        this.#select('stream = $1 AND revision >= $2 ORDER BY revision', [stream, next]),
      );
      yield* batch;
      if (batch.length < batchSize) return;
      next = batch.at(-1)!.revision + 1;
    }
  }

  override async *subscribe(options: SubscribeOptions): AsyncGenerator<RecordedEvent, void, undefined> {
    const { signal, onCaughtUp } = options;
    const isOver = (): boolean => signal.aborted;
    let after = options.after ?? '0';
    let announced = false;
    this.#startListening();
    try {
      while (!isOver()) {
        const { count } = this.#appended;
        const batch = await this.#selectPatiently(after, signal);
        for (const event of batch) {
          if (isOver()) return;
          after = event.position;
          announced = false;
          yield event;
        }
        if (batch.length === batchSize || isOver()) continue;
        if (!announced) onCaughtUp?.();
        announced = true;
        await this.#appended.sleep(count, pollEvery, signal);
      }
    } finally {
      await this.#stopListening();
    }
  }

  override async head(): Promise<string | undefined> {
    const position = await this.#headPosition();
    return position === 0 ? undefined : String(position);
  }

  override comparePositions(a: string, b: string): number {
    return toNumber(a) - toNumber(b);
  }

  override async countAfter(after = '0'): Promise<number> {
    return Math.max(0, (await this.#headPosition()) - toNumber(after));
  }

  async #headPosition(): Promise<number> {
    const { rows } = await this.#reachably(
      this.database.pool.query<{ position: number }>('SELECT position FROM ledger_head'),
    );
    return rows[0]!.position;
  }

  async #reachably<T>(answer: Promise<T>): Promise<T> {
    try {
      return await answer;
    } catch (error) {
      throw isPassing(error) ? this.#unavailable(error) : error;
    }
  }

  #unavailable(cause: unknown): LedgerUnavailable {
    return new LedgerUnavailable(message('store.ledger-in-unreachable', { store: this.description }), {
      cause,
    });
  }

  async #select(condition: string, values: readonly (string | number)[]): Promise<RecordedEvent[]> {
    const { rows } = await this.database.pool.query<EventRow>(
      `SELECT position, stream, revision, id, type, data, metadata FROM ledger_event
        WHERE ${condition} LIMIT ${batchSize}`,
      [...values],
    );
    return rows.map((row) => ({ ...row, position: String(row.position) }));
  }

  /** The batch after a position, however long the database takes to come back. Empty when aborted meanwhile. */
  async #selectPatiently(after: string, signal: AbortSignal): Promise<RecordedEvent[]> {
    for (let wait = backOff.first; !signal.aborted; wait = Math.min(2 * wait, backOff.last)) {
      try {
        return await this.#select('position > $1 ORDER BY position', [toNumber(after)]);
      } catch (error) {
        if (this.database.pool.ending || !isPassing(error)) throw error;
        this.#logger.warn(`Can't read the ledger, trying again: ${(error as Error).message}`);
        await sleep(wait, undefined, { signal }).catch(() => undefined);
      }
    }
    return [];
  }

  /** One connection listens for all subscriptions. The embedded store has nobody else to listen to. */
  #startListening(): void {
    this.#subscriptions += 1;
    if (this.database.embedded) return;
    this.#listener ??= new PostgresListener(this.database.pool.options, () => this.#appended.wake());
  }

  async #stopListening(): Promise<void> {
    this.#subscriptions -= 1;
    if (this.#subscriptions > 0) return;
    const listener = this.#listener;
    this.#listener = undefined;
    await listener?.stop();
  }
}

function toNumber(position: string): number {
  const number = Number(position);
  if (!/^\d+$/.test(position) || !Number.isSafeInteger(number)) {
    throw new RangeError(`${position} is no position of the PostgreSQL ledger`);
  }
  return number;
}
