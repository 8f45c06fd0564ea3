/** A small seeded generator (mulberry32): the same seed gives the same numbers everywhere. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** In [0, 1). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 0x1_0000_0000;
  }

  /** Both ends included. */
  int(min: number, max: number): number {
    return min + Math.floor(this.next() * (max - min + 1));
  }

  /** @param items at least one */
  pick<T>(items: readonly T[]): T {
    return items[this.int(0, items.length - 1)]!;
  }

  shuffled<T>(items: readonly T[]): T[] {
    const result = [...items];
    for (let i = result.length - 1; i > 0; i--) {
      const j = this.int(0, i);
      [result[i], result[j]] = [result[j]!, result[i]!];
    }
    return result;
  }

  /** Cuts items into runs of 1 to `longest`. */
  runs<T>(items: readonly T[], longest: number): T[][] {
    const result: T[][] = [];
    for (let at = 0; at < items.length;) {
      const length = this.int(1, longest);
      result.push(items.slice(at, at + length));
      at += length;
    }
    return result;
  }

  /** Parts of at least `least` that add up to `total`. */
  spread(total: number, parts: number, least: number): number[] {
    const result = Array.from({ length: parts }, () => least);
    for (let rest = total - parts * least; rest > 0; rest--) result[this.int(0, parts - 1)]!++;
    return result;
  }
}
