import { opened, statedFacts, type ChangeData, type NewOrganization } from './change-data.js';
import type { EventDefinition } from '../definition/event-definition.js';

export interface OrganizationFoundedData extends ChangeData {
  readonly organization: NewOrganization;
}

export const organizationFounded: EventDefinition<'OrganizationFounded', OrganizationFoundedData> = {
  type: 'OrganizationFounded',
  schemaVersion: 1,
  effects: ({ organization }) => [opened(organization, 'founded')],
  facts: ({ organization }) => statedFacts([organization]),
};
