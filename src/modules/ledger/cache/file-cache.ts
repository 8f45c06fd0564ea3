import { createReadStream } from 'node:fs';
import { appendFile, mkdir, rm, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { EventCache, fieldsOf, type CachedEvent, type EventFields } from './event-cache.js';

/** A line of a file: the revision of its first event, and events. */
type Portion = readonly [number, readonly EventFields[]];

/** Events of a portion at most. */
const PORTION = 500;
/** How long events wait for others to be written with. */
const WAIT_MS = 1000;

/** A file for each register, of which lines are only ever added to the end. */
export class FileCache extends EventCache {
  readonly #logger = new Logger('FileCache');
  readonly #registers = new Map<string, RegisterFile>();

  constructor(private readonly folder: string) {
    super();
  }

  override read(register: string): AsyncIterable<readonly CachedEvent[]> {
    return this.#of(register).read();
  }

  override add(register: string, revision: number, events: readonly CachedEvent[]): void {
    this.#of(register).add(revision, events);
  }

  override drop(register: string): Promise<void> {
    return this.#of(register).drop();
  }

  override async close(): Promise<void> {
    for (const file of this.#registers.values()) await file.flush();
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

class RegisterFile {
  #waiting: EventFields[] = [];
  /** The revision behind the last event that is written or waits. */
  #next = 0;
  #work: Promise<unknown> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;
  #broken = false;

  constructor(
    private readonly path: string,
    private readonly tell: (error: Error) => void,
  ) {}

  /** What is behind a line that can't be used is cut off. */
  async *read(): AsyncIterable<readonly CachedEvent[]> {
    await this.flush();
    this.#next = 0;
    let good = 0;
    try {
      for await (const { text, end } of linesOf(this.path)) {
        const events = eventsFrom(text, this.#next);
        if (!events) {
          await this.#quietly(() => truncate(this.path, good));
          return;
        }
        good = end;
        this.#next += events.length;
        if (events.length > 0) yield events;
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') this.#giveUp(error as Error);
    }
  }

  add(revision: number, events: readonly CachedEvent[]): void {
    // Others may have read on, or this is behind a gap: then it is not kept.
    if (this.#broken || revision > this.#next) return;
    const fresh = events.slice(this.#next - revision);
    this.#next += fresh.length;
    this.#waiting.push(...fresh.map(fieldsOf));
    if (this.#waiting.length >= PORTION) void this.flush();
    else this.#timer ??= setTimeout(() => void this.flush(), WAIT_MS).unref();
  }

  flush(): Promise<unknown> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const waiting = this.#waiting;
    this.#waiting = [];
    if (waiting.length === 0) return this.#work;
    const first = this.#next - waiting.length;
    let text = '';
    for (let i = 0; i < waiting.length; i += PORTION) {
      text += `${JSON.stringify([first + i, waiting.slice(i, i + PORTION)] satisfies Portion)}\n`;
    }
    return this.#quietly(() => this.#append(text));
  }

  async drop(): Promise<void> {
    this.#waiting = [];
    this.#next = 0;
    this.#broken = false;
    await this.#quietly(() => rm(this.path, { force: true }));
  }

  async #append(text: string): Promise<void> {
    await mkdir(join(this.path, '..'), { recursive: true });
    await appendFile(this.path, text);
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

/** The lines of a file, each with where it ends. A last line without its end is empty. */
async function* linesOf(path: string): AsyncIterable<{ text: string; end: number }> {
  let rest: Buffer = Buffer.alloc(0);
  let end = 0;
  const stream = createReadStream(path, { highWaterMark: 1024 * 1024 });
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    rest = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    for (let at = rest.indexOf(10); at >= 0; at = rest.indexOf(10)) {
      end += at + 1;
      yield { text: rest.toString('utf8', 0, at), end };
      rest = rest.subarray(at + 1);
    }
  }
  if (rest.length > 0) yield { text: '', end: end + rest.length };
}

/** The events of a line from a revision on; undefined when it can't be one, or leaves a gap. */
function eventsFrom(text: string, next: number): CachedEvent[] | undefined {
  try {
    const [first, lines] = JSON.parse(text) as Portion;
    if (!(first <= next)) return undefined;
    // Two processes may have written the same: what is there already is passed over.
    return lines.slice(next - first).map(toEvent);
  } catch {
    return undefined;
  }
}

function toEvent(line: EventFields): CachedEvent {
  const [
    type,
    schemaVersion,
    data,
    decisionId,
    index,
    effectiveOn,
    effectiveSequence,
    precision,
    recordedAt,
  ] = line;
  return {
    type,
    data,
    metadata: {
      schemaVersion,
      decisionId,
      index,
      effectiveOn,
      effectiveSequence,
      ...(precision && { effectivePrecision: precision }),
      recordedAt,
    },
  };
}
