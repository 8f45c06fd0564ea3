import type { NewEvent } from '../../src/events/definition/envelope.js';
import { effectsOf } from '../../src/events/types/event-catalogue.js';
import { inForce, type Said, type Violation } from './model.js';

/** An id that an event gives to an organization which it opens. */
interface Giving {
  readonly id: string;
  /** The change itself; for a correction the change that it corrects. */
  readonly change: number;
}

/** Ids that a decision gives although before it an earlier change had given them, and nothing has them any longer. */
export function idsGivenAgain(log: readonly NewEvent[]): Violation[] {
  return log.flatMap((event, revision) =>
    givingsOf(event, revision)
      .filter(({ id, change }) => isGivenAgain(id, change, beforeDecisionOf(event, log)))
      .map(({ id }) => ({ code: 'id-reused', on: event.metadata.effectiveOn, about: id, warning: false })),
  );
}

function beforeDecisionOf({ metadata }: NewEvent, log: readonly NewEvent[]): readonly NewEvent[] {
  return log.slice(
    0,
    log.findIndex((each) => each.metadata.decisionId === metadata.decisionId),
  );
}

/** @param log what was recorded before the decision that gives the id */
function isGivenAgain(id: string, change: number, log: readonly NewEvent[]): boolean {
  const wasGiven = log.some((event, revision) => givingsOf(event, revision).some((each) => each.id === id));
  const isGiven = inForce(log).some(({ event }) => idsOf(event).includes(id));
  return wasGiven && !isGiven && lastToHave(id, log) !== change;
}

/** The change that was the last to give an id while it was in force. */
function lastToHave(id: string, log: readonly NewEvent[]): number | undefined {
  for (let end = log.length; end > 0; end--) {
    const holder = inForce(log.slice(0, end)).find(({ event }) => idsOf(event).includes(id));
    if (holder) return holder.revision;
  }
  return undefined;
}

function givingsOf(event: NewEvent, revision: number): Giving[] {
  if (event.type === 'ChangeAnnulled') return [];
  if (event.type !== 'ChangeCorrected') return idsOf(event).map((id) => ({ id, change: revision }));
  const { treated } = event.data as { treated: [{ revision: number; before: Said; after: Said }] };
  const [{ revision: change, before, after }] = treated;
  const had = idsOf(before as never);
  return idsOf(after as never).flatMap((id) => (had.includes(id) ? [] : [{ id, change }]));
}

function idsOf(event: NewEvent): string[] {
  if (event.type === 'DecisionIssued') return [];
  return effectsOf(event).flatMap((effect) =>
    effect.effect === 'opened' && effect.as !== 'reinstated' ? [effect.organizationId] : [],
  );
}

/** Ids that were given and that nothing has any longer. */
export function idsTakenAway(log: readonly NewEvent[]): string[] {
  const given = log.flatMap((event, revision) => givingsOf(event, revision).map(({ id }) => id));
  const had = new Set(inForce(log).flatMap(({ event }) => idsOf(event)));
  return [...new Set(given)].filter((id) => !had.has(id));
}
