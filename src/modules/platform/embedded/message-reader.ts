/** One message of a client: its type letter, `''` for those that open a connection, and all of its bytes. */
export interface Message {
  readonly type: string;
  readonly bytes: Buffer;
}

/** Thrown when the bytes can't be PostgreSQL's protocol. The connection is of no more use. */
export class ProtocolError extends Error {
  override readonly name = 'ProtocolError';
}

const frontendTypes = new Set('BCDEFHPQSXcdf');
const longest = 2 ** 30;

/** Cuts what a client sends into messages. */
export class MessageReader {
  #chunks: Buffer[] = [];
  #size = 0;
  #needed = 0;
  #opened = false;

  /** The client's greeting has been read: from here on each message has a type letter. */
  opened(): void {
    this.#opened = true;
  }

  push(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#size += chunk.length;
  }

  /**
   * The next whole message, or undefined when more bytes are needed.
   * @throws ProtocolError
   */
  next(): Message | undefined {
    const header = this.#opened ? 5 : 4;
    if (this.#size < Math.max(header, this.#needed)) return undefined;
    const bytes = this.#chunks.length === 1 ? this.#chunks[0]! : Buffer.concat(this.#chunks, this.#size);
    this.#chunks = [bytes];
    const type = this.#opened ? String.fromCharCode(bytes[0]!) : '';
    const length = header - 4 + bytes.readUInt32BE(header - 4);
    if (length < header || length > longest || (this.#opened && !frontendTypes.has(type))) {
      throw new ProtocolError('This is not the protocol of PostgreSQL');
    }
    if (this.#size < length) {
      this.#needed = length;
      return undefined;
    }
    this.#needed = 0;
    this.#chunks = [bytes.subarray(length)];
    this.#size -= length;
    return { type, bytes: bytes.subarray(0, length) };
  }
}
