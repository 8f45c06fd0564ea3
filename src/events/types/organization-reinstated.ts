import {
  opened,
  statedFacts,
  succeeded,
  type ChangeData,
  type Lasting,
  type NewOrganization,
} from './change-data.js';
import type { EventDefinition } from '../definition/event-definition.js';

export interface OrganizationReinstatedData extends ChangeData {
  readonly organization: NewOrganization;
  /** Those out of which it came back. */
  readonly predecessorIds?: readonly string[] | undefined;
  /** What was left out of the decision and is as it was when the organization ended. Older events don't say. */
  readonly asLeft?: readonly Lasting[] | undefined;
}

/** An organization that had ended exists again, under the id it had. */
export const organizationReinstated: EventDefinition<'OrganizationReinstated', OrganizationReinstatedData> = {
  type: 'OrganizationReinstated',
  schemaVersion: 1,
  effects: ({ organization, predecessorIds = [] }) => [
    opened(organization, 'reinstated'),
    ...succeeded(
      predecessorIds.map((predecessorId) => ({ predecessorId, successorId: organization.organizationId })),
    ),
  ],
  facts: ({ organization }) => statedFacts([organization]),
};
