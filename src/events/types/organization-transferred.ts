import type { ChangeData, Handover } from './change-data.js';
import type { EventDefinition } from '../definition/event-definition.js';

export interface OrganizationTransferredData extends ChangeData, Handover {
  readonly organizationId: string;
  readonly parentId: string | null;
}

/** An organization moved to another parent inside the register; what stands under it goes along. */
export const organizationTransferred: EventDefinition<
  'OrganizationTransferred',
  OrganizationTransferredData
> = {
  type: 'OrganizationTransferred',
  schemaVersion: 1,
  effects: ({ organizationId, parentId }) => [
    { effect: 'moved', organizationId, as: 'transferred', parentId },
  ],
};
