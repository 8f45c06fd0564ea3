import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Random numbers that are the same for the same seed. */
export class Dice {
  readonly #generator;

  constructor(seed: number) {
    this.#generator = xoroshiro128plus(seed);
  }

  /** A whole number, both ends included. */
  between(min: number, max: number): number {
    return uniformInt(this.#generator, min, max);
  }

  /** True in so many of a thousand throws. */
  chance(perMille: number): boolean {
    return this.between(1, 1000) <= perMille;
  }

  /** One of at least one. */
  of<T>(items: readonly T[]): T {
    return items[this.between(0, items.length - 1)]!;
  }

  /** A name by its weight, which is a whole number. */
  weighted<Name extends string>(weights: Readonly<Record<Name, number>>): Name {
    const entries = Object.entries(weights) as [Name, number][];
    let rest = this.between(
      1,
      entries.reduce((sum, [, weight]) => sum + weight, 0),
    );
    for (const [name, weight] of entries) {
      rest -= weight;
      if (rest <= 0) return name;
    }
    throw new RangeError('There are no weights.');
  }
}
