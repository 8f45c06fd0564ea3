import type { NewEvent } from '../definition/envelope.js';
import type { ChangeTarget } from '../types/change-rectified.js';
import type { DecisionIssuedData } from '../types/decision-issued.js';
import { instrumentKey } from '../vocabulary/instrument.js';
import type { IndexedEvents } from './indexed-events.js';
import { put, type UndoLog } from './undo.js';

/** Where a decision stands in its register's stream. */
export interface RecordedDecision {
  readonly revision: number;
  /** How many changes follow behind it. */
  readonly changes: number;
  readonly effectiveOn: string;
  readonly fingerprint: string;
}

/** Every recorded decision, to be found by its id and by its instrument. */
export class DecisionBook {
  readonly #decisions = new Map<string, RecordedDecision>();
  /** Instrument key → the decision that carries it. */
  readonly #instruments = new Map<string, string>();

  /** @param indexed where the decisions lie that are not held */
  constructor(private readonly indexed: IndexedEvents) {}

  /** Takes down a decision. @param undo takes up how to take it back */
  add(
    { data, metadata }: NewEvent<string, DecisionIssuedData>,
    revision: number,
    undo: UndoLog | undefined,
  ): void {
    const { instrument, fingerprint, changes } = data;
    const { decisionId } = metadata;
    const { effectiveOn } = instrument;
    put(this.#decisions, decisionId, { revision, changes, effectiveOn, fingerprint }, undo);
    put(this.#instruments, instrumentKey(instrument), decisionId, undo);
  }

  /** Evicts everything: the index must hold it. */
  evict(): void {
    this.#decisions.clear();
    this.#instruments.clear();
  }

  /** Undefined when there is none. */
  get(decisionId: string): RecordedDecision | undefined {
    return this.#decisions.get(decisionId) ?? this.#lookUp('decision', decisionId)?.[1];
  }

  /** The id of the decision that carries an instrument; undefined when none does. @param key that of the instrument */
  carrierOf(key: string): string | undefined {
    return this.#instruments.get(key) ?? this.#lookUp('instrument', key)?.[0];
  }

  /** The events that a target names: that of a change, or those of all changes of a decision. Nothing unknown. */
  eventsOf({ decisionId, change }: ChangeTarget): number[] {
    const { revision, changes } = this.get(decisionId) ?? { revision: 0, changes: 0 };
    if (change === undefined) return Array.from({ length: changes }, (_, i) => revision + 1 + i);
    return change <= changes ? [revision + change] : [];
  }

  #lookUp(by: 'decision' | 'instrument', key: string): [id: string, RecordedDecision] | undefined {
    const revision = this.indexed.revisions(by, key).at(-1);
    if (revision === undefined) return undefined;
    const { data, metadata } = this.indexed.event(revision) as NewEvent<string, DecisionIssuedData>;
    const { instrument, fingerprint, changes } = data;
    return [metadata.decisionId, { revision, changes, effectiveOn: instrument.effectiveOn, fingerprint }];
  }
}
