import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { Logger } from '@nestjs/common';
import type { Backend } from './backend.js';
import { fatalError } from './protocol.js';
import { Session } from './session.js';
import { Turns } from './turns.js';

/**
 * Serves the backend to PostgreSQL clients on a port of this machine.
 *
 * All connections share the backend's one session. What belongs to a session elsewhere belongs to all here: `SET`,
 * temporary tables, the names of prepared statements, `LISTEN`, advisory locks other than a transaction's. A
 * transaction keeps everybody else waiting: inside of one, wait for nothing that another connection does.
 */
export class Gateway {
  readonly #sockets = new Set<Socket>();
  readonly #turns = new Turns();
  readonly #server: Server;

  private constructor(
    private readonly backend: Backend,
    greeting: Buffer,
  ) {
    const shared = { backend, turns: this.#turns, greeting, onFailure: (error: Error) => this.fail(error) };
    this.#server = createServer((socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
      new Session(socket, shared);
    });
  }

  static async open(backend: Backend): Promise<Gateway> {
    const gateway = new Gateway(backend, await backend.greeting());
    await new Promise<void>((resolve, reject) => {
      gateway.#server.once('error', reject).listen(0, '127.0.0.1', resolve);
    });
    return gateway;
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `postgres://postgres@127.0.0.1:${port}/postgres`;
  }

  /** Sends all clients away, lets what is under way end, and closes the backend. */
  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
    await this.#turns.take();
    await this.backend.close();
  }

  /** Serves nobody any more: the backend can't be trusted, or has no right to the folder. */
  fail(error: Error): void {
    if (!this.#server.listening) return;
    this.backend.breakDown(error);
    new Logger('EmbeddedStore').error(
      `${error.message}. It serves nobody until it is started again.`,
      error.stack,
    );
    this.#server.close();
    for (const socket of this.#sockets) {
      socket.end(fatalError('57P02', error.message), () => socket.destroy());
    }
  }
}
