import pg from 'pg';

/** How long after a lost connection the next is tried. Polling goes on meanwhile. */
const retryAfter = 1_000;

/** Calls `onNotice` when any process has appended. A hint for haste only: notices are lost while reconnecting. */
export class PostgresListener {
  #client: pg.Client | undefined;
  #retry: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(
    private readonly options: pg.ClientConfig,
    private readonly onNotice: () => void,
  ) {
    void this.#connect();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#retry);
    await this.#client?.end();
  }

  async #connect(): Promise<void> {
    const client = new pg.Client(this.options);
    this.#client = client;
    client.on('notification', this.onNotice);
    client.on('error', () => void client.end().catch(() => undefined));
    client.on('end', () => this.#connectLater());
    try {
      await client.connect();
      await client.query('LISTEN ledger');
      this.onNotice();
    } catch {
      await client.end().catch(() => undefined);
      this.#connectLater();
    }
  }

  #connectLater(): void {
    if (this.#stopped) return;
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => void this.#connect(), retryAfter);
  }
}
