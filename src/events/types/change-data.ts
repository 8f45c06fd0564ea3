import type { InstrumentKey } from '../vocabulary/instrument.js';
import type { Effect, OpenedAs, OrganizationDescription } from '../vocabulary/effect.js';
import type { Fact } from '../vocabulary/fact.js';

/** What the payload of every change may hold beside what its effects need. */
export interface ChangeData {
  /** The verb of the instrument, as printed. Everyday usage blurs legal kinds, so it is kept apart from them. */
  readonly printedAs?: string | undefined;
  readonly note?: string | undefined;
}

/** A transfer's second leg: the receiver's decision, and the day on which the handover was signed. */
export interface Handover {
  readonly handoverOn?: string | undefined;
  readonly counterpart?: InstrumentKey | undefined;
}

/** A measure stated together with the opening of an organization. */
export interface StatedMeasure {
  readonly measure: string;
  readonly value: number;
}

/** An organization that a change opens. */
export interface NewOrganization extends OrganizationDescription {
  readonly organizationId: string;
  readonly facts?: readonly StatedMeasure[] | undefined;
}

/** What an organization may keep from its earlier life. */
export const lasting = ['name', 'otherNames', 'kind', 'parentId', 'codes'] as const;
export type Lasting = (typeof lasting)[number];

/** An organization that goes to another parent because of a change of somebody else. */
export interface MovedChild {
  readonly organizationId: string;
  readonly parentId: string | null;
}

export interface Succession {
  readonly predecessorId: string;
  readonly successorId: string;
}

export function opened(organization: NewOrganization, as: OpenedAs): Effect {
  const { organizationId, name, otherNames, kind, parentId, codes } = organization;
  return { effect: 'opened', organizationId, as, name, otherNames, kind, parentId, codes };
}

export function movedChildren(children: readonly MovedChild[]): Effect[] {
  return children.map((child) => ({ effect: 'moved', as: 'consequential', ...child }));
}

export function succeeded(successions: readonly Succession[]): Effect[] {
  return successions.map(({ predecessorId, successorId }) => ({
    effect: 'succeeded',
    organizationId: predecessorId,
    successorId,
  }));
}

export function statedFacts(organizations: readonly NewOrganization[]): Fact[] {
  return organizations.flatMap(({ organizationId, facts = [] }) =>
    facts.map(({ measure, value }) => ({ organizationId, measure, value })),
  );
}
