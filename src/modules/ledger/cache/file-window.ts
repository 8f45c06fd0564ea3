import { fstatSync, read as readCallback } from 'node:fs';
import { promisify } from 'node:util';

const read = promisify(readCallback);

/** Read at once: many small portions, and little more than what is told of a large one. */
const WINDOW = 32 * 1024;

/** A file that is read onwards in small pieces, some of which are passed over. */
export class FileWindow {
  readonly size: number;
  #from = 0;
  #held: Buffer = Buffer.alloc(0);

  constructor(private readonly descriptor: number) {
    this.size = fstatSync(descriptor).size;
  }

  /** So many bytes from a place on, or fewer at the end of the file. Good until the next call. */
  async bytes(at: number, length: number): Promise<Buffer> {
    const wanted = Math.min(length, this.size - at);
    if (at < this.#from || at + wanted > this.#from + this.#held.length) {
      const buffer = Buffer.allocUnsafe(Math.min(Math.max(length, WINDOW), this.size - at));
      const { bytesRead } = await read(this.descriptor, buffer, 0, buffer.length, at);
      this.#held = buffer.subarray(0, bytesRead);
      this.#from = at;
    }
    return this.#held.subarray(at - this.#from, at - this.#from + wanted);
  }
}
