import { message } from '../../../events/messages/message.js';
import { NO_STREAM as ABSENT, StreamDeletedError } from '@eventstore/db-client';
import {
  MaxAppendSizeExceededError,
  NotLeaderError,
  WrongExpectedVersionError,
  type RecordedEvent as Stored,
} from '@eventstore/db-client';
import type { NewEvent, RecordedEvent } from '../../../events/definition/envelope.js';
import {
  AppendTooLarge,
  Ledger,
  NO_STREAM,
  StreamUnfit,
  type AppendLimit,
  type AppendOutcome,
  type SubscribeOptions,
} from '../ledger.js';
import { appendLimit, defaultAppendLimit } from './append/append-limit.js';
import { Appender } from './append/appender.js';
import type { Appended } from './append/appends.js';
import { encode, forget } from './append/encoded.js';
import { bare, isLost, translate } from './kurrent-errors.js';
import { fromStored } from './events.js';
import { deletedForGood, Guard } from './guard.js';
import { LogClient } from './log-client.js';
import { comparePositions, formatPosition, parsePosition } from './positions.js';
import { Reader } from './reader.js';
import { StreamNames } from './stream-names.js';
import { Subscription } from './subscription.js';
import { describeKurrentUrl, type KurrentUrl } from '../../platform/config/kurrent-url.js';

export interface KurrentLedgerOptions {
  /** Bytes of one append. */
  readonly appendLimit?: number | undefined;
  /** What names of streams begin with on the server instead of `register-`. */
  readonly streamPrefix?: string | undefined;
}

/** Events that one reader holds in memory. */
const pageSize = 500;

/** How far events are counted one by one. */
const countedUpTo = 2_000;

const defaultDeadlineMs = 5_000;

/**
 * The log as the streams of a KurrentDB or EventStoreDB server or cluster. Revisions are the server's; positions are
 * places in its `$all`.
 *
 * The server looks for an event's id only where the event would stand: an id that is elsewhere in the stream is not
 * noticed.
 */
export class KurrentLedger extends Ledger {
  override readonly description: string;
  override readonly appendLimit: AppendLimit;
  readonly #names: StreamNames;
  readonly #reader: Reader;
  readonly #appender: Appender;
  readonly #guard: Guard;
  readonly #open: () => LogClient;
  readonly #counting = new Map<string | undefined, Promise<number>>();
  #closed = false;

  constructor(url: KurrentUrl, options: KurrentLedgerOptions = {}) {
    super();
    this.description = describeKurrentUrl(url);
    this.appendLimit = appendLimit(options.appendLimit ?? defaultAppendLimit);
    this.#names = new StreamNames(options.streamPrefix);
    this.#open = () => new LogClient(url);
    const deadlineMs = url.options.defaultDeadline ?? defaultDeadlineMs;
    this.#reader = new Reader(this.#open, this.#names.prefix, deadlineMs);
    this.#appender = new Appender(this.#open, deadlineMs);
    this.#guard = new Guard(this.#reader, this.#appender, url.user);
  }

  override async append(
    stream: string,
    expectedRevision: number,
    events: readonly NewEvent[],
  ): Promise<AppendOutcome> {
    const name = this.#names.toServer(stream);
    await this.#reachably(this.#guard.admit(name));
    let appended: Appended;
    try {
      appended = await this.#appender.append({
        stream: name,
        events: events.map(encode),
        expected: expectedRevision,
      });
    } catch (error) {
      if (error instanceof WrongExpectedVersionError) {
        const { actualVersion } = error;
        return { outcome: 'refused', revision: actualVersion === ABSENT ? NO_STREAM : Number(actualVersion) };
      }
      if (error instanceof MaxAppendSizeExceededError) throw new AppendTooLarge(error.maxAppendSize);
      if (error instanceof StreamDeletedError) throw deletedForGood(name);
      if (isLost(error)) {
        if (!(error instanceof NotLeaderError)) this.#reader.renew();
        return { outcome: 'unknown', cause: bare(error) };
      }
      throw translate(error, this.description);
    }
    const { revision, position } = appended;
    if (!position || revision !== expectedRevision + events.length) {
      return { outcome: 'unknown', cause: new Error('The server answered without a position.') };
    }
    forget(events);
    return { outcome: 'recorded', revision, position: formatPosition(position) };
  }

  override async *read(stream: string, from = 0): AsyncGenerator<RecordedEvent, void, undefined> {
    const name = this.#names.toServer(stream);
    for (let next = from; ; next += pageSize) {
      const page = await this.#page(name, next);
      let expected = next;
      for (const event of page) {
        if (Number(event.revision) !== expected++) throw this.#missing(name, expected - 1, event);
        yield fromStored(event, stream);
      }
      if (page.length < pageSize) return;
    }
  }

  override async *subscribe(options: SubscribeOptions): AsyncGenerator<RecordedEvent, void, undefined> {
    const subscription = new Subscription(
      {
        prefix: this.#names.prefix,
        open: this.#open,
        closed: () => this.#closed,
        head: () => this.#reader.head(),
      },
      options,
    );
    for await (const event of subscription.events()) {
      if (event) yield fromStored(event, this.#names.fromServer(event.streamId));
      else options.onCaughtUp?.();
    }
  }

  override async head(): Promise<string | undefined> {
    const head = await this.#reachably(this.#reader.head());
    return head && formatPosition(head);
  }

  override comparePositions(a: string, b: string): number {
    return comparePositions(parsePosition(a), parsePosition(b));
  }

  /**
   * Counts up to some thousands; what lies behind those is estimated by the room that they take in the log: positions
   * are places in its bytes.
   */
  override countAfter(after: string | undefined): Promise<number> {
    const same = this.#counting.get(after);
    if (same) return same;
    const count = this.#countAfter(after);
    this.#counting.set(after, count);
    // Projections ask all at once; whoever asks later asks anew.
    queueMicrotask(() => this.#counting.delete(after));
    return count;
  }

  async #countAfter(after: string | undefined): Promise<number> {
    const from = after === undefined ? undefined : parsePosition(after);
    const counted = await this.#reachably(this.#reader.count(from, countedUpTo));
    if (!counted) return 0;
    const head = (await this.#reachably(this.#reader.head())) ?? counted.last;
    if (counted.count < countedUpTo || comparePositions(counted.last, head) >= 0) return counted.count;
    const bytesOfOne = Number(counted.last.commit - counted.first.commit) / (counted.count - 1);
    return counted.count + Math.round(Number(head.commit - counted.last.commit) / bytesOfOne);
  }

  override async unfit(streams: readonly string[]): Promise<readonly StreamUnfit[]> {
    const names = streams.map((stream) => this.#names.toServer(stream));
    const found = await this.#reachably(Promise.all(names.map((name) => this.#guard.examine(name))));
    return found.flatMap((unfit) => unfit ?? []);
  }

  override async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([this.#appender.close(), this.#reader.close()]);
  }

  async #page(name: string, from: number): Promise<readonly Stored[]> {
    try {
      const page = await this.#reader.page(name, from, pageSize);
      if (page && page.length > 0) return page;
    } catch (error) {
      if (error instanceof StreamDeletedError) throw deletedForGood(name);
      throw translate(error, this.description);
    }
    // A stream that lost all its events looks like one that has no more.
    const unfit = await this.#reachably(this.#guard.examine(name));
    if (unfit) throw unfit;
    return [];
  }

  #missing(name: string, revision: number, { revision: found }: Stored): StreamUnfit {
    return new StreamUnfit(name, message('store.lacks-events', { revision, found: String(found) }));
  }

  async #reachably<T>(answer: Promise<T>): Promise<T> {
    try {
      return await answer;
    } catch (error) {
      throw translate(error, this.description);
    }
  }
}
