import {
  allocations,
  type Allocation,
  type AllocationName,
} from '../../../../examples/bloc-2015-2020/allocation.js';
import { chapters, type Chapter, type Decision } from '../../../../examples/bloc-2015-2020/decision.js';
import { generate } from '../../../../examples/bloc-2015-2020/generate.js';
import { partyKinds } from '../../../../examples/bloc-2015-2020/kinds.js';
import { decide } from '../../../../src/commands/decide/decide.js';
import { factsOf } from '../../../../src/events/types/event-catalogue.js';
import type { NewEvent } from '../../../../src/events/definition/envelope.js';
import { transitions, type Transition } from '../../../../src/events/register/history.js';
import { RegisterState } from '../../../../src/events/register/register-state.js';

/** The days before and at the end of the term, and those of the end of all. */
export const from = '2015-10-16';
export const to = '2020-09-30';
export const eve = '2025-02-02';
export const end = '2025-02-28';

export const kinds = partyKinds.filter((kind) => kind !== 'R');

/** A history decided up to the end of a chapter, and everything asked of it here. */
export class History {
  readonly decisions: readonly Decision[];
  readonly state = new RegisterState();
  readonly events: NewEvent[] = [];

  /** @throws Rejected when a decision is not accepted */
  constructor(
    readonly name: AllocationName,
    last: Chapter = 'epilogue',
  ) {
    const known = chapters.slice(0, chapters.indexOf(last) + 1);
    this.decisions = [...generate(name)].filter(({ chapter }) => known.includes(chapter));
    for (const { id, recordedAt, actor, request } of this.decisions) {
      const context = {
        register: 'bloc',
        decisionId: id,
        recordedAt,
        actor,
        correlationId: id,
        causationId: id,
      };
      for (const event of decide(this.state, request, context).events) {
        this.state.apply(event);
        this.events.push(event);
      }
    }
  }

  get allocation(): Allocation {
    return allocations[this.name];
  }

  chapter(chapter: Decision['chapter']): Decision[] {
    return this.decisions.filter((decision) => decision.chapter === chapter);
  }

  live(on: string, kind: string): string[] {
    const { timeline } = this.state;
    return [...timeline.ids()].filter((id) => timeline.stateOn(id, on)?.kind === kind);
  }

  stock(on: string): number[] {
    return kinds.map((kind) => this.live(on, kind).length);
  }

  directlyUnderBloc(on: string, kind: string): number {
    return this.live(on, kind).filter((id) => this.state.timeline.stateOn(id, on)?.parentId === 'R').length;
  }

  /** Steps of the term, or of another time, by what their effects say. */
  steps(after = from, until = to): Transition[] {
    return [...this.state.timeline.ids()].flatMap((id) =>
      transitions(this.state.timeline.entries(id)).filter(
        ({ entry: { change } }) => change.effectiveOn > after && change.effectiveOn <= until,
      ),
    );
  }

  /** The latest value of a stock on a date, summed over those that live then. */
  sum(measure: string, on: string, ids: readonly string[]): number {
    const latest = new Map<string, { at: string; value: number }>();
    for (const event of this.events) {
      const at = event.metadata.effectiveOn;
      if (at > on) continue;
      for (const fact of factsOf(event)) {
        if (fact.measure !== measure) continue;
        const known = latest.get(fact.organizationId);
        if (!known || known.at <= at) latest.set(fact.organizationId, { at, value: fact.value });
      }
    }
    return ids.reduce((sum, id) => sum + (latest.get(id)?.value ?? 0), 0);
  }
}

export function byKind(steps: readonly (string | undefined)[]): number[] {
  return kinds.map((kind) => steps.filter((step) => step === kind).length);
}

export function opened(steps: readonly Transition[], ...as: string[]): number[] {
  const found = steps.filter(({ entry: { effect } }) => effect.effect === 'opened' && as.includes(effect.as));
  return byKind(found.map(({ after }) => after?.kind));
}

export function closed(steps: readonly Transition[], ...as: string[]): number[] {
  const found = steps.filter(({ entry: { effect } }) => effect.effect === 'closed' && as.includes(effect.as));
  return byKind(found.map(({ before }) => before?.kind));
}

export function reclassified(steps: readonly Transition[]): Transition[] {
  return steps.filter(
    ({ entry: { effect } }) => effect.effect === 'reclassified' && effect.as === 'upgraded',
  );
}

export function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
