import { movedChildren, succeeded, type ChangeData, type MovedChild } from './change-data.js';
import type { EventDefinition } from '../definition/event-definition.js';

export const dissolutionForms = ['dissolved', 'ceased', 'disbanded'] as const;
export type DissolutionForm = (typeof dissolutionForms)[number];

export interface OrganizationDissolvedData extends ChangeData {
  readonly form: DissolutionForm;
  readonly organizationId: string;
  /** Those that take over its territory or duties. */
  readonly sharedTo: readonly string[];
  readonly children: readonly MovedChild[];
}

/** An organization ended: dissolved by its superior, ceased by itself, or disbanded as a sanction. */
export const organizationDissolved: EventDefinition<'OrganizationDissolved', OrganizationDissolvedData> = {
  type: 'OrganizationDissolved',
  schemaVersion: 1,
  effects: ({ form, organizationId, sharedTo, children }) => [
    ...movedChildren(children),
    { effect: 'closed', organizationId, as: form },
    ...succeeded(sharedTo.map((successorId) => ({ predecessorId: organizationId, successorId }))),
  ],
};
