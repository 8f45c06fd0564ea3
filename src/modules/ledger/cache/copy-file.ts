import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, readSync, rmSync, statSync } from 'node:fs';
import { open, type Database, type RootDatabase } from 'lmdb';
import type { NewEvent } from '../../../events/definition/envelope.js';
import {
  leadsToEvent,
  postingsOf,
  type EventIndex,
  type EventKey,
  type Posting,
} from '../../../events/register/event-index.js';
import type { OrganizationKey } from '../../../events/register/timeline.js';
import { upcast } from '../../../events/register/upcast.js';
import { eventPhrases } from './event-phrases.js';
import { CopyUnreadable, eventOf, fieldsOf, type CachedEvent, type EventFields } from './event-cache.js';

/** Of the file and of what events are found by: what was written in another one is not read. */
const FORMAT = 1;

const eventsTable = {
  encoding: 'string',
  keyEncoding: 'uint32',
  compression: { threshold: 60, dictionary: Buffer.from(eventPhrases) },
} as const;

/** Longer keys, in characters, are kept by their hash; no id is longer. */
const LONGEST_KEY = 64;

/**
 * Bytes up to which a file need not be mapped anew when it grows: each mapping counts as memory that is in use. It
 * takes none itself, but on Windows the file would be as large.
 */
const ROOM = 2 ** 34;

const eventKeys = ['touched', 'named', 'decision', 'instrument', 'always'] as const;
const organizationKeys = ['parent', 'code', 'name', 'kind'] as const;

/** Events and what they are found by, in one file of LMDB. Several processes may add the same. */
export class CopyFile implements EventIndex {
  readonly #events: Database<string, number>;
  readonly #revisions: Readonly<Record<EventKey, Database<number, string>>>;
  readonly #organizations: Readonly<Record<OrganizationKey, Database<string, string>>>;

  private constructor(
    private readonly path: string,
    private readonly root: RootDatabase<number, string>,
  ) {
    const several = { dupSort: true, encoding: 'ordered-binary' } as const;
    const tables = <K extends string, V>(names: readonly K[]) =>
      Object.fromEntries(names.map((name) => [name, root.openDB<V, string>(name, several)])) as Record<
        K,
        Database<V, string>
      >;
    this.#events = root.openDB('events', eventsTable);
    this.#revisions = tables(eventKeys);
    this.#organizations = tables(organizationKeys);
  }

  /** Opens a file or makes one; what can't be used is made anew. @throws when no file can be made */
  static async open(path: string): Promise<CopyFile> {
    const file = looksRight(path) && (await CopyFile.#openAsItIs(path));
    if (file) return file;
    CopyFile.remove(path);
    return (await CopyFile.#openAsItIs(path))!;
  }

  static remove(path: string): void {
    for (const each of [path, `${path}-lock`]) rmSync(each, { force: true });
  }

  static async #openAsItIs(path: string): Promise<CopyFile | undefined> {
    const root = open<number, string>({
      path,
      noSubdir: true,
      maxDbs: 16,
      encoding: 'ordered-binary',
      ...(process.platform !== 'win32' && { mapSize: ROOM }),
    });
    const format = wholeFile(path, root) ? root.get('format') : 0;
    if (format === undefined) await root.put('format', FORMAT);
    else if (format !== FORMAT) {
      await root.close();
      return undefined;
    }
    return new CopyFile(path, root);
  }

  /** The revision of the last event; -1 when there is none. */
  get last(): number {
    const { entryCount } = this.#events.getStats() as { entryCount: number };
    return entryCount - 1;
  }

  /** Adds events at a revision and the following ones, all or none. */
  async append(first: number, events: readonly CachedEvent[]): Promise<void> {
    await this.root.batch(() => {
      for (const [i, event] of events.entries()) {
        const revision = first + i;
        void this.#events.put(revision, JSON.stringify(fieldsOf(event)));
        for (const posting of postingsOf(upcast(event as NewEvent), revision)) this.#put(posting);
      }
    });
  }

  #put(posting: Posting): void {
    const key = keyOf(posting[1]);
    if (leadsToEvent(posting)) void this.#revisions[posting[0]].put(key, posting[2]);
    else void this.#organizations[posting[0]].put(key, posting[2]);
  }

  event(revision: number): NewEvent {
    return this.#had(() => {
      const fields = JSON.parse(this.#events.get(revision)!) as EventFields;
      return upcast(eventOf(fields) as NewEvent);
    });
  }

  revisions(by: EventKey, key: string): readonly number[] {
    return this.#had(() => [...this.#revisions[by].getValues(keyOf(key))]);
  }

  organizations(by: OrganizationKey, key: string): readonly string[] {
    return this.#had(() => [...this.#organizations[by].getValues(keyOf(key))]);
  }

  touched(): readonly string[] {
    return this.#had(() => [...this.#revisions.touched.getKeys()]);
  }

  async close(): Promise<void> {
    await this.root.close();
  }

  #had<T>(read: () => T): T {
    try {
      return read();
    } catch (cause) {
      throw new CopyUnreadable(`${this.path} can't be read.`, { cause });
    }
  }
}

/** What LMDB writes behind the head of a file's first page: its magic number and the version of its data. */
const mark = { at: 24, bytes: Buffer.from('dec0efbe02000000', 'hex') };

/** False for something else, which LMDB would end the process for. */
function looksRight(path: string): boolean {
  if (!existsSync(path)) return true;
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(mark.bytes.length);
    return readSync(file, bytes, 0, bytes.length, mark.at) > 0 ? bytes.equals(mark.bytes) : true;
  } finally {
    closeSync(file);
  }
}

/** A file that was cut off would be read beyond its end. */
function wholeFile(path: string, root: RootDatabase<number, string>): boolean {
  const { lastPageNumber, pageSize } = root.getStats() as { lastPageNumber: number; pageSize: number };
  return statSync(path).size >= (lastPageNumber + 1) * pageSize;
}

function keyOf(text: string): string {
  if (text.length <= LONGEST_KEY) return text || ' ';
  return createHash('sha256').update(text).digest('base64').slice(0, 22);
}
