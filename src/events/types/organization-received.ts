import {
  opened,
  statedFacts,
  type ChangeData,
  type Handover,
  type Lasting,
  type NewOrganization,
} from './change-data.js';
import type { EventDefinition } from '../definition/event-definition.js';

export interface OrganizationReceivedData extends ChangeData, Handover {
  /** The head. */
  readonly organization: NewOrganization;
  /** What it brought along, parents before children. */
  readonly subtree: readonly NewOrganization[];
  /** Of those that came back: what the decision left out and is as it was when they left. Older events don't say. */
  readonly asLeft?: Readonly<Record<string, readonly Lasting[]>> | undefined;
  /** True when the decision left out what comes along, and it is what left with the head. */
  readonly broughtBack?: true | undefined;
  /** The body outside the register that it came from. */
  readonly from: string;
}

/** An organization came from outside the register, with all that stood under it. */
export const organizationReceived: EventDefinition<'OrganizationReceived', OrganizationReceivedData> = {
  type: 'OrganizationReceived',
  schemaVersion: 1,
  effects: ({ organization, subtree }) => [
    opened(organization, 'received'),
    ...subtree.map((carried) => opened(carried, 'carried-in')),
  ],
  facts: ({ organization, subtree }) => statedFacts([organization, ...subtree]),
};
