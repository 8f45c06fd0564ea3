/** Lets loops sleep until something happens. What happens between two sleeps is not missed. */
export class WakeUp {
  #count = 0;
  readonly #sleepers = new Set<() => void>();

  /** To be read before looking, and given to `sleep` after nothing was found. */
  get count(): number {
    return this.#count;
  }

  wake(): void {
    this.#count += 1;
    for (const wakeSleeper of this.#sleepers) wakeSleeper();
  }

  /** Resolves when `wake` has been called since `count` was read, after `milliseconds`, or when `signal` aborts. */
  async sleep(count: number, milliseconds: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted || count !== this.#count) return;
    await new Promise<void>((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
        this.#sleepers.delete(end);
        resolve();
      };
      const timer = setTimeout(end, milliseconds);
      signal.addEventListener('abort', end);
      this.#sleepers.add(end);
    });
  }
}
