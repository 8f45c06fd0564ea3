import {
  transitions,
  type Entry,
  type OrganizationState,
  type Transition,
} from '../../events/register/history.js';
import { refColumns } from '../rows/change-columns.js';
import type { Subject } from './entry-row.js';

/**
 * The effects whose transitions are known no more, and the transitions that are known instead. An effect that is
 * in both is the same object.
 */
export function changedTransitions(
  before: readonly Entry[],
  after: readonly Entry[],
): { readonly closed: readonly Entry[]; readonly opened: readonly Transition[] } {
  const same = firstDifference(before, after);
  if (same === before.length) return { closed: [], opened: transitions(after).slice(same) };
  const old = new Map(
    transitions(before)
      .slice(same)
      .map((transition) => [transition.entry, transition]),
  );
  const closed: Entry[] = [];
  const opened: Transition[] = [];
  for (const transition of transitions(after).slice(same)) {
    const was = old.get(transition.entry);
    old.delete(transition.entry);
    if (was && sameStep(was.before, transition.before) && sameStep(was.after, transition.after)) continue;
    if (was) closed.push(was.entry);
    opened.push(transition);
  }
  return { closed: [...closed, ...old.keys()], opened };
}

function firstDifference(before: readonly Entry[], after: readonly Entry[]): number {
  const index = before.findIndex((entry, i) => entry !== after[i]);
  return index < 0 ? before.length : index;
}

/** Compares what a row holds of two states. */
function sameStep(a: OrganizationState | null, b: OrganizationState | null): boolean {
  return a?.name === b?.name && a?.kind === b?.kind && a?.parentId === b?.parentId;
}

/** A row of `organization_transition`. */
export function transitionRow(
  subject: Subject,
  { entry, before, after }: Transition,
  knownFrom: number,
): Record<string, unknown> {
  const { change, ordinal, effect } = entry;
  return {
    ...refColumns(change, knownFrom),
    ...subject,
    ordinal,
    effect: effect.effect,
    flow: 'as' in effect ? effect.as : null,
    effective_on: change.effectiveOn,
    effective_sequence: change.effectiveSequence,
    live_before: before !== null,
    live_after: after !== null,
    name_before: before?.name,
    name_after: after?.name,
    kind_before: before?.kind,
    kind_after: after?.kind,
    parent_before: before?.parentId,
    parent_after: after?.parentId,
  };
}
