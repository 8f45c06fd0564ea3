import { lasting, type Lasting, type NewOrganization } from '../../events/types/change-data.js';
import { leavesRegister } from '../../events/vocabulary/effect.js';
import { organizationInput, type OrganizationInput } from './change.js';
import type { ChangeContext } from './change-context.js';
import { lastEnd, type LastEnd } from './last-end.js';

/** How an organization left the register for the outside, where it still is; undefined for any other. */
export function departureOf(organizationId: string | undefined, context: ChangeContext): LastEnd | undefined {
  const end = organizationId === undefined ? undefined : lastEnd(organizationId, context);
  return end && leavesRegister(end.as) ? end : undefined;
}

/** What an organization is when it opens again: as it was when it ended, but for what is stated. */
export function asItWas(
  organizationId: string,
  stated: Partial<OrganizationInput>,
  { state }: LastEnd,
): NewOrganization {
  return {
    organizationId,
    name: stated.name ?? state.name,
    otherNames: stated.otherNames ?? state.otherNames,
    kind: stated.organizationKind ?? state.kind,
    parentId: stated.parentId === undefined ? state.parentId : stated.parentId,
    codes: stated.codes ?? state.codes,
    facts: stated.facts ?? [],
  };
}

/** Those that left with a head and are outside since. */
export interface Companions {
  /** They come back with it: so do all between them and it. Parents before children. */
  readonly returning: readonly string[];
  /** They can't come back with it: one between them and it does not. */
  readonly staying: readonly string[];
}

/** Those that left with a head that comes back. What came back earlier, or left again since, is not among them. */
export function companionsOf(headId: string, { change }: LastEnd, context: ChangeContext): Companions {
  const returning = new Set([headId]);
  const staying: string[] = [];
  for (const id of context.state.timeline.descendantsBefore(headId, change)) {
    const left = departureOf(id, context);
    if (left?.change.revision !== change.revision) continue;
    if (returning.has(left.state.parentId ?? '')) returning.add(id);
    else staying.push(id);
  }
  returning.delete(headId);
  return { returning: [...returning], staying };
}

/** What a request may leave out of one that comes back, by the field in which it would state it. */
const inputs = {
  name: 'name',
  otherNames: 'otherNames',
  kind: 'organizationKind',
  parentId: 'parentId',
  codes: 'codes',
} as const satisfies Record<Lasting, keyof OrganizationInput>;

/** What is left out, and so is as it was. */
export function leftOut(stated: Partial<OrganizationInput>): Lasting[] {
  return lasting.filter((field) => stated[inputs[field]] === undefined);
}

/** What to ask for to get an organization again: without what is as it was, which is worked out anew. */
export function askedAsLeft(
  organization: NewOrganization,
  asLeft: readonly Lasting[] = [],
): Record<string, unknown> {
  const left = Object.fromEntries(asLeft.map((field) => [inputs[field], undefined]));
  return { ...organizationInput(organization), ...left };
}
