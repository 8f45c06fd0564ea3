import type { ChangeContent } from '../types/change-rectified.js';
import { effectsOf } from '../types/event-catalogue.js';
import { put, type UndoLog } from './undo.js';

/** How a change stopped giving an id. */
export interface Withdrawal {
  /** The revision of the change that had given the id. */
  readonly givenBy: number;
  /** The revision of the event that annulled the change, or made it give another id. */
  readonly withdrawnBy: number;
}

/**
 * Ids that were given and then taken away by an annulment or a correction. They are never evicted: there are as many
 * as openings that were rectified, and a state looks at every rectifying event when it begins.
 */
export class WithdrawnIds {
  readonly #last = new Map<string, Withdrawal>();

  /** The last time that the id was taken away; undefined when it never was. It may have been given again since. */
  get(organizationId: string): Withdrawal | undefined {
    return this.#last.get(organizationId);
  }

  /**
   * Takes down the ids that a change gives no longer.
   * @param after what the change says from now on; null when that is nothing
   * @param undo takes up how to take it back
   */
  add(withdrawal: Withdrawal, before: ChangeContent, after: ChangeContent | null, undo?: UndoLog): void {
    const kept = after ? idsGivenBy(after) : nothing;
    for (const id of idsGivenBy(before)) if (!kept.has(id)) put(this.#last, id, withdrawal, undo);
  }
}

/** The ids that a change gives to organizations: those of the organizations that it opens for the first time. */
export function idsGivenBy(content: ChangeContent): ReadonlySet<string> {
  const given = effectsOf(content).filter(
    (effect) => effect.effect === 'opened' && effect.as !== 'reinstated',
  );
  return new Set(given.map(({ organizationId }) => organizationId));
}

const nothing: ReadonlySet<string> = new Set();
