import { opened, statedFacts, type ChangeData, type NewOrganization } from './change-data.js';
import type { EventDefinition } from './event-definition.js';

export interface OrganizationReinstatedData extends ChangeData {
  readonly organization: NewOrganization;
}

/** An organization that had ended exists again, under the id it had. */
export const organizationReinstated: EventDefinition<'OrganizationReinstated', OrganizationReinstatedData> = {
  type: 'OrganizationReinstated',
  schemaVersion: 1,
  effects: ({ organization }) => [opened(organization, 'reinstated')],
  facts: ({ organization }) => statedFacts([organization]),
};
