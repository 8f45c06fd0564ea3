import { foldDecisions, type DecisionFold, type Folded } from './fold-decision.js';
import type { Histories } from './histories.js';
import { knownFrom, lastEvent, type WholeDecision } from './whole-decision.js';

/** The last event of a register that something holds. */
export interface RegisterHead {
  readonly revision: number;
  readonly recordedAt: string;
}

/**
 * Decisions in the order of the log, with what they come to. They are folded once, before any projection begins;
 * the fold is shared by the projections and by every part of the batch.
 */
export class Batch {
  private constructor(
    /** Not empty. */
    readonly decisions: readonly WholeDecision[],
    private readonly fold: () => Folded,
  ) {}

  /**
   * Folds decisions into the histories of the organizations that they touch. When that fails, `folds` throws what
   * went wrong, and the histories have to be read anew.
   * @param histories as of the end of the batch before
   */
  static async of(decisions: readonly WholeDecision[], histories: Histories): Promise<Batch> {
    try {
      const folded = await foldDecisions(decisions, histories);
      histories.keep(folded.after);
      return new Batch(decisions, () => folded);
    } catch (error) {
      histories.forget();
      return new Batch(decisions, () => {
        throw error;
      });
    }
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

  /**
   * Decision by decision, what it did to the organizations that it touched.
   * @throws what went wrong when they were folded
   */
  folds(): readonly DecisionFold[] {
    const { folds } = this.fold();
    return this.decisions.map((decision) => folds.get(decision)!);
  }
}
