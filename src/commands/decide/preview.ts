import { effectsOf, rectificationsOf } from '../../events/types/event-catalogue.js';
import { contentOf, type ChangeContent } from '../../events/types/change-rectified.js';
import type { NewEvent } from '../../events/definition/envelope.js';
import { comparePlaces, type ChangeRef } from '../../events/register/history.js';
import type { RegisterState } from '../../events/register/register-state.js';
import type { Undo } from '../../events/register/undo.js';
import { decide, type DecisionContext } from './decide.js';
import { Rejected, type Problem } from '../problems/problem.js';

/** By how much the numbers of live organizations would change at the end of a date; kinds that would not are left out. */
export interface CountsDelta {
  readonly on: string;
  readonly byKind: Readonly<Record<string, number>>;
}

/** What a decision would come to. */
export interface Preview {
  /** Of the register looked at. */
  readonly revision: number;
  /** What would be recorded; empty when the decision would be refused. */
  readonly events: readonly NewEvent[];
  /** Why it would be refused: every error, and every warning that is not acknowledged. */
  readonly problems: readonly Problem[];
  /** On each date on which a change takes effect, and today. */
  readonly counts: readonly CountsDelta[];
  /** Recorded changes that take effect later and touch the same organizations, in valid order. */
  readonly laterChanges: readonly ChangeRef[];
}

/**
 * Decides without recording. Leaves `state` as it was.
 * @param today `YYYY-MM-DD`
 */
export function preview(
  state: RegisterState,
  plain: unknown,
  context: DecisionContext,
  today: string,
): Preview {
  const { revision } = state;
  let events: readonly NewEvent[];
  try {
    ({ events } = decide(state, plain, context));
  } catch (error) {
    if (!(error instanceof Rejected)) throw error;
    return { revision, events: [], problems: error.problems, counts: [], laterChanges: [] };
  }
  const contents = events.slice(1).flatMap(contentsOf);
  const dates = [...new Set([...contents.map(({ effectiveOn }) => effectiveOn), today])].sort();
  const touched = new Set(
    contents.flatMap((content) => effectsOf(content).map(({ organizationId }) => organizationId)),
  );
  const before = dates.map((on) => kindsOn(state, touched, on));
  const laterChanges = changesBehind(state, contents);
  const after = applied(state, events, () => dates.map((on) => kindsOn(state, touched, on)));
  const counts = dates.map((on, i) => ({ on, byKind: difference(before[i]!, after[i]!) }));
  return { revision, events, problems: [], counts, laterChanges };
}

function applied<T>(state: RegisterState, events: readonly NewEvent[], look: () => T): T {
  const undo: Undo[] = [];
  try {
    for (const event of events) undo.push(state.apply(event));
    return look();
  } finally {
    for (const step of undo.reverse()) step();
  }
}

/** The kinds of those that live on a date, each as often as it occurs. */
function kindsOn({ timeline }: RegisterState, ids: ReadonlySet<string>, date: string): string[] {
  return [...ids].flatMap((id) => timeline.stateOn(id, date)?.kind ?? []);
}

function difference(before: readonly string[], after: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const kind of after) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  for (const kind of before) counts.set(kind, (counts.get(kind) ?? 0) - 1);
  return Object.fromEntries(
    [...counts].filter(([, count]) => count !== 0).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** What an event says itself; for one that rectifies other changes, what these said and will say. */
function contentsOf(event: NewEvent): ChangeContent[] {
  const rectified = rectificationsOf(event).flatMap(({ before, after }) => [before, after]);
  return rectified.length > 0 ? rectified.filter((content) => content !== null) : [contentOf(event)];
}

/** Recorded changes behind the first of `contents` that touches the same organization. */
function changesBehind({ timeline }: RegisterState, contents: readonly ChangeContent[]): ChangeRef[] {
  const since = new Map<string, string>();
  for (const content of contents) {
    for (const { organizationId } of effectsOf(content)) {
      const earlier = since.get(organizationId);
      const { effectiveOn } = content;
      if (earlier === undefined || effectiveOn < earlier) since.set(organizationId, effectiveOn);
    }
  }
  const found = new Map<number, ChangeRef>();
  for (const [id, date] of since) {
    for (const { change } of timeline.entries(id)) {
      if (change.effectiveOn > date) found.set(change.revision, change);
    }
  }
  return [...found.values()].sort(comparePlaces);
}
