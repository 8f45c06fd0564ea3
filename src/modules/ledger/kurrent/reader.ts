import {
  StreamNotFoundError,
  type Position,
  type RecordedEvent,
  type StreamMetadata,
} from '@eventstore/db-client';
import { collect } from './collect.js';
import type { LogClient } from './log-client.js';
import { comparePositions } from './positions.js';

/** Reads in pieces that end by themselves: a reader that stops early leaves no call behind. */
export class Reader {
  #client: LogClient | undefined;

  constructor(
    private readonly open: () => LogClient,
    private readonly prefix: string,
    private readonly idleMs: number,
  ) {}

  /** Events of a stream from a revision on; undefined when there is no such stream. */
  async page(stream: string, from: number, maxCount: number): Promise<RecordedEvent[] | undefined> {
    const answers = this.#connected.readStream(stream, {
      fromRevision: BigInt(from),
      maxCount,
      requiresLeader: true,
    });
    try {
      const found = await collect<{ event?: RecordedEvent }>(answers, this.idleMs);
      return found.flatMap(({ event }) => event ?? []);
    } catch (error) {
      if (error instanceof StreamNotFoundError) return undefined;
      throw error;
    }
  }

  /** What is said about a stream; undefined when nothing was ever said. */
  async metadata(stream: string): Promise<StreamMetadata | undefined> {
    const { metadata } = await this.#connected.getStreamMetadata(stream, { requiresLeader: true });
    return metadata;
  }

  /** Where the last event of all registers is. */
  async head(): Promise<Position | undefined> {
    for (let count = 1; ; count *= 20) {
      const entries = await this.#connected.entries(this.prefix, count, 'end', this.idleMs);
      const last = entries.find(({ system }) => !system);
      if (last || entries.length < count) return last?.position;
    }
  }

  /**
   * How many events there are behind a position, up to `limit`, and where the last of those is.
   * @param after from the beginning when absent
   */
  async count(
    after: Position | undefined,
    limit: number,
  ): Promise<{ count: number; first: Position; last: Position } | undefined> {
    const entries = await this.#connected.entries(this.prefix, limit + 1, after ?? 'start', this.idleMs);
    const behind = entries.filter(
      ({ position, system }) => !system && (!after || comparePositions(position, after) > 0),
    );
    const [first, last] = [behind[0], behind.at(-1)];
    return first && last && { count: behind.length, first: first.position, last: last.position };
  }

  async close(): Promise<void> {
    await this.#client?.close();
  }

  get #connected(): LogClient {
    return (this.#client ??= this.open());
  }
}
