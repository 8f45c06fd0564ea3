import { message } from '../../../events/messages/message.js';
import { ExplainedError } from '../../errors/explained-error.js';
import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isRunning, processStart } from './process-identity.js';

interface Holder {
  readonly id: string;
  readonly pid: number;
  readonly start?: string | undefined;
  readonly host: string;
  /** Absent while the store is being opened. */
  readonly url?: string;
}

/** Thrown when another process has the folder. */
export class FolderInUse extends ExplainedError {
  override readonly name = 'FolderInUse';
}

const signEvery = 5_000;

/** A process on another machine or in another container can't be seen. It has gone when it hasn't signed for so long. */
const goneAfter = 60_000;

/** After this, all who found the same abandoned lock see who was the last to write it: the one that has it. */
const takeoverPause = 250;

/**
 * Keeps two processes from working on one data folder. The lock is a file that names its holder. When the holder has
 * died without releasing it, the next one takes it over.
 */
export class FolderLock {
  readonly #file: string;
  readonly #self: Holder = {
    id: randomUUID(),
    pid: process.pid,
    start: processStart(process.pid),
    host: hostname(),
  };
  #signing: NodeJS.Timeout | undefined;

  private constructor(private readonly folder: string) {
    this.#file = join(folder, 'lock');
  }

  /**
   * `onLost` is called when somebody else has taken it over, thinking that this process was gone.
   * @throws FolderInUse
   */
  static async take(folder: string, onLost: () => void): Promise<FolderLock> {
    const lock = new FolderLock(folder);
    if (!lock.#create()) await lock.#takeOver();
    lock.#signing = setInterval(() => lock.#sign(onLost), signEvery).unref();
    return lock;
  }

  /** Reports those who come later where the store can be reached. */
  announce(url: string): void {
    this.#write({ ...this.#self, url });
  }

  release(): void {
    clearInterval(this.#signing);
    if (this.#read()?.id === this.#self.id) rmSync(this.#file);
  }

  #create(): boolean {
    const draft = this.#draft(this.#self);
    try {
      linkSync(draft, this.#file);
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      return false;
    } finally {
      rmSync(draft);
    }
  }

  async #takeOver(): Promise<void> {
    const holder = this.#read();
    if (holder && this.#isAlive(holder)) this.#refuse(holder);
    this.#write(this.#self);
    await sleep(takeoverPause);
    const winner = this.#read();
    if (winner && winner.id !== this.#self.id) this.#refuse(winner);
  }

  #isAlive({ pid, start, host }: Holder): boolean {
    if (host === this.#self.host) return isRunning(pid, start);
    return Date.now() - statSync(this.#file).mtimeMs < goneAfter;
  }

  #refuse({ pid, host, url }: Holder): never {
    const holder =
      host === this.#self.host
        ? message('store.holder-here', { pid: String(pid) })
        : message('store.holder-elsewhere', { pid: String(pid), host });
    const beside = url ? message('store.beside', { url }) : '';
    throw new FolderInUse(message('store.folder-in-use', { folder: this.folder, holder, beside }));
  }

  #sign(onLost: () => void): void {
    if (this.#read()?.id === this.#self.id) {
      utimesSync(this.#file, new Date(), new Date());
    } else {
      clearInterval(this.#signing);
      onLost();
    }
  }

  /** Undefined when there is no lock, or none that can be understood. */
  #read(): Holder | undefined {
    try {
      return JSON.parse(readFileSync(this.#file, 'utf8')) as Holder;
    } catch {
      return undefined;
    }
  }

  #write(holder: Holder): void {
    renameSync(this.#draft(holder), this.#file);
  }

  #draft(holder: Holder): string {
    const draft = `${this.#file}.${this.#self.id}`;
    writeFileSync(draft, JSON.stringify(holder), { mode: 0o600 });
    return draft;
  }
}
