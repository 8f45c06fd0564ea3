import type { Bound } from '../../../events/vocabulary/fact.js';
import type { Expression } from '../../../events/vocabulary/report/report-flag.js';
import { parseTerm } from '../../../events/vocabulary/report/report-term.js';
import type { PublishedRow } from './report-data.js';

/** Every number that a definition can name, found by its name. */
export class Numbers {
  readonly #ledger: ReadonlyMap<string, number>;
  readonly #published: ReadonlyMap<string, PublishedRow>;

  constructor(ledger: ReadonlyMap<string, number>, published: readonly PublishedRow[]) {
    this.#ledger = ledger;
    this.#published = new Map(published.map((row) => [row.figure, row]));
  }

  ledger(name: string): number | undefined {
    return this.#ledger.get(name);
  }

  published(figure: string): PublishedRow | undefined {
    return this.#published.get(figure);
  }

  /** Undefined where the term names nothing known. */
  term(text: string): number | undefined {
    const term = parseTerm(text);
    if (!term) return undefined;
    const value =
      term.kind === 'constant'
        ? term.value
        : term.kind === 'published'
          ? this.published(term.figure)?.value
          : this.ledger(term.name);
    return value === undefined ? undefined : term.sign * value;
  }

  /** Undefined while a term has no value, and for a division by 0. */
  evaluate({ sum, over }: Expression): number | undefined {
    const numerator = this.#sum(sum);
    if (!over) return numerator;
    const denominator = this.#sum(over);
    return numerator === undefined || !denominator ? undefined : numerator / denominator;
  }

  /** The terms of an expression that have no value. */
  missing({ sum, over }: Expression): string[] {
    return [...sum, ...(over ?? [])].filter((term) => this.term(term) === undefined);
  }

  #sum(terms: readonly string[]): number | undefined {
    let total = 0;
    for (const term of terms) {
      const value = this.term(term);
      if (value === undefined) return undefined;
      total += value;
    }
    return total;
  }
}

/** The figures and the ledger's numbers that expressions name. */
export function named(...expressions: readonly Expression[]): { figures: string[]; ledger: string[] } {
  const figures = new Set<string>();
  const ledger = new Set<string>();
  for (const { sum, over } of expressions) {
    for (const text of [...sum, ...(over ?? [])]) {
      const term = parseTerm(text);
      if (term?.kind === 'published') figures.add(term.figure);
      if (term?.kind === 'ledger') ledger.add(term.name);
    }
  }
  return { figures: [...figures], ledger: [...ledger] };
}

/** How far "about" and "nearly" reach where a definition says nothing. */
const defaultTolerance = 0.05;

/** Whether a value bears out what a figure claims. `tolerance` is how far "about" and "nearly" reach. */
export function fits(
  value: number,
  claim: { readonly value: number; readonly bound: Bound },
  tolerance = defaultTolerance,
): boolean {
  const reach = Math.abs(claim.value) * tolerance;
  switch (claim.bound) {
    case 'exactly':
      return value === claim.value;
    case 'about':
      return Math.abs(value - claim.value) <= reach;
    case 'nearly':
      return value <= claim.value && value >= claim.value - reach;
    case 'more-than':
      return value > claim.value;
    default:
      return claim.bound satisfies never;
  }
}
