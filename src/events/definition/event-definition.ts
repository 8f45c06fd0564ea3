import type { EventMetadata } from './envelope.js';
import type { Effect } from '../vocabulary/effect.js';
import type { Fact } from '../vocabulary/fact.js';

/** Turns the payload of one schema version into that of the next. */
export type Upcaster = (data: never, metadata: EventMetadata) => unknown;

/**
 * One type of event, defined once.
 * `schemaVersion` is the version written today; `upcasters[n]` lifts a payload of version n to n + 1.
 */
export interface EventDefinition<Type extends string, Data> {
  readonly type: Type;
  readonly schemaVersion: number;
  readonly upcasters?: Readonly<Record<number, Upcaster>>;
  /** What it does to organizations, in order. Made from the payload alone. */
  effects(data: Data): Effect[];
  /** Organizations that must live for it although nothing happens to them. Successors and measured ones go without saying. */
  mustBeLive?(data: Data): readonly string[];
  /** The dated measures it states. */
  facts?(data: Data): Fact[];
}

/** Declares an event without effects on organizations. */
export function noEffects(): Effect[] {
  return [];
}
