import { createHash } from 'node:crypto';
import type { RecordedEvent } from '../../../events/definition/envelope.js';

export interface LogSummary {
  readonly events: number;
  /** Each stream with the revision of its last event, in the order of names. */
  readonly streams: Readonly<Record<string, number>>;
  /** SHA-256 of all events in log order: their canonical JSON, a line each. */
  readonly sha256: string;
}

/** Sums a log up, event by event. */
export class LogDigest {
  readonly #hash = createHash('sha256');
  readonly #heads = new Map<string, number>();
  #events = 0;

  add({ stream, revision }: RecordedEvent, canonical: string): void {
    this.#events++;
    this.#heads.set(stream, revision);
    this.#hash.update(canonical).update('\n');
  }

  /** To be called once, at the end. */
  summary(): LogSummary {
    const streams = Object.fromEntries([...this.#heads].toSorted(([a], [b]) => (a < b ? -1 : 1)));
    return { events: this.#events, streams, sha256: this.#hash.digest('hex') };
  }
}
