import type { ChangeData } from './change-data.js';
import type { OtherNames } from '../vocabulary/effect.js';
import type { EventDefinition } from '../definition/event-definition.js';

export interface OrganizationRenamedData extends ChangeData {
  readonly organizationId: string;
  readonly name: string;
  readonly otherNames?: OtherNames | undefined;
}

export const organizationRenamed: EventDefinition<'OrganizationRenamed', OrganizationRenamedData> = {
  type: 'OrganizationRenamed',
  schemaVersion: 1,
  effects: ({ organizationId, name, otherNames }) => [
    { effect: 'renamed', organizationId, as: 'renamed', name, otherNames },
  ],
};
