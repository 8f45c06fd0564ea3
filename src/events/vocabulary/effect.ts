/**
 * What an event does to one organization. A small closed set: state and projections fold effects and never
 * look at event types, so a new kind of change needs nothing new here.
 *
 * `as` names the flow an effect belongs to when stocks are reconciled (before + Σ flows = after).
 */
export type Effect =
  Opened | Closed | Renamed | Moved | Reclassified | Coded | Authorized | Assigned | Succeeded;
export type EffectName = Effect['effect'];

/** The effects that belong to flows, and the names of the flows. */
export type FlowingEffect = Extract<Effect, { readonly as: string }>;
export type FlowName = FlowingEffect['as'];

export const openedAs = ['registered', 'founded', 'received', 'carried-in', 'formed', 'reinstated'] as const;
export type OpenedAs = (typeof openedAs)[number];

export const closedAs = [
  'dissolved',
  'ceased',
  'disbanded',
  'absorbed',
  'consolidated',
  'divided',
  'reorganized',
  'replaced',
  'handed-over',
  'carried-out',
] as const;
export type ClosedAs = (typeof closedAs)[number];

/** True where an organization left the register for the outside, alone or with its head: it may be received back. */
export function leavesRegister(as: ClosedAs): boolean {
  return as === 'handed-over' || as === 'carried-out';
}

export const renamedAs = ['renamed', 'consequential'] as const;
export type RenamedAs = (typeof renamedAs)[number];

export const movedAs = ['transferred', 'consequential'] as const;
export type MovedAs = (typeof movedAs)[number];

export const reclassifiedAs = ['upgraded', 'downgraded', 'converted'] as const;
export type ReclassifiedAs = (typeof reclassifiedAs)[number];

/** The organization begins to exist, or exists again when reinstated or received back. */
export interface Opened extends OrganizationDescription {
  readonly effect: 'opened';
  readonly organizationId: string;
  readonly as: OpenedAs;
}

/** The organization ends. */
export interface Closed {
  readonly effect: 'closed';
  readonly organizationId: string;
  readonly as: ClosedAs;
}

export interface Renamed {
  readonly effect: 'renamed';
  readonly organizationId: string;
  readonly as: RenamedAs;
  readonly name: string;
  /** Replaces all other names; absent, they stay. */
  readonly otherNames?: OtherNames | undefined;
}

export interface Moved {
  readonly effect: 'moved';
  readonly organizationId: string;
  readonly as: MovedAs;
  readonly parentId: string | null;
}

export interface Reclassified {
  readonly effect: 'reclassified';
  readonly organizationId: string;
  readonly as: ReclassifiedAs;
  readonly kind: string;
}

/** The organization's code in a scheme; null takes it away. */
export interface Coded {
  readonly effect: 'coded';
  readonly organizationId: string;
  readonly scheme: string;
  readonly value: string | null;
}

export interface Authorized {
  readonly effect: 'authorized';
  readonly organizationId: string;
  readonly authority: string;
  readonly held: boolean;
}

export type FunctionRole = 'lead' | 'co-operator';

/** The organization's part in a function; null ends it. */
export interface Assigned {
  readonly effect: 'assigned';
  readonly organizationId: string;
  readonly function: string;
  readonly role: FunctionRole | null;
}

/** `organizationId` lives on in `successorId`. Changes no state: it is the lineage. */
export interface Succeeded {
  readonly effect: 'succeeded';
  readonly organizationId: string;
  readonly successorId: string;
}

/**
 * The organization beside its own that an effect is about: it has to live, and changes are found by it. Undefined for
 * those that are about their own only.
 */
export function otherOrganization(effect: Effect): string | undefined {
  switch (effect.effect) {
    case 'succeeded':
      return effect.successorId;
    case 'opened':
    case 'closed':
    case 'renamed':
    case 'moved':
    case 'reclassified':
    case 'coded':
    case 'authorized':
    case 'assigned':
      return undefined;
    default:
      return effect satisfies never;
  }
}

/** Names beside the official one, by purpose: `organ` (the committee that leads it), `short`, `en`, … */
export type OtherNames = Readonly<Record<string, string>>;

/** What an organization is when it opens. */
export interface OrganizationDescription {
  readonly name: string;
  readonly otherNames?: OtherNames | undefined;
  /** A kind of the register's classification. */
  readonly kind: string;
  /** null for a root. */
  readonly parentId: string | null;
  /** One value a scheme. */
  readonly codes?: Readonly<Record<string, string>> | undefined;
}
