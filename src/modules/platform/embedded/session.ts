import type { Socket } from 'node:net';
import type { Backend } from './backend.js';
import { MessageReader, ProtocolError, type Message } from './message-reader.js';
import { encryptionRefused, fatalError, openingCodes } from './protocol.js';
import type { Turns } from './turns.js';

export interface Shared {
  readonly backend: Backend;
  readonly turns: Turns;
  readonly greeting: Buffer;
  /** PostgreSQL has broken down; nobody can be served any more. */
  readonly onFailure: (error: Error) => void;
}

/** The end of what PostgreSQL answers in one go, and whether it says at the end that it is ready. */
const unitEnds: ReadonlyMap<string, boolean> = new Map([
  ['S', true],
  ['Q', true],
  ['F', true],
  ['H', false],
]);

/** There is no COPY FROM STDIN here. What a client still sends to one that was refused means nothing. */
const copyTypes = new Set('dcf');

interface Unit {
  readonly bytes: Buffer;
  readonly complete: boolean;
}

/** How long a client may keep a transaction open, saying nothing, while others wait: this many times the period. */
const patience = { periods: 12, period: 5_000 };

/**
 * One client's connection. It takes its turn with the backend before its first message, and ends it when PostgreSQL
 * says it is ready and outside of a transaction: no message of another client comes between those of a pipeline or
 * of a transaction.
 */
export class Session {
  readonly #reader = new MessageReader();
  readonly #inbox: Message[] = [];
  #working = false;
  #gone = false;
  #endTurn: (() => void) | undefined;
  #idle: NodeJS.Timeout | undefined;

  constructor(
    private readonly socket: Socket,
    private readonly shared: Shared,
  ) {
    socket.setNoDelay(true);
    socket.on('data', (chunk) => this.#receive(chunk));
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      this.#gone = true;
      void this.#work();
    });
  }

  #receive(chunk: Buffer): void {
    try {
      this.#reader.push(chunk);
      for (let message = this.#reader.next(); message; message = this.#reader.next()) {
        if (message.type === '') this.#open(message.bytes);
        else if (message.type === 'X') this.socket.end();
        else if (!this.#meansNothing(message)) this.#inbox.push(message);
      }
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      this.#hangUp('08P01', error.message);
    }
    void this.#work();
  }

  /** A Flush with nothing to flush would keep the turn for nothing. */
  #meansNothing({ type }: Message): boolean {
    return copyTypes.has(type) || (type === 'H' && this.#inbox.length === 0 && !this.#endTurn);
  }

  #open(bytes: Buffer): void {
    const code = bytes.length < 8 ? 0 : bytes.readUInt32BE(4);
    if (code === openingCodes.ssl || code === openingCodes.gssEncryption)
      this.socket.write(encryptionRefused);
    else if (code === openingCodes.cancel) this.socket.end();
    else if (code >>> 16 !== 3) throw new ProtocolError('Only version 3 of the protocol is known');
    else {
      this.#reader.opened();
      this.socket.write(this.shared.greeting);
    }
  }

  /** Has what has come so far answered. One call at a time is at work; it goes on with what comes meanwhile. */
  async #work(): Promise<void> {
    if (this.#working) return;
    this.#working = true;
    try {
      for (let unit = this.#nextUnit(); unit && !this.#gone; unit = this.#nextUnit())
        await this.#answer(unit);
      if (this.#gone && this.#endTurn) await this.#abandon();
    } catch (error) {
      this.shared.onFailure(error as Error);
      this.#passOn();
    } finally {
      this.#working = false;
    }
    if (this.#gone) this.#stopWaiting();
    else if (this.#endTurn) this.#waitForMore();
  }

  /** The messages up to the next point at which the client waits for an answer, when it has been reached. */
  #nextUnit(): Unit | undefined {
    const end = this.#inbox.findIndex(({ type }) => unitEnds.has(type));
    if (end < 0) return undefined;
    const messages = this.#inbox.splice(0, end + 1);
    const complete = unitEnds.get(messages[end]!.type)!;
    return { bytes: Buffer.concat(messages.map(({ bytes }) => bytes)), complete };
  }

  async #answer({ bytes, complete }: Unit): Promise<void> {
    this.#stopWaiting();
    this.#endTurn ??= await this.shared.turns.take();
    if (this.#gone) return;
    const answer = await this.shared.backend.answer(bytes, complete);
    this.socket.write(answer.bytes);
    if (answer.status === 'idle') this.#passOn();
  }

  async #abandon(): Promise<void> {
    await this.shared.backend.reset();
    this.#passOn();
  }

  #passOn(): void {
    this.#endTurn?.();
    this.#endTurn = undefined;
  }

  #waitForMore(): void {
    this.#stopWaiting();
    let left = patience.periods;
    this.#idle = setInterval(() => {
      left = this.shared.turns.anyoneWaiting ? left - 1 : patience.periods;
      if (left === 0) this.#hangUp('25P03', 'A transaction was left open while others waited');
    }, patience.period);
  }

  #stopWaiting(): void {
    clearInterval(this.#idle);
  }

  #hangUp(code: string, text: string): void {
    this.socket.end(fatalError(code, text), () => this.socket.destroy());
  }
}
