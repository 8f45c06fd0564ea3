import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { decisions, type RegisterOptions } from './decisions.js';

/** Writes a register in the interchange format, as fast as it is taken. */
export async function writeRegister(options: RegisterOptions, to: Writable): Promise<void> {
  await pipeline(Readable.from(portions(options)), to);
}

const portionSize = 64 * 1024;

function* portions(options: RegisterOptions): Generator<string> {
  let text = '';
  for (const line of decisions(options)) {
    text += `${JSON.stringify(line)}\n`;
    if (text.length < portionSize) continue;
    yield text;
    text = '';
  }
  yield text;
}

/** The opening balance of a register of so many changes: 250,000 organizations at most, others are founded. */
export function organizationsFor(changes: number): number {
  return Math.min(250_000, Math.max(40, Math.floor(changes / 4)));
}
