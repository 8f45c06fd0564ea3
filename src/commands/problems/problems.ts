import type { Problem } from './problem.js';
import type { Acknowledgement } from '../../events/types/decision-issued.js';

/** Collects everything that is wrong with one request. */
export class Problems {
  readonly #all: Problem[] = [];
  readonly #seen = new Set<string>();
  readonly #errorPointers = new Set<string>();

  /** The same problem reported twice counts once. */
  add(problem: Problem): void {
    const key = JSON.stringify([
      problem.code,
      problem.pointer,
      problem.organizationIds,
      problem.params,
      problem.details,
    ]);
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.#all.push(problem);
    if (problem.severity === 'error') this.#errorPointers.add(problem.pointer);
  }

  /** True when an error is reported at a pointer. */
  hasErrorAt(pointer: string): boolean {
    return this.#errorPointers.has(pointer);
  }

  get errors(): Problem[] {
    return this.#all.filter((problem) => problem.severity === 'error');
  }

  /** In the order of the request. */
  get warnings(): Problem[] {
    return inOrder(this.#all.filter((problem) => problem.severity === 'warning'));
  }

  /** Warnings that no acknowledgement covers. */
  open(acknowledgements: readonly Acknowledgement[]): Problem[] {
    const accepted = new Set(acknowledgements.map(({ code, change }) => `${code} ${change ?? 'all'}`));
    return this.warnings.filter(
      ({ code, change }) =>
        !accepted.has(`${code} all`) && (change === undefined || !accepted.has(`${code} ${change + 1}`)),
    );
  }
}

/** Problems in the order of the request: those of the decision itself first. */
export function inOrder(problems: readonly Problem[]): Problem[] {
  return problems.toSorted((a, b) => (a.change ?? -1) - (b.change ?? -1));
}
