import { closeSync, openSync, readSync } from 'node:fs';
import { appendFile, mkdir, rm, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import type { Footprint } from '../../../events/footprint.js';
import { CopyUnreadable, EventCache, eventOf, type CachedEvent, type EventFields } from './event-cache.js';
import { FileWindow } from './file-window.js';
import { headerRoom, readHeader, readIndex, writePortion } from './portion.js';

/** Events of a portion at most. */
const PORTION = 500;
/** Bytes read ahead. */
const AHEAD = 64 * 1024;
/** How long events wait for others to be written with. */
const WAIT_MS = 1000;

/** A file for each register, to the end of which portions are added. */
export class FileCache extends EventCache {
  readonly #logger = new Logger('FileCache');
  readonly #registers = new Map<string, RegisterFile>();

  constructor(private readonly folder: string) {
    super();
  }

  override read(register: string): AsyncIterable<readonly Footprint[]> {
    return this.#of(register).read();
  }

  override recall(register: string, revision: number): CachedEvent {
    return this.#of(register).recall(revision);
  }

  override add(register: string, revision: number, events: readonly CachedEvent[]): void {
    this.#of(register).add(revision, events);
  }

  override settle(register: string): Promise<number> {
    return this.#of(register).settle();
  }

  override drop(register: string): Promise<void> {
    return this.#of(register).drop();
  }

  override async close(): Promise<void> {
    for (const file of this.#registers.values()) await file.close();
  }

  #of(register: string): RegisterFile {
    const known = this.#registers.get(register);
    if (known) return known;
    const file = new RegisterFile(join(this.folder, `${register}.events`), (error) =>
      this.#logger.warn(`The copy of register ${register} is given up: ${error.message}`),
    );
    this.#registers.set(register, file);
    return file;
  }
}

function openIfThere(path: string): number | undefined {
  try {
    return openSync(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

const nothingRead: { readonly from: number; readonly bytes: Buffer } = { from: 0, bytes: Buffer.alloc(0) };

/** Where the events of a portion are. */
interface Place {
  /** The revision of the first event. */
  readonly first: number;
  /** Where that begins in the file. */
  readonly at: number;
  /** Where each event ends, from there on. */
  readonly ends: Uint32Array;
}

class RegisterFile {
  #waiting: CachedEvent[] = [];
  /** The revision behind the last event that is written or waits. */
  #next = 0;
  #work: Promise<unknown> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;
  #broken = false;
  /** What can be recalled, in the order of revisions. */
  #places: Place[] = [];
  /** The revision behind those, and where their last portion ends. */
  #found = 0;
  #end = 0;
  #ahead = nothingRead;
  /** Open while there is something to be recalled. */
  #descriptor: number | undefined;

  constructor(
    private readonly path: string,
    private readonly tell: (error: Error) => void,
  ) {}

  /** What is behind a portion that can't be used is cut off. */
  async *read(): AsyncIterable<readonly Footprint[]> {
    await this.#flush();
    this.#forget();
    this.#next = 0;
    try {
      const left = yield* this.#scan();
      if (left > 0) await this.#quietly(() => truncate(this.path, this.#end));
    } catch (error) {
      this.#giveUp(error as Error);
    }
  }

  /** Where this and other processes have written meanwhile is found by reading on. */
  async settle(): Promise<number> {
    await this.#flush();
    if (this.#broken) return -1;
    try {
      for await (const _ of this.#scan());
      return this.#found - 1;
    } catch (error) {
      this.#giveUp(error as Error);
      return -1;
    }
  }

  /** Reads on to the end, or to what can't be used. @returns how many bytes are left */
  async *#scan(): AsyncGenerator<readonly Footprint[], number> {
    this.#descriptor ??= openIfThere(this.path);
    if (this.#descriptor === undefined) return 0;
    const window = new FileWindow(this.#descriptor);
    while (this.#end < window.size) {
      const footprints = await this.#portion(window);
      if (!footprints) break;
      if (footprints.length > 0) yield footprints;
    }
    return window.size - this.#end;
  }

  /** The next portion, as far as it is new: two processes may have written the same. */
  async #portion(window: FileWindow): Promise<readonly Footprint[] | undefined> {
    const header = readHeader(await window.bytes(this.#end, headerRoom));
    if (!header || header.first > this.#found) return undefined;
    const { first, count, headerBytes, indexBytes, eventBytes } = header;
    const index = this.#end + headerBytes;
    const events = index + indexBytes;
    const end = events + eventBytes;
    if (end > window.size) return undefined;
    const known = this.#found - first;
    if (known >= count) {
      this.#end = end;
      return [];
    }
    const told = readIndex(await window.bytes(index, indexBytes), header);
    if (!told) return undefined;
    let place = 0;
    this.#places.push({
      first,
      at: events,
      ends: Uint32Array.from(told.lengths, (length) => (place += length)),
    });
    this.#end = end;
    this.#found = first + count;
    this.#next = Math.max(this.#next, this.#found);
    return known > 0 ? told.footprints.slice(known) : told.footprints;
  }

  /** @throws CopyUnreadable */
  recall(revision: number): CachedEvent {
    try {
      const { first, at, ends } = this.#places[this.#placeOf(revision)]!;
      const i = revision - first;
      const begin = i > 0 ? ends[i - 1]! : 0;
      const text = this.#read(at + begin, ends[i]! - begin).toString('utf8');
      return eventOf(JSON.parse(text) as EventFields);
    } catch (cause) {
      throw new CopyUnreadable(`Revision ${revision} can't be read from ${this.path}.`, { cause });
    }
  }

  /** Reads ahead when one event is asked for after the other. */
  #read(at: number, length: number): Buffer {
    const { from, bytes } = this.#ahead;
    if (at < from || at + length > from + bytes.length) {
      const buffer = Buffer.allocUnsafe(at === from + bytes.length ? Math.max(length, AHEAD) : length);
      const read = readSync(this.#descriptor!, buffer, 0, buffer.length, at);
      this.#ahead = { from: at, bytes: buffer.subarray(0, read) };
    }
    const begin = at - this.#ahead.from;
    return this.#ahead.bytes.subarray(begin, begin + length);
  }

  /** The last portion that begins with a revision or before it. */
  #placeOf(revision: number): number {
    let [low, high] = [0, this.#places.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#places[middle]!.first <= revision) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  add(revision: number, events: readonly CachedEvent[]): void {
    // Others may have read on, or this is behind a gap: then it is not kept.
    if (this.#broken || revision > this.#next) return;
    const fresh = events.slice(this.#next - revision);
    this.#next += fresh.length;
    this.#waiting.push(...fresh);
    if (this.#waiting.length >= PORTION) void this.#flush();
    else this.#timer ??= setTimeout(() => void this.#flush(), WAIT_MS).unref();
  }

  async close(): Promise<void> {
    await this.#flush();
    this.#forget();
  }

  async drop(): Promise<void> {
    this.#forget();
    this.#waiting = [];
    this.#next = 0;
    this.#broken = false;
    await this.#quietly(() => rm(this.path, { force: true }));
  }

  #flush(): Promise<unknown> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const waiting = this.#waiting;
    this.#waiting = [];
    if (waiting.length === 0) return this.#work;
    const first = this.#next - waiting.length;
    return this.#quietly(() => this.#append(first, waiting));
  }

  async #append(first: number, events: readonly CachedEvent[]): Promise<void> {
    const portions: Buffer[] = [];
    for (let i = 0; i < events.length; i += PORTION) {
      portions.push(writePortion(first + i, events.slice(i, i + PORTION)));
    }
    await mkdir(join(this.path, '..'), { recursive: true });
    await appendFile(this.path, Buffer.concat(portions));
  }

  #forget(): void {
    if (this.#descriptor !== undefined) closeSync(this.#descriptor);
    this.#descriptor = undefined;
    this.#places = [];
    this.#found = 0;
    this.#end = 0;
    this.#ahead = nothingRead;
  }

  /** One thing after another. When one fails, nothing more is kept until the register is dropped. */
  #quietly(step: () => Promise<unknown>): Promise<unknown> {
    this.#work = this.#work.then(step).catch((error: unknown) => this.#giveUp(error as Error));
    return this.#work;
  }

  #giveUp(error: Error): void {
    if (!this.#broken) this.tell(error);
    this.#broken = true;
  }
}
