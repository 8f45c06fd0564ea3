import type { NewEvent } from '../../../events/envelope.js';
import { footprintOf, type Footprint } from '../../../events/footprint.js';
import { upcast } from '../../../events/upcast.js';
import { fieldsOf, type CachedEvent } from './event-cache.js';

/** Of the file and of footprints: what was written in another one is not read. */
const FORMAT = 1;

/** Longer than any header. */
export const headerRoom = 128;

const headerPattern = /^(\d+) (\d+) (\d+) (\d+) (\d+)\n/;

/** What a portion of a file begins with. */
export interface PortionHeader {
  /** The revision of its first event. */
  readonly first: number;
  readonly count: number;
  /** Bytes of the header itself, of what is told of the events, and of the events. */
  readonly headerBytes: number;
  readonly indexBytes: number;
  readonly eventBytes: number;
}

/** What is told of the events of a portion, in their order. */
export interface PortionIndex {
  /** Bytes of each event. */
  readonly lengths: readonly number[];
  readonly footprints: readonly Footprint[];
}

/**
 * Events as a portion of a file: a line that tells the sizes, a line that tells what must be known of each event, and
 * a line for each event, which may be read alone.
 */
export function writePortion(first: number, events: readonly CachedEvent[]): Buffer {
  const lines = events.map((event) => Buffer.from(`${JSON.stringify(fieldsOf(event))}\n`));
  const lengths = lines.map(({ length }) => length);
  const footprints = events.map((event) => footprintOf(upcast(event as NewEvent)));
  const index = Buffer.from(`${JSON.stringify([lengths, footprints])}\n`);
  const eventBytes = lengths.reduce((sum, length) => sum + length, 0);
  const header = `${FORMAT} ${first} ${events.length} ${index.length} ${eventBytes}\n`;
  return Buffer.concat([Buffer.from(header), index, ...lines]);
}

/** @param bytes that begin with a portion; undefined when they can't */
export function readHeader(bytes: Buffer): PortionHeader | undefined {
  const match = headerPattern.exec(bytes.toString('latin1', 0, headerRoom));
  if (!match) return undefined;
  const [format, first, count, indexBytes, eventBytes] = match.slice(1).map(Number);
  if (format !== FORMAT) return undefined;
  return {
    first: first!,
    count: count!,
    headerBytes: match[0].length,
    indexBytes: indexBytes!,
    eventBytes: eventBytes!,
  };
}

/** @param bytes of the index, no more; undefined when they can't be what the header tells of */
export function readIndex(bytes: Buffer, { count, eventBytes }: PortionHeader): PortionIndex | undefined {
  try {
    const [lengths, footprints] = JSON.parse(bytes.toString('utf8')) as [number[], Footprint[]];
    const whole =
      lengths.length === count &&
      footprints.length === count &&
      lengths.reduce((sum, length) => sum + length, 0) === eventBytes;
    return whole ? { lengths, footprints } : undefined;
  } catch {
    return undefined;
  }
}
