import { message } from '../../events/messages/message.js';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import { UsageError } from './exit-code.js';

/** True when an argument names a file, and not standard input. */
function isFile(file: string | undefined): file is string {
  return file !== undefined && file !== '-';
}

/** True for what can be read more than once: a file, and not a pipe. */
export async function isRereadable(file: string | undefined): Promise<boolean> {
  return isFile(file) && (await stat(file).catch(() => undefined))?.isFile() === true;
}

/** A file, or standard input for `-` or nothing. */
export async function open(
  file: string | undefined,
  stdin: Readable,
): Promise<{ stream: Readable; bytes: number | undefined }> {
  if (!isFile(file)) return { stream: stdin, bytes: undefined };
  try {
    const { size } = await stat(file);
    return { stream: createReadStream(file), bytes: size };
  } catch (error) {
    throw new UsageError(message('usage.cannot-be-read', { name: file, reason: (error as Error).message }));
  }
}

/** The JSON value in a file or on standard input. */
export async function readJson(file: string | undefined, stdin: Readable): Promise<unknown> {
  const { stream } = await open(file, stdin);
  const name = isFile(file) ? file : message('usage.standard-input');
  const content = await text(stream).catch((error: unknown) => {
    throw new UsageError(message('usage.cannot-be-read', { name, reason: (error as Error).message }));
  });
  if (content.trim() === '') throw new UsageError(message('usage.empty', { name }));
  try {
    return JSON.parse(content);
  } catch (error) {
    throw new UsageError(message('usage.no-json', { name, reason: (error as Error).message }));
  }
}

/** A line of a text. */
export interface Line {
  /** From 1. */
  readonly number: number;
  readonly text: string;
  /** That it takes in the file, with its end. */
  readonly bytes: number;
}

/** The lines of a stream; empty ones are left out. */
export async function* lines(stream: Readable): AsyncGenerator<Line> {
  let number = 0;
  for await (const text of createInterface({ input: stream, crlfDelay: Infinity })) {
    number++;
    if (text.trim() !== '') yield { number, text, bytes: Buffer.byteLength(text) + 1 };
  }
}
