import { opened, statedFacts, type ChangeData, type NewOrganization } from './change-data.js';
import type { EventDefinition } from '../definition/event-definition.js';

export interface OrganizationRegisteredData extends ChangeData {
  readonly organization: NewOrganization;
}

/** An organization that existed before the register did: part of the opening balance. */
export const organizationRegistered: EventDefinition<'OrganizationRegistered', OrganizationRegisteredData> = {
  type: 'OrganizationRegistered',
  schemaVersion: 1,
  effects: ({ organization }) => [opened(organization, 'registered')],
  facts: ({ organization }) => statedFacts([organization]),
};
