import { effectsOf, factsOf } from '../../../src/events/types/event-catalogue.js';
import type { RecordedEvent } from '../../../src/events/definition/envelope.js';
import { type ChangeRef, type OrganizationState, transitions } from '../../../src/events/register/history.js';
import type { Timeline } from '../../../src/events/register/timeline.js';
import type { WholeDecision } from '../../../src/projections/fold/whole-decision.js';
import { knownChanges, knownTimeline } from '../../support/known.js';
import { sorted, type Count } from './known-rows.js';

export function folded(decisions: readonly WholeDecision[]): Timeline {
  return knownTimeline(eventsOf(decisions));
}

function eventsOf(decisions: readonly WholeDecision[]): RecordedEvent[] {
  return decisions.flatMap(({ issued, changes }) => [issued, ...changes]);
}

function refColumns({ revision, decisionId, index, type }: ChangeRef): object {
  return { revision, decision_id: decisionId, index, type };
}

export function versionsOf(timeline: Timeline): unknown[] {
  return sorted(
    [...timeline.ids()].flatMap((id) =>
      timeline.versions(id).map(({ from, to, state, change }) => ({
        id,
        from,
        to: to ?? 'infinity',
        ...refColumns(change),
        name: state.name,
        other_names: state.otherNames,
        kind: state.kind,
        parent_id: state.parentId,
        codes: state.codes,
        authorities: state.authorities,
        functions: state.functions,
      })),
    ),
  );
}

export function transitionsOf(timeline: Timeline): unknown[] {
  const columns = (state: OrganizationState | null, side: string): object => ({
    [`live_${side}`]: state !== null,
    [`name_${side}`]: state?.name ?? null,
    [`kind_${side}`]: state?.kind ?? null,
    [`parent_${side}`]: state?.parentId ?? null,
  });
  return sorted(
    [...timeline.ids()].flatMap((id) =>
      transitions(timeline.entries(id)).map(({ entry: { change, ordinal, effect }, before, after }) => ({
        id,
        effect: effect.effect,
        flow: 'as' in effect ? effect.as : null,
        ordinal,
        effective_on: change.effectiveOn,
        effective_sequence: change.effectiveSequence,
        ...refColumns(change),
        ...columns(before, 'before'),
        ...columns(after, 'after'),
      })),
    ),
  );
}

export function entriesOf(timeline: Timeline): unknown[] {
  return [...timeline.ids()].flatMap((id) => timeline.entries(id));
}

export function successionsOf(decisions: readonly WholeDecision[]): unknown[] {
  return sorted(
    knownChanges(eventsOf(decisions)).flatMap(({ change, content }) =>
      effectsOf(content).flatMap((effect, ordinal) =>
        effect.effect === 'succeeded'
          ? {
              predecessor_id: effect.organizationId,
              successor_id: effect.successorId,
              revision: change.revision,
              ordinal,
              effective_on: change.effectiveOn,
            }
          : [],
      ),
    ),
  );
}

export function factsOfAll(decisions: readonly WholeDecision[]): unknown[] {
  return sorted(
    knownChanges(eventsOf(decisions)).flatMap(({ change, content }) =>
      factsOf(content).map(({ organizationId, measure, value, period }, ordinal) => ({
        organization_id: organizationId,
        measure,
        value,
        period_from: period?.from ?? null,
        period_to: period?.to ?? null,
        revision: change.revision,
        ordinal,
      })),
    ),
  );
}

export function countsOf(timeline: Timeline, date: string): Count[] {
  const result = new Map<string, Count>();
  for (const id of timeline.ids()) {
    const state = timeline.stateOn(id, date);
    if (!state) continue;
    const { kind, parentId } = state;
    const key = `${kind} ${parentId}`;
    result.set(key, { kind, parent_id: parentId, count: (result.get(key)?.count ?? 0) + 1 });
  }
  return sorted([...result.values()]);
}
