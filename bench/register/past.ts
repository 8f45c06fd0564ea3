import type { Dice } from './dice.js';
import type { Organization } from './organization.js';

/** A recorded change that may still be corrected or annulled. */
export interface PastChange {
  /** The number of its decision, its id, and the change's number in it, from 1. */
  readonly decision: number;
  readonly decisionId: string;
  readonly change: number;
  /** Those that nobody may have touched since. */
  readonly subjects: readonly Organization[];
  /** Those that must still be what they were. */
  readonly parents: readonly (Organization | null)[];
  /** Takes the change back; it may not be annulled when absent. */
  readonly undo?: ((decision: number) => void) | undefined;
  /** What may be corrected of it: a merge patch. */
  readonly patch?: (() => object | undefined) | undefined;
}

const kept = 2000;
const looks = 20;

/** Some of the latest changes. */
export class Past {
  #changes: PastChange[] = [];

  constructor(private readonly dice: Dice) {}

  add(change: PastChange): void {
    if (this.#changes.length < kept) this.#changes.push(change);
    else this.#changes[this.dice.between(0, kept - 1)] = change;
  }

  /** One that an annulment in a decision leaves everybody else as they are. It is annulled once. */
  annullable(decision: number): PastChange | undefined {
    return this.#take(decision, (change) => change.undo !== undefined && isUntouched(change));
  }

  /** One that may be corrected, and how; once. */
  correctable(decision: number): { readonly change: PastChange; readonly patch: object } | undefined {
    let patch: object | undefined;
    const change = this.#take(decision, (each) => (patch = each.patch?.()) !== undefined);
    return change && patch && { change, patch };
  }

  #take(decision: number, fits: (change: PastChange) => boolean): PastChange | undefined {
    for (let look = 0; look < looks && this.#changes.length > 0; look++) {
      const at = this.dice.between(0, this.#changes.length - 1);
      const change = this.#changes[at]!;
      if (change.decision >= decision || !fits(change)) continue;
      this.#changes[at] = this.#changes.at(-1)!;
      this.#changes.pop();
      return change;
    }
    return undefined;
  }
}

function isUntouched({ decision, subjects, parents }: PastChange): boolean {
  return (
    subjects.every(({ touchedBy }) => touchedBy === decision) &&
    parents.every((parent) => !parent || (parent.closedOn === undefined && parent.changedBy <= decision))
  );
}
