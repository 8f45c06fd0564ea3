import { effectsOf, factsOf, rectificationsOf } from '../../events/types/event-catalogue.js';
import type { NewEvent } from '../../events/definition/envelope.js';
import { otherOrganization } from '../../events/vocabulary/effect.js';

type Content = Pick<NewEvent, 'type' | 'data'>;

/** What a payload may say of organizations that take part in a change and see no effect of it. */
interface Survivors {
  readonly survivorId?: string;
  readonly survivorIds?: readonly string[];
}

/**
 * The organizations that a change involves: those it has an effect on, those that succeed or survive, and those
 * that a fact is about; for a correction or an annulment, those that the rectified changes involve. Sorted.
 */
export function organizationIdsOf(event: Content): string[] {
  const ids = new Set<string>();
  for (const { before, after } of rectificationsOf(event)) {
    for (const content of [before, after]) {
      if (content) for (const id of organizationIdsOf(content)) ids.add(id);
    }
  }
  for (const effect of effectsOf(event)) {
    ids.add(effect.organizationId);
    const other = otherOrganization(effect);
    if (other !== undefined) ids.add(other);
  }
  for (const { organizationId } of factsOf(event)) ids.add(organizationId);
  const { survivorId, survivorIds = [] } = event.data as Survivors;
  if (survivorId !== undefined) ids.add(survivorId);
  for (const id of survivorIds) ids.add(id);
  return [...ids].sort();
}
