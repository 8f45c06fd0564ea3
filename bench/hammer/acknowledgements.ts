import { closeSync, fsyncSync, openSync, readdirSync, readFileSync, truncateSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** What a lane was answered. */
export interface Acknowledgement {
  readonly lane: number;
  /** The decision's number in its lane. */
  readonly number: number;
  readonly register: string;
  readonly decisionId: string;
  /** Where the decision's last event is; absent when the rules refused it. */
  readonly recorded?: { readonly revision: number; readonly position: string };
  readonly fingerprint: string;
  /** How often it was sent. */
  readonly sent: number;
  /** When it was sent for the first time, and when it was answered; milliseconds. */
  readonly sentAt: number;
  readonly at: number;
}

const filePattern = /^acknowledged-(\d+)\.jsonl$/;

function acknowledgementFile(folder: string, writer: number): string {
  return join(folder, `acknowledged-${writer}.jsonl`);
}

/** Each writer's acknowledgements, in order. What stands in an unfinished last line was never synced: it doesn't count. */
export function readAcknowledgements(folder: string): Map<number, Acknowledgement[]> {
  const found = new Map<number, Acknowledgement[]>();
  for (const name of readdirSync(folder)) {
    const [, writer] = filePattern.exec(name) ?? [];
    if (writer === undefined) continue;
    const lines = readFileSync(join(folder, name), 'utf8').split('\n').slice(0, -1);
    found.set(
      Number(writer),
      lines.map((line) => JSON.parse(line) as Acknowledgement),
    );
  }
  return found;
}

/** A file of acknowledgements that is synced before any of them counts. Those that come meanwhile go together. */
export class AcknowledgementFile {
  #waiting: string[] = [];
  #written: Promise<void> = Promise.resolve();
  #next: Promise<void> | undefined;

  private constructor(private readonly file: FileHandle) {}

  /** Cuts off what a process that was killed left of a line. */
  static async open(folder: string, writer: number): Promise<AcknowledgementFile> {
    const path = acknowledgementFile(folder, writer);
    const file = await open(path, 'a');
    const content = readFileSync(path);
    truncateSync(path, content.lastIndexOf('\n') + 1);
    await file.sync();
    syncFolder(dirname(path));
    return new AcknowledgementFile(file);
  }

  /** Resolves when it is on disk. */
  append(acknowledgement: Acknowledgement): Promise<void> {
    this.#waiting.push(`${JSON.stringify(acknowledgement)}\n`);
    this.#next ??= this.#written.then(() => this.#write());
    return this.#next;
  }

  async close(): Promise<void> {
    await this.#next;
    await this.file.close();
  }

  #write(): Promise<void> {
    const text = this.#waiting.join('');
    this.#waiting = [];
    this.#next = undefined;
    this.#written = this.file.appendFile(text).then(() => this.file.datasync());
    return this.#written;
  }
}

function syncFolder(path: string): void {
  const descriptor = openSync(path, 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
}
