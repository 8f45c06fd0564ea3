import type { ChangeData } from './change-data.js';
import type { EventDefinition } from '../definition/event-definition.js';

export interface OrganizationRecodedData extends ChangeData {
  readonly organizationId: string;
  readonly scheme: string;
  /** null takes the code away. */
  readonly value: string | null;
}

export const organizationRecoded: EventDefinition<'OrganizationRecoded', OrganizationRecodedData> = {
  type: 'OrganizationRecoded',
  schemaVersion: 1,
  effects: ({ organizationId, scheme, value }) => [{ effect: 'coded', organizationId, scheme, value }],
};
