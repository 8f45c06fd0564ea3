import {
  organizationReceived,
  type OrganizationReceivedData,
} from '../../events/types/organization-received.js';
import type { NewOrganization } from '../../events/types/change-data.js';
import { IsCode } from '../../events/vocabulary/classification.js';
import {
  IsText,
  IsTextRecord,
  Nested,
  NestedEach,
  Nullable,
  Optional,
} from '../../events/vocabulary/validation.js';
import { IsId, MeasureInput, type OrganizationInput } from './change.js';
import { list, type ChangeContext } from './change-context.js';
import { changeKind } from './change-kind.js';
import { ChangeWithHandover, handoverOf } from './handover-input.js';
import { askedAsLeft, asItWas, companionsOf, departureOf, leftOut } from './returning.js';

/** An organization that comes from outside. What is left out of one that comes back is as it was when it left. */
export class ReceivedOrganizationInput {
  /** Made from the decision's id when absent. The id of one that was handed over says that it comes back. */
  @Optional() @IsId() organizationId?: string;
  /** Needed unless the organization comes back. */
  @Optional() @IsText(500) name?: string;
  /** By purpose: `organ`, `short`, `en`, … */
  @Optional() @IsTextRecord() otherNames?: Record<string, string>;
  /** A kind of the register's classification. Needed unless the organization comes back. */
  @Optional() @IsCode() organizationKind?: string;
  /** null for a root. Needed unless the organization comes back. */
  @Nullable({ optional: true }) @IsId() parentId?: string | null;
  /** One value a scheme. */
  @Optional() @IsTextRecord() codes?: Record<string, string>;
  @Optional() @NestedEach(() => MeasureInput) facts?: MeasureInput[];
}

export class Receive extends ChangeWithHandover {
  /** The head. */
  @Nested(() => ReceivedOrganizationInput) organization!: ReceivedOrganizationInput;
  /**
   * What it brings along, parents before children. Absent, a head that comes back brings all that left with it and
   * is still outside, as it was; another head brings nothing.
   */
  @Optional()
  @NestedEach(() => ReceivedOrganizationInput)
  subtree?: ReceivedOrganizationInput[];
  /** The body outside the register that it comes from. */
  @IsText(500) from!: string;
}

export const receive = changeKind({
  kind: 'receive',
  label: { vi: 'tiếp nhận', en: 'received' },
  command: Receive,
  event: organizationReceived,
  example: {
    from: 'Đảng bộ Khối Mẫu',
    organization: {
      organizationId: 'G-02',
      name: 'Đảng bộ Cục Mẫu',
      organizationKind: 'G',
      parentId: 'U-01',
    },
    subtree: [{ organizationId: 'C-01', name: 'Chi bộ 1', organizationKind: 'C', parentId: 'G-02' }],
    handoverOn: '2017-03-01',
  },
  decide(command, context) {
    const organization = open(command.organization, '/organization', context);
    const carried = command.subtree ?? broughtBack(organization?.organizationId, context);
    const subtree = carried.flatMap((input, i) => carry(input, `/subtree/${i}`, context) ?? []);
    if (!organization) return undefined;
    const back = whatIsAsItLeft(command, organization, subtree, context);
    return { organization, subtree, ...back, from: command.from, ...handoverOf(command) };
  },
  ask: ({ organization, subtree, asLeft = {}, broughtBack, from, handoverOn, counterpart }) => ({
    organization: askedAsLeft(organization, asLeft[organization.organizationId]),
    ...(!broughtBack && {
      subtree: subtree.map((carried) => askedAsLeft(carried, asLeft[carried.organizationId])),
    }),
    from,
    handoverOn,
    counterpart,
  }),
});

/**
 * Opens what comes for the first time, or again; undefined, and an error is reported, where its description lacks
 * something.
 */
function open(
  input: ReceivedOrganizationInput,
  field: string,
  context: ChangeContext,
): NewOrganization | undefined {
  const { organizationId } = input;
  const left = departureOf(organizationId, context);
  if (left && organizationId !== undefined) {
    return context.organizationAgain(asItWas(organizationId, input, left), field);
  }
  if (isWhole(input)) return context.newOrganization(input, field);
  reportLacking(input, field, context);
  return undefined;
}

function isWhole(input: ReceivedOrganizationInput): input is OrganizationInput {
  const { name, organizationKind, parentId } = input;
  return name !== undefined && organizationKind !== undefined && parentId !== undefined;
}

/** One whose id is another's is not asked for what it lacks. */
function reportLacking(input: ReceivedOrganizationInput, at: string, context: ChangeContext): void {
  const { organizationId } = input;
  if (organizationId !== undefined) {
    context.opened.add(organizationId);
    if (context.state.timeline.has(organizationId)) return context.idReused(organizationId, at);
  }
  for (const field of ['name', 'organizationKind', 'parentId'] as const) {
    if (input[field] !== undefined) continue;
    const params = { organization: organizationId ?? '–', on: context.on, field };
    context.error('description-needed', `${at}/${field}`, organizationId ? [organizationId] : [], params);
  }
}

/** Opens what comes along: it stands under something that the change has opened already. */
function carry(
  input: ReceivedOrganizationInput,
  field: string,
  context: ChangeContext,
): NewOrganization | undefined {
  const { parentId = departureOf(input.organizationId, context)?.state.parentId } = input;
  if (parentId === null || (parentId !== undefined && !context.opened.has(parentId))) {
    const organizationIds = parentId === null ? [] : [parentId];
    context.error('not-a-part', `${field}/parentId`, organizationIds, { organization: parentId ?? '–' });
  }
  return open(input, field, context);
}

/** What the decision left out, to be told from what it named by hand. */
function whatIsAsItLeft(
  { organization, subtree }: Receive,
  head: NewOrganization,
  carried: readonly NewOrganization[],
  context: ChangeContext,
): Pick<OrganizationReceivedData, 'asLeft' | 'broughtBack'> {
  const stated = [
    [organization, head] as const,
    ...(subtree ?? []).map((input, i) => [input, carried[i]] as const),
  ];
  const asLeft = stated.flatMap(([input, opened]) => {
    const left = opened && departureOf(opened.organizationId, context) ? leftOut(input) : [];
    return left.length > 0 ? [[opened!.organizationId, left] as const] : [];
  });
  return {
    ...(asLeft.length > 0 && { asLeft: Object.fromEntries(asLeft) }),
    ...(!subtree && departureOf(head.organizationId, context) && { broughtBack: true as const }),
  };
}

/** What comes back with a head, as it was; warns of those that stay outside although they left with it. */
function broughtBack(headId: string | undefined, context: ChangeContext): ReceivedOrganizationInput[] {
  const left = departureOf(headId, context);
  if (!left || headId === undefined) return [];
  const { returning, staying } = companionsOf(headId, left, context);
  if (staying.length > 0) {
    const params = { organization: headId, count: staying.length, left: list(staying) };
    context.warn('stays-outside', '/organization', [headId, ...staying], params);
  }
  return returning.map((organizationId) => ({ organizationId }));
}
