import type { ChangeData } from './change-data.js';
import type { EventDefinition } from '../definition/event-definition.js';

export interface AuthorityGrantedData extends ChangeData {
  readonly organizationId: string;
  readonly authority: string;
  readonly pilot: boolean;
}

export const authorityGranted: EventDefinition<'AuthorityGranted', AuthorityGrantedData> = {
  type: 'AuthorityGranted',
  schemaVersion: 1,
  effects: ({ organizationId, authority }) => [
    { effect: 'authorized', organizationId, authority, held: true },
  ],
};
