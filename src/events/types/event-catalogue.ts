import { authorityGranted } from './authority-granted.js';
import { authorityRevoked } from './authority-revoked.js';
import { changeAnnulled } from './change-annulled.js';
import { changeCorrected } from './change-corrected.js';
import type { Rectification } from './change-rectified.js';
import { classificationDefined } from './classification-defined.js';
import { decisionIssued } from './decision-issued.js';
import { otherOrganization, type Effect } from '../vocabulary/effect.js';
import type { NewEvent } from '../definition/envelope.js';
import type { EventDefinition } from '../definition/event-definition.js';
import type { Fact } from '../vocabulary/fact.js';
import { factRecorded } from './fact-recorded.js';
import { figurePublished } from './figure-published.js';
import { functionTransferred } from './function-transferred.js';
import { organizationDissolved } from './organization-dissolved.js';
import { organizationFounded } from './organization-founded.js';
import { organizationHandedOver } from './organization-handed-over.js';
import { organizationReceived } from './organization-received.js';
import { organizationReclassified } from './organization-reclassified.js';
import { organizationRecoded } from './organization-recoded.js';
import { organizationRegistered } from './organization-registered.js';
import { organizationReinstated } from './organization-reinstated.js';
import { organizationRenamed } from './organization-renamed.js';
import { organizationReplaced } from './organization-replaced.js';
import { organizationSplit } from './organization-split.js';
import { organizationTransferred } from './organization-transferred.js';
import { organizationsMerged } from './organizations-merged.js';
import { organizationsReorganized } from './organizations-reorganized.js';
import { registerOpened } from './register-opened.js';
import { reportDefined } from './report-defined.js';
import { reportIssued } from './report-issued.js';

/** Every type of event that a ledger may hold. */
export const eventCatalogue = [
  decisionIssued,
  registerOpened,
  classificationDefined,
  reportDefined,
  reportIssued,
  organizationRegistered,
  organizationFounded,
  organizationReceived,
  organizationHandedOver,
  organizationTransferred,
  organizationRenamed,
  organizationReclassified,
  organizationRecoded,
  organizationsMerged,
  organizationSplit,
  organizationsReorganized,
  organizationReplaced,
  organizationDissolved,
  organizationReinstated,
  authorityGranted,
  authorityRevoked,
  functionTransferred,
  factRecorded,
  figurePublished,
  changeCorrected,
  changeAnnulled,
] as const;

const byType = new Map<string, EventDefinition<string, never>>(
  eventCatalogue.map((definition) => [definition.type, definition as EventDefinition<string, never>]),
);

/** Thrown for an event that this version of the program does not know. */
export class UnknownEventType extends Error {
  override readonly name = 'UnknownEventType';
  constructor(type: string) {
    super(`Event type ${type} is not in the catalogue: it was written by a newer version of orgledger.`);
  }
}

/** The definition of an event type. @throws UnknownEventType */
export function definitionOf(type: string): EventDefinition<string, never> {
  const definition = byType.get(type);
  if (!definition) throw new UnknownEventType(type);
  return definition;
}

/** An event, or a content that stands for one. */
type Typed = Pick<NewEvent, 'type' | 'data'>;

/** True when the event is of the type that `definition` declares. */
export function isEvent<Type extends string, Data, Event extends Typed>(
  event: Event,
  definition: EventDefinition<Type, Data>,
): event is Event & { readonly type: Type; readonly data: Data } {
  return event.type === definition.type;
}

/** What an event does to recorded changes; nothing for an ordinary one. */
export function rectificationsOf(event: Typed): readonly Rectification[] {
  return isEvent(event, changeCorrected) || isEvent(event, changeAnnulled) ? event.data.treated : [];
}

/** What an event itself does to organizations, in order; not what it makes of other changes. @throws UnknownEventType */
export function effectsOf(event: Typed): Effect[] {
  return definitionOf(event.type).effects(event.data as never);
}

/**
 * The organizations that must live for an event although nothing happens to them: successors, those it measures,
 * and those that only take part. @throws UnknownEventType
 */
export function mustBeLiveFor(event: Typed): Set<string> {
  const effects = effectsOf(event);
  const named = new Set([
    ...effects.flatMap((effect) => otherOrganization(effect) ?? []),
    ...factsOf(event).map(({ organizationId }) => organizationId),
    ...(definitionOf(event.type).mustBeLive?.(event.data as never) ?? []),
  ]);
  for (const { organizationId } of effects) named.delete(organizationId);
  return named;
}

/**
 * True where an organization does nothing for an event but take over from another: it may begin as late as on the same
 * day. @throws UnknownEventType
 */
export function onlyTakesOver(event: Typed, organizationId: string): boolean {
  if (
    definitionOf(event.type)
      .mustBeLive?.(event.data as never)
      .includes(organizationId)
  )
    return false;
  return effectsOf(event).some(
    (effect) => effect.effect === 'succeeded' && effect.successorId === organizationId,
  );
}

/** The measures an event states. @throws UnknownEventType */
export function factsOf(event: Typed): Fact[] {
  return definitionOf(event.type).facts?.(event.data as never) ?? [];
}
