import type { ChangeData } from './change-data.js';
import type { EventDefinition } from '../definition/event-definition.js';

export interface AuthorityRevokedData extends ChangeData {
  readonly organizationId: string;
  readonly authority: string;
}

export const authorityRevoked: EventDefinition<'AuthorityRevoked', AuthorityRevokedData> = {
  type: 'AuthorityRevoked',
  schemaVersion: 1,
  effects: ({ organizationId, authority }) => [
    { effect: 'authorized', organizationId, authority, held: false },
  ],
};
