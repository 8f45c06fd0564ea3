import {
  movedChildren,
  opened,
  statedFacts,
  succeeded,
  type ChangeData,
  type MovedChild,
  type NewOrganization,
} from './change-data.js';
import type { EventDefinition } from '../definition/event-definition.js';

export interface OrganizationReplacedData extends ChangeData {
  /** The one that ends. */
  readonly organizationId: string;
  /** The one that takes its place. */
  readonly into: NewOrganization;
  /** Children of the one that ends who go where the decision says. */
  readonly children: readonly MovedChild[];
  /** Its other children, who go to the one that takes its place: worked out when it was decided. */
  readonly carried?: readonly MovedChild[] | undefined;
}

/** One ended, and a new one took its place. */
export const organizationReplaced: EventDefinition<'OrganizationReplaced', OrganizationReplacedData> = {
  type: 'OrganizationReplaced',
  schemaVersion: 1,
  effects: ({ organizationId, into, children, carried = [] }) => [
    opened(into, 'formed'),
    ...movedChildren([...children, ...carried]),
    { effect: 'closed', organizationId, as: 'replaced' },
    ...succeeded([{ predecessorId: organizationId, successorId: into.organizationId }]),
  ],
  facts: ({ into }) => statedFacts([into]),
};
