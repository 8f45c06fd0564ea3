import {
  movedChildren,
  opened,
  statedFacts,
  succeeded,
  type ChangeData,
  type MovedChild,
  type NewOrganization,
} from './change-data.js';
import type { EventDefinition } from '../definition/event-definition.js';

export const splitForms = ['separation', 'division'] as const;
export type SplitForm = (typeof splitForms)[number];

export interface OrganizationSplitData extends ChangeData {
  readonly form: SplitForm;
  readonly organizationId: string;
  /** What it opens. */
  readonly into: readonly NewOrganization[];
  /** Children that go to another parent. */
  readonly children: readonly MovedChild[];
}

/** One became N: by separation the original lives on, by division it ends. */
export const organizationSplit: EventDefinition<'OrganizationSplit', OrganizationSplitData> = {
  type: 'OrganizationSplit',
  schemaVersion: 1,
  effects: ({ form, organizationId, into, children }) => [
    ...into.map((organization) => opened(organization, 'formed')),
    ...movedChildren(children),
    ...(form === 'division' ? [{ effect: 'closed', organizationId, as: 'divided' } as const] : []),
    ...succeeded(into.map((part) => ({ predecessorId: organizationId, successorId: part.organizationId }))),
  ],
  facts: ({ into }) => statedFacts(into),
};
