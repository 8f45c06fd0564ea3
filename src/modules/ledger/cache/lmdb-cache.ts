import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { EventCache, type CachedEvent, type EventCopy } from './event-cache.js';
import type { CopyFile } from './copy-file.js';

/** Events at which a part of a copy is written at once. */
const PORTION = 500;
/** How long events wait for others to be written with. */
const WAIT_MS = 1000;

/** Loaded when it is first needed: where LMDB has no binary, copies are given up and nothing else. */
const copyFiles = async () => (await import('./copy-file.js')).CopyFile;

/** A file for each register. */
export class LmdbCache extends EventCache {
  readonly #logger = new Logger('EventCache');
  readonly #copies = new Map<string, Copy>();

  constructor(private readonly folder: string) {
    super();
  }

  override open(register: string): Promise<EventCopy | undefined> {
    return this.#of(register).open();
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
    for (const copy of this.#copies.values()) await copy.close();
  }

  #of(register: string): Copy {
    const known = this.#copies.get(register);
    if (known) return known;
    const copy = new Copy(join(this.folder, `${register}.lmdb`), (error) =>
      this.#logger.warn(`The copy of register ${register} is given up: ${error.message}`),
    );
    this.#copies.set(register, copy);
    return copy;
  }
}

/** A copy and what is still to be written to it, one thing after the other. */
class Copy {
  #file: CopyFile | undefined;
  #waiting: CachedEvent[] = [];
  /** The revision behind the last event that is written or waits. */
  #next = 0;
  #work: Promise<unknown> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;
  #broken = false;

  constructor(
    private readonly path: string,
    private readonly report: (error: Error) => void,
  ) {}

  async open(): Promise<EventCopy | undefined> {
    await this.#flush();
    await this.#quietly(async () => {
      mkdirSync(join(this.path, '..'), { recursive: true });
      this.#file ??= await (await copyFiles()).open(this.path);
      this.#next = this.#file.last + 1;
    });
    return this.#broken ? undefined : { last: this.#next - 1, index: this.#file! };
  }

  add(revision: number, events: readonly CachedEvent[]): void {
    // Behind a gap nothing is kept.
    if (this.#broken || !this.#file || revision > this.#next) return;
    const fresh = events.slice(this.#next - revision);
    this.#next += fresh.length;
    this.#waiting.push(...fresh);
    if (this.#waiting.length >= PORTION) void this.#flush();
    else this.#timer ??= setTimeout(() => void this.#flush(), WAIT_MS).unref();
  }

  async settle(): Promise<number> {
    await this.#flush();
    return this.#broken ? -1 : this.#next - 1;
  }

  async drop(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#waiting = [];
    await this.#quietly(async () => {
      await this.#file?.close();
      this.#file = undefined;
      (await copyFiles()).remove(this.path);
    });
    this.#next = 0;
    this.#broken = false;
  }

  async close(): Promise<void> {
    await this.#flush();
    await this.#quietly(async () => {
      await this.#file?.close();
      this.#file = undefined;
    });
  }

  #flush(): Promise<unknown> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const waiting = this.#waiting;
    this.#waiting = [];
    if (waiting.length === 0) return this.#work;
    const first = this.#next - waiting.length;
    return this.#quietly(async () => {
      if (!this.#broken) await this.#file?.append(first, waiting);
    });
  }

  /** One thing after another. When one fails, nothing more is kept until the register is dropped. */
  #quietly(step: () => Promise<unknown>): Promise<unknown> {
    this.#work = this.#work.then(step).catch((error: unknown) => {
      if (!this.#broken) this.report(error as Error);
      this.#broken = true;
    });
    return this.#work;
  }
}
