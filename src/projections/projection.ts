import type { EntityManager } from 'typeorm';
import type { Batch } from './fold/batch.js';
import type { Histories } from './fold/histories.js';
import type { Row } from './rows/insert-rows.js';

/**
 * Folds decisions into tables of its own. State is folded from effects and facts, never from event types.
 * A projection doesn't reject what was recorded: when `apply` throws, the projection stops where it stands.
 */
export interface Projection {
  readonly name: string;
  /** To be raised whenever the rows made of the same events change: they are then rebuilt. */
  readonly version: number;
  /** The tables that it alone writes. */
  readonly tables: readonly string[];
  /** Projections that must hold everything before a batch: their tables are read. */
  readonly dependsOn: readonly string[];
  /**
   * Writes what the decisions of a batch come to, in order, through `transaction` alone; table names are
   * unqualified, since a rebuild sets another schema. The caller commits together with the checkpoint.
   */
  apply(batch: Batch, transaction: EntityManager): Promise<void>;
  /** Begins to fill empty tables in a way of its own, which spares work; without it they are filled by `apply`. */
  build?(): ProjectionBuild;
}

/** Fills empty tables with all batches from the beginning of the ledger on. */
export interface ProjectionBuild {
  /** As `Projection.apply`, but may hold rows back. */
  apply(batch: Batch, transaction: EntityManager): Promise<void>;
  /**
   * The rows held back so far. When they are written the tables hold everything, and `Projection.apply` goes on.
   * @param histories as of the end of the last batch
   */
  heldBack(histories: Histories): AsyncIterable<HeldRows>;
}

export interface HeldRows {
  readonly table: string;
  readonly rows: readonly Row[];
}
