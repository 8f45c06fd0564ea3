import { effectsOf, isEvent, mustBeLiveFor, rectificationsOf } from '../types/event-catalogue.js';
import { contentOf, type ChangeContent } from '../types/change-rectified.js';
import { classificationDefined } from '../types/classification-defined.js';
import { decisionIssued } from '../types/decision-issued.js';
import type { NewEvent } from '../definition/envelope.js';
import { instrumentKey } from '../vocabulary/instrument.js';
import { registerOpened } from '../types/register-opened.js';
import { reportDefined } from '../types/report-defined.js';
import { kindGiven, traceOf, type OrganizationKey } from './timeline.js';

/**
 * What leads to events:
 * - `touched`: an organization, to the changes that do something to it;
 * - `named`: an organization, to the changes for which it must live although they do nothing to it;
 * - `decision`: a decision's id, to the event that begins it;
 * - `instrument`: the key of an instrument, to the decisions that carry it;
 * - `always`: the empty key, to what a state must know before anything is asked for: definitions, and changes that
 *   rectify others.
 */
export type EventKey = 'touched' | 'named' | 'decision' | 'instrument' | 'always';

/** One thing that an event is found by, or an organization that it touches. */
export type Posting = EventPosting | OrganizationPosting;

type EventPosting = readonly [by: EventKey, key: string, revision: number];
type OrganizationPosting = readonly [by: OrganizationKey, key: string, organizationId: string];

/** True for what leads to an event, false for what leads to an organization. */
export function leadsToEvent(posting: Posting): posting is EventPosting {
  return typeof posting[2] === 'number';
}

/** Recorded events of a register, each at hand when it is asked for. May give more than were asked for. */
export interface EventIndex {
  event(revision: number): NewEvent;
  /** In ascending order. */
  revisions(by: EventKey, key: string): readonly number[];
  organizations(by: OrganizationKey, key: string): readonly string[];
  /** Every organization that was ever touched, once each. */
  touched(): Iterable<string>;
}

/** No events. */
export const noEvents: EventIndex = {
  event: (revision) => {
    throw new Error(`Revision ${revision} was never indexed.`);
  },
  revisions: () => [],
  organizations: () => [],
  touched: () => [],
};

/** What an event is found by. */
export function postingsOf(event: NewEvent, revision: number): Posting[] {
  if (isEvent(event, decisionIssued)) {
    return [
      ['decision', event.metadata.decisionId, revision],
      ['instrument', instrumentKey(event.data.instrument), revision],
    ];
  }
  const postings = contentPostings(contentOf(event), revision);
  const rectifications = rectificationsOf(event);
  for (const { after, revision: rectified } of rectifications) {
    if (after) postings.push(...contentPostings(after, rectified));
  }
  if (rectifications.length > 0 || defining.has(event.type)) postings.push(['always', '', revision]);
  return postings;
}

function contentPostings(content: ChangeContent, revision: number): Posting[] {
  const effects = effectsOf(content);
  const { under, coded, named } = traceOf(effects);
  const touched = new Set(effects.map(({ organizationId }) => organizationId));
  return [
    ...[...touched].map((id) => ['touched', id, revision] as const),
    ...[...mustBeLiveFor(content)].map((id) => ['named', id, revision] as const),
    ...under.map(([key, id]) => ['parent', key, id] as const),
    ...coded.map(([key, id]) => ['code', key, id] as const),
    ...named.map(([key, id]) => ['name', key, id] as const),
    ...effects.flatMap((effect) => {
      const kind = kindGiven(effect);
      return kind === undefined ? [] : [['kind', kind, effect.organizationId] as const];
    }),
  ];
}

const defining = new Set<string>([registerOpened.type, classificationDefined.type, reportDefined.type]);
