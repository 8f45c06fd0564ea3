import type { EntityManager } from 'typeorm';
import { foldDecisions, type DecisionFold, type Folded } from './fold.js';
import type { Histories } from './histories.js';
import { knownFrom, lastEvent, type WholeDecision } from './whole-decision.js';

/** The last event of a register that something holds. */
export interface RegisterHead {
  readonly revision: number;
  readonly recordedAt: string;
}

/**
 * Decisions in the order of the log, with what they come to. They are folded once, by the first projection that
 * asks, and the fold is shared with the others and with every part of the batch.
 */
export class Batch {
  private constructor(
    /** Not empty. */
    readonly decisions: readonly WholeDecision[],
    private readonly fold: SharedFold,
  ) {}

  static of(decisions: readonly WholeDecision[], histories: Histories): Batch {
    return new Batch(decisions, new SharedFold(decisions, histories));
  }

  /** A part of this batch. */
  part(decisions: readonly WholeDecision[]): Batch {
    return new Batch(decisions, this.fold);
  }

  /** The position of the last event. */
  get position(): string {
    return lastEvent(this.decisions.at(-1)!).position;
  }

  /** The number of events. */
  get size(): number {
    return this.decisions.reduce((sum, { changes }) => sum + 1 + changes.length, 0);
  }

  /** For every register of the batch, its last event. */
  heads(): Map<string, RegisterHead> {
    return new Map(
      this.decisions.map((decision) => {
        const { recordedAt } = decision.issued.metadata;
        return [decision.register, { revision: knownFrom(decision), recordedAt }];
      }),
    );
  }

  /** Decision by decision, what it did to the organizations that it touched. */
  async folds(transaction: EntityManager): Promise<readonly DecisionFold[]> {
    const { folds } = await this.fold.get(transaction);
    return this.decisions.map((decision) => folds.get(decision)!);
  }

  /** To be called once the batch is done with: what was folded is kept for the next one. */
  keep(): void {
    this.fold.keep();
  }
}

class SharedFold {
  #folded: Folded | undefined;

  constructor(
    private readonly decisions: readonly WholeDecision[],
    private readonly histories: Histories,
  ) {}

  async get(transaction: EntityManager): Promise<Folded> {
    return (this.#folded ??= await foldDecisions(this.decisions, this.histories, transaction));
  }

  keep(): void {
    if (this.#folded) this.histories.keep(this.#folded.after);
  }
}
