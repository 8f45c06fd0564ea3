import { effectsOf } from '../../events/types/event-catalogue.js';
import type { Entry } from '../../events/register/history.js';
import { History } from './organization-history.js';
import { organizationKey, type Histories, type HistoryKey } from './histories.js';
import { statedBy, type Statement } from './statements.js';
import type { WholeDecision } from './whole-decision.js';

/** What one decision did to one organization. */
export interface Step {
  readonly organizationId: string;
  /** The effects that the decision takes away. */
  readonly removed: readonly Entry[];
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
  const touched = decisions.map((decision) => ({ decision, touches: touchesOf(decision) }));
  const current = await histories.get(keysOf(touched));
  const folds = new Map<WholeDecision, DecisionFold>();
  for (const { decision, touches } of touched) {
    const steps = [...touches].map(([organizationId, { withdrawn, added }]) => {
      const key = organizationKey(decision.register, organizationId);
      const before = current.get(key) ?? History.empty;
      const rest = before.without(withdrawn);
      const after = rest.with(added);
      current.set(key, after);
      const removed =
        rest === before ? [] : before.entries.filter(({ change }) => withdrawn.has(change.revision));
      return { organizationId, removed, added, before, after };
    });
    folds.set(decision, { decision, steps });
  }
  return { folds, after: current };
}

/** The organizations that decisions touch, each with the revision before the first that touches its register. */
function keysOf(
  touched: readonly { readonly decision: WholeDecision; readonly touches: ReadonlyMap<string, unknown> }[],
): HistoryKey[] {
  const keys = new Map<string, HistoryKey>();
  const knownAt = new Map<string, number>();
  for (const { decision, touches } of touched) {
    const { register } = decision;
    if (!knownAt.has(register)) knownAt.set(register, decision.issued.revision - 1);
    for (const organizationId of touches.keys()) {
      keys.set(organizationKey(register, organizationId), {
        register,
        organizationId,
        knownAt: knownAt.get(register)!,
      });
    }
  }
  return [...keys.values()];
}

/** What a decision does to one organization. */
interface Touch {
  /** The revisions of changes that say something else from now on, or nothing. */
  readonly withdrawn: Set<number>;
  readonly added: Entry[];
}

/** Organization id → what a decision does to it. */
function touchesOf(decision: WholeDecision): Map<string, Touch> {
  const touches = new Map<string, Touch>();
  const touch = (organizationId: string): Touch => {
    const found = touches.get(organizationId) ?? { withdrawn: new Set(), added: [] };
    touches.set(organizationId, found);
    return found;
  };
  const { withdrawn, placed } = statedBy(decision);
  for (const { change, content } of withdrawn) {
    for (const { organizationId } of effectsOf(content)) touch(organizationId).withdrawn.add(change.revision);
  }
  for (const statement of placed) {
    for (const entry of entriesOf(statement)) touch(entry.effect.organizationId).added.push(entry);
  }
  return touches;
}

function entriesOf({ change, content }: Statement): Entry[] {
  return effectsOf(content).map((effect, ordinal) => ({ change, ordinal, effect }));
}
