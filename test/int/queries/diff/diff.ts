import type { OrganizationState } from '../../../../src/events/register/history.js';

export interface Item {
  readonly id: string;
  readonly categories: readonly string[];
  readonly as: string | null;
  readonly before:
    (OrganizationState & { validFrom: string; validTo: string | null; parent: unknown }) | null;
  readonly after: (OrganizationState & { validFrom: string; validTo: string | null; parent: unknown }) | null;
  readonly differences: readonly { readonly field: string }[];
  readonly successors: readonly { readonly id: string }[];
  readonly changes: readonly {
    readonly revision: number;
    readonly kind: string;
    readonly effectiveOn: string;
    readonly effects: readonly string[];
    readonly standing: string;
    readonly was: unknown;
    readonly rectifiedBy: readonly { readonly revision: number }[];
    readonly decision: { readonly number: string };
  }[];
}
export interface RectifiedChange {
  readonly revision: number;
  readonly kind: string;
  readonly effectiveOn: string;
  readonly standing: string;
  readonly rectifications: readonly {
    readonly rectification: string;
    readonly differences: readonly { readonly field: string }[];
    readonly decision: { readonly id: string };
  }[];
  readonly organizationIds: readonly string[];
}
export interface Turn {
  readonly category: string;
  readonly as: string | null;
  readonly kind: string;
  readonly organizations: number;
}
export interface Diff {
  readonly before: { readonly validAt: string };
  readonly after: { readonly validAt: string };
  readonly total: number;
  readonly totals: readonly { readonly category: string; readonly organizations: number }[];
  readonly turns: readonly Turn[];
  readonly kinds: readonly { readonly kind: string; readonly before: number; readonly after: number }[];
  readonly rectifiedTotal: number;
  readonly rectified: readonly RectifiedChange[];
  readonly items: readonly Item[];
  readonly next: string | null;
}

/** A state with its fields' keys in order. */
export function sorted(state: OrganizationState | null): Record<string, unknown> | null {
  if (!state) return null;
  const inOrder = (record: object) =>
    Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
  const { otherNames, codes, functions, ...rest } = state;
  return {
    ...rest,
    otherNames: inOrder(otherNames),
    codes: inOrder(codes),
    functions: inOrder(functions),
  };
}
