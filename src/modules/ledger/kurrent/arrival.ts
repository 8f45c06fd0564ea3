interface Items {
  readonly readableLength: number;
  on(event: 'readable' | 'end' | 'close', listener: () => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  off(event: 'readable', listener: () => void): unknown;
}

/** Waits for what a stream that is read by hand brings: items, its end, an error; or for an abort. */
export class Arrival {
  #failure: Error | undefined;
  #wake: () => void = () => undefined;
  readonly #ring = (): void => this.#wake();

  constructor(
    private readonly items: Items,
    private readonly signal: AbortSignal,
  ) {
    items.on('readable', this.#ring);
    items.on('error', (error: Error) => this.#fail(error));
    items.on('end', () => this.#fail(new Error('The server ended the subscription.')));
    items.on('close', () => this.#fail(new Error('The subscription was closed.')));
    signal.addEventListener('abort', this.#ring);
  }

  /** Something can be read, or has ended. */
  get pending(): boolean {
    return this.items.readableLength > 0 || this.#failure !== undefined || this.signal.aborted;
  }

  /** @throws why nothing more will come */
  throwIfFailed(): void {
    if (this.#failure) throw this.#failure;
  }

  next(): Promise<void> {
    if (this.pending) return Promise.resolve();
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  /** True when something came in time. */
  async within(milliseconds: number): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, milliseconds);
    });
    await Promise.race([this.next(), late]);
    clearTimeout(timer);
    return this.pending;
  }

  /** Listens no longer. A failure that is reported afterwards is of no interest. */
  end(): void {
    this.items.off('readable', this.#ring);
    this.signal.removeEventListener('abort', this.#ring);
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    this.#wake();
  }
}
