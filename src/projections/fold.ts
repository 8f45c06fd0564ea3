import { effectsOf } from '../events/catalogue.js';
import { changeRef, type Entry } from '../events/history.js';
import { History } from './history.js';
import { organizationKey, type Histories, type HistoryKey } from './histories.js';
import type { WholeDecision } from './whole-decision.js';

/** What one decision did to one organization. */
export interface Step {
  readonly organizationId: string;
  /** The effects that the decision adds, in the order in which they were recorded. */
  readonly added: readonly Entry[];
  readonly before: History;
  readonly after: History;
}

/** What a decision did to the organizations that it touched. */
export interface DecisionFold {
  readonly decision: WholeDecision;
  readonly steps: readonly Step[];
}

export interface Folded {
  readonly folds: ReadonlyMap<WholeDecision, DecisionFold>;
  /** Every organization touched, as known after the last decision. */
  readonly after: ReadonlyMap<string, History>;
}

/** Folds decisions one after another into the histories of the organizations that they touch. */
export async function foldDecisions(
  decisions: readonly WholeDecision[],
  histories: Histories,
): Promise<Folded> {
  const touched = decisions.map((decision) => ({ decision, added: addedBy(decision) }));
  const current = await histories.get(keysOf(touched));
  const folds = new Map<WholeDecision, DecisionFold>();
  for (const { decision, added } of touched) {
    const steps = [...added].map(([organizationId, entries]) => {
      const key = organizationKey(decision.register, organizationId);
      const before = current.get(key) ?? History.empty;
      const after = before.with(entries);
      current.set(key, after);
      return { organizationId, added: entries, before, after };
    });
    folds.set(decision, { decision, steps });
  }
  return { folds, after: current };
}

/** The organizations that decisions touch, each with the revision before the first that touches its register. */
function keysOf(
  touched: readonly { readonly decision: WholeDecision; readonly added: ReadonlyMap<string, unknown> }[],
): HistoryKey[] {
  const keys = new Map<string, HistoryKey>();
  const knownAt = new Map<string, number>();
  for (const { decision, added } of touched) {
    const { register } = decision;
    if (!knownAt.has(register)) knownAt.set(register, decision.issued.revision - 1);
    for (const organizationId of added.keys()) {
      keys.set(organizationKey(register, organizationId), {
        register,
        organizationId,
        knownAt: knownAt.get(register)!,
      });
    }
  }
  return [...keys.values()];
}

/** Organization id → the effects that a decision has on it. */
function addedBy(decision: WholeDecision): Map<string, Entry[]> {
  const added = new Map<string, Entry[]>();
  for (const event of decision.changes) {
    const change = changeRef(event, event.revision);
    for (const [ordinal, effect] of effectsOf(event).entries()) {
      const entries = added.get(effect.organizationId) ?? [];
      entries.push({ change, ordinal, effect });
      added.set(effect.organizationId, entries);
    }
  }
  return added;
}
