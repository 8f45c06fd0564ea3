import type { ChangeData, Handover } from './change-data.js';
import type { EventDefinition } from '../definition/event-definition.js';

export interface OrganizationHandedOverData extends ChangeData, Handover {
  readonly organizationId: string;
  /** All that stood under it, parents before children. */
  readonly subtree: readonly string[];
  /** The body outside the register that it went to. */
  readonly to: string;
}

/** An organization left the register for an outside body, with all that stood under it. */
export const organizationHandedOver: EventDefinition<'OrganizationHandedOver', OrganizationHandedOverData> = {
  type: 'OrganizationHandedOver',
  schemaVersion: 1,
  effects: ({ organizationId, subtree }) => [
    ...subtree
      .toReversed()
      .map((id) => ({ effect: 'closed', organizationId: id, as: 'carried-out' }) as const),
    { effect: 'closed', organizationId, as: 'handed-over' },
  ],
};
