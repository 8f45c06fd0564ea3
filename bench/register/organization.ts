import type { Kind } from './classification.js';

/** What the model knows of an organization. Days of changes only ever grow: a later change comes after them. */
export interface Organization {
  readonly id: string;
  kind: Kind;
  parent: Organization | null;
  readonly children: Set<Organization>;
  readonly authorities: Set<string>;
  /** The first day of its present life, or of its last one. */
  openedOn: number;
  /** Undefined while it lives. */
  closedOn: number | undefined;
  /** The last day on which its kind, its parent, its authorities or its life changed. */
  ownOn: number;
  /** The last day on which a child came or went. */
  childOn: number;
  /** The last day on which a change needs it to live. */
  neededOn: number;
  /** The decision that involved it last, and the one that made its own last change: numbers. */
  touchedBy: number;
  changedBy: number;
  /** Its place among the living of its kind. */
  place: number;
}

/** It lived on the day before, and lives to the end of the day as far as anybody knows. */
export function livesAround(organization: Organization, day: number): boolean {
  const { openedOn, closedOn } = organization;
  return openedOn < day && (closedOn === undefined || day < closedOn);
}

/** A change of its own may take effect on the day, behind all others. */
export function isFree(organization: Organization, day: number): boolean {
  return organization.closedOn === undefined && organization.ownOn < day;
}

/** Nothing that concerns it takes effect on the day or later: it may end. */
export function isQuiet(organization: Organization, day: number): boolean {
  return isFree(organization, day) && organization.childOn < day && organization.neededOn < day;
}
