import type { Problem } from '../../problems/problem.js';

/** Ids that may be unknown only because a change is refused. */
export class RefusedIds {
  /** Each with the index of that change in the request, where it is one of those decided. */
  readonly #refused: Map<string, number | undefined>;

  /** @param malformed what the changes name that cannot be read */
  constructor(malformed: Iterable<string>) {
    this.#refused = new Map([...malformed].map((id) => [id, undefined]));
  }

  /** Takes up what a refused change would have opened, or may have named. */
  add(ids: Iterable<string>, index?: number): void {
    for (const id of ids) this.#refused.set(id, index);
  }

  /** All errors but those that follow from another one that is reported; all of them when they follow in a circle. */
  errorsToReport(errors: Problem[]): Problem[] {
    const original = errors.filter((error) => !this.#follows(error));
    return original.length > 0 ? original : errors;
  }

  /** True when the organization is unknown because another change is refused. */
  #follows({ code, organizationIds, change }: Problem): boolean {
    return (
      code === 'unknown-organization' &&
      organizationIds.some((id) => this.#refused.has(id) && this.#refused.get(id) !== change)
    );
  }
}
