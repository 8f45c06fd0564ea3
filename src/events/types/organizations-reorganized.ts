import {
  movedChildren,
  opened,
  statedFacts,
  succeeded,
  type ChangeData,
  type MovedChild,
  type NewOrganization,
  type Succession,
} from './change-data.js';
import type { EventDefinition } from '../definition/event-definition.js';

export interface OrganizationsReorganizedData extends ChangeData {
  /** Those that end. */
  readonly organizationIds: readonly string[];
  /** Those that take part and live on. */
  readonly survivorIds: readonly string[];
  readonly into: readonly NewOrganization[];
  /** Children that go to another parent. */
  readonly children: readonly MovedChild[];
  readonly successions: readonly Succession[];
}

/** N became M. */
export const organizationsReorganized: EventDefinition<
  'OrganizationsReorganized',
  OrganizationsReorganizedData
> = {
  type: 'OrganizationsReorganized',
  schemaVersion: 1,
  effects: ({ organizationIds, into, children, successions }) => [
    ...into.map((organization) => opened(organization, 'formed')),
    ...movedChildren(children),
    ...organizationIds.map(
      (organizationId) => ({ effect: 'closed', organizationId, as: 'reorganized' }) as const,
    ),
    ...succeeded(successions),
  ],
  mustBeLive: ({ survivorIds }) => survivorIds,
  facts: ({ into }) => statedFacts(into),
};
