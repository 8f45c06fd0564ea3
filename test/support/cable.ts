import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';

/** Passes bytes on to a server, and loses connections on demand. */
export class Cable {
  #sockets = new Set<Socket>();
  #server: Server;
  /** Called with what the server answers; gives back whether it is passed on. */
  passAnswer: () => boolean = () => true;

  constructor(hostname: string, serverPort: number) {
    this.#server = createServer((client) => {
      const upstream = connect(serverPort, hostname);
      for (const [from, to] of [
        [client, upstream],
        [upstream, client],
      ] as const) {
        this.#sockets.add(from);
        from.on('error', () => undefined);
        from.on('close', () => to.destroy());
        from.on('data', (data) => {
          if (from === client || this.passAnswer()) to.write(data);
          else client.destroy();
        });
      }
    });
  }

  listen(port = 0): Promise<number> {
    return new Promise((resolve) => {
      this.#server.listen(port, '127.0.0.1', () => resolve((this.#server.address() as AddressInfo).port));
    });
  }

  async cut(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    for (const socket of this.#sockets) socket.destroy();
    this.#sockets.clear();
    await closed;
  }
}
