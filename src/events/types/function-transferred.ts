import type { ChangeData } from './change-data.js';
import type { Effect } from '../vocabulary/effect.js';
import type { EventDefinition } from '../definition/event-definition.js';

export interface FunctionTransferredData extends ChangeData {
  /** What the function is, as the register calls it. */
  readonly function: string;
  /** Those that had a part in it and have none any more. */
  readonly fromOrganizationIds: readonly string[];
  readonly leadId: string;
  readonly coOperatorIds: readonly string[];
}

/** A function passed to a new lead, with those that co-operate in it. */
export const functionTransferred: EventDefinition<'FunctionTransferred', FunctionTransferredData> = {
  type: 'FunctionTransferred',
  schemaVersion: 1,
  effects: ({ function: name, fromOrganizationIds, leadId, coOperatorIds }) => {
    const assigned = (organizationId: string, role: 'lead' | 'co-operator' | null): Effect => ({
      effect: 'assigned',
      organizationId,
      function: name,
      role,
    });
    return [
      ...fromOrganizationIds.map((id) => assigned(id, null)),
      assigned(leadId, 'lead'),
      ...coOperatorIds.map((id) => assigned(id, 'co-operator')),
    ];
  },
};
