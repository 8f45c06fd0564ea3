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

export const mergeForms = ['absorption', 'consolidation'] as const;
export type MergeForm = (typeof mergeForms)[number];

/** A body outside the register that took part in a change. */
export interface OutsideBody {
  readonly name: string;
}

export interface OrganizationsMergedData extends ChangeData {
  readonly form: MergeForm;
  /** Those that end. */
  readonly organizationIds: readonly string[];
  /** Bodies from outside the register that end by it. They were never in its stock. */
  readonly outside: readonly OutsideBody[];
  /** An absorption's survivor. */
  readonly survivorId?: string | undefined;
  /** What a consolidation opens. */
  readonly into?: NewOrganization | undefined;
  /** Children of those that end who go where the decision says. */
  readonly children: readonly MovedChild[];
  /** Their other children, who go to the one that lives on: worked out when it was decided. Older events name all among `children`. */
  readonly carried?: readonly MovedChild[] | undefined;
}

/** N became one: absorbed by one that survives, or consolidated into a new one. */
export const organizationsMerged: EventDefinition<'OrganizationsMerged', OrganizationsMergedData> = {
  type: 'OrganizationsMerged',
  schemaVersion: 1,
  effects: ({ form, organizationIds, survivorId, into, children, carried = [] }) => {
    const successorId = survivorId ?? into!.organizationId;
    const as = form === 'absorption' ? 'absorbed' : 'consolidated';
    return [
      ...(into ? [opened(into, 'formed')] : []),
      ...movedChildren([...children, ...carried]),
      ...organizationIds.map((organizationId) => ({ effect: 'closed', organizationId, as }) as const),
      ...succeeded(organizationIds.map((predecessorId) => ({ predecessorId, successorId }))),
    ];
  },
  mustBeLive: ({ survivorId }) => (survivorId === undefined ? [] : [survivorId]),
  facts: ({ into }) => statedFacts(into ? [into] : []),
};
