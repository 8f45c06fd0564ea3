import type { Stale } from '../../commands/decide/judge.js';
import { effectsOf } from '../../events/types/event-catalogue.js';
import type { DecisionIssuedData } from '../../events/types/decision-issued.js';
import type { NewEvent, RecordedEvent } from '../../events/definition/envelope.js';
import { changeRef, type ChangeRef } from '../../events/register/history.js';
import { upcast } from '../../events/register/upcast.js';
import type { AppendOutcome, Ledger } from '../ledger/ledger.js';
import type { Judged, RepeatedItem, StaleItem, Unrecorded } from './item.js';
import type { DecisionRecorded, Made, RecordDecisionInput } from './record-decision.js';
import { OutcomeUnknown, StaleRevision } from './recording-errors.js';
import { streamOf } from './register-stream.js';

/** How an append ended that stored its events. */
export type Recorded = Extract<AppendOutcome, { outcome: 'recorded' }>;

/** The most events that are named to somebody who looked at an earlier revision. */
const BETWEEN = 100;

/** Answers those who wait, once everything that was judged before their items is durable. */
export class Answers {
  constructor(private readonly ledger: Ledger) {}

  /** Answers a group. @param append how the append ended that holds the group's events */
  toGroup(group: readonly Judged[], { position, positions }: Recorded): void {
    let stored = 0;
    for (const item of group) {
      if (item.kind === 'recordable') {
        stored += item.events.length;
        item.of.resolve(answer(item.of.input, item, positions?.[stored - 1] ?? position));
      } else this.#toUnrecorded(item);
    }
  }

  /** Answers a group that has no events to store. */
  toGroupWithoutEvents(group: readonly Unrecorded[]): void {
    for (const item of group) this.#toUnrecorded(item);
  }

  #toUnrecorded(item: Unrecorded): void {
    switch (item.kind) {
      case 'previewed':
        return item.of.resolve(item.preview);
      case 'refused':
        return item.of.reject(item.error);
      case 'repeated':
        return void this.#toRepeated(item);
      case 'stale':
        return void this.#toStale(item);
      default:
        return item satisfies never;
    }
  }

  /** Gives the first answer again, from what was recorded: with the place in the log of its own last event. */
  async #toRepeated({ of: { input, resolve, reject }, revision }: RepeatedItem): Promise<void> {
    try {
      const events = await this.#decisionAt(revision, input);
      resolve(answer(input, { events, revision: revision - 1 }, events.at(-1)!.position));
    } catch (error) {
      reject(error);
    }
  }

  /** The events of a recorded decision. @throws OutcomeUnknown when the store shows only a part of them */
  async #decisionAt(
    revision: number,
    { register, decisionId }: RecordDecisionInput,
  ): Promise<RecordedEvent[]> {
    const events: RecordedEvent[] = [];
    for await (const event of this.ledger.read(streamOf(register), revision)) {
      if (event.metadata.decisionId !== decisionId) break;
      events.push(upcast(event));
    }
    const [issued] = events as RecordedEvent<string, DecisionIssuedData>[];
    if (!issued || events.length <= issued.data.changes) {
      throw new OutcomeUnknown(decisionId, new Error('Only a part of it can be read yet.'));
    }
    return events;
  }

  /** Says what came between the revision the admin looked at and the present one. */
  async #toStale({ of: { input, reject }, expected, actual }: StaleItem): Promise<void> {
    try {
      const between = await this.#between(input.register, { expected, actual });
      reject(new StaleRevision(input.register, expected, actual, between));
    } catch (error) {
      reject(error);
    }
  }

  async #between(
    register: string,
    { expected, actual }: Pick<Stale, 'expected' | 'actual'>,
  ): Promise<ChangeRef[]> {
    const between: ChangeRef[] = [];
    const from = Math.max(expected + 1, actual - BETWEEN + 1, 0);
    for await (const event of this.ledger.read(streamOf(register), from)) {
      between.push(changeRef(event, event.revision));
    }
    return between;
  }
}

interface DecisionEvents {
  readonly events: readonly NewEvent[];
  /** The one behind which they stand. */
  readonly revision: number;
}

function answer(
  { register, decisionId }: RecordDecisionInput,
  { events, revision }: DecisionEvents,
  position: string,
): DecisionRecorded {
  const { data, metadata } = events[0] as NewEvent<string, DecisionIssuedData>;
  return {
    register,
    decisionId,
    revision: revision + events.length,
    position,
    recordedAt: metadata.recordedAt,
    made: events.flatMap(madeBy),
    warnings: data.warnings,
  };
}

function madeBy(event: NewEvent): Made[] {
  const organizationIds = effectsOf(event)
    .filter(({ effect }) => effect === 'opened')
    .map(({ organizationId }) => organizationId);
  return organizationIds.length > 0 ? [{ change: event.metadata.index, organizationIds }] : [];
}
