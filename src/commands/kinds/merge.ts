import { IsArray, IsIn, ValidateIf } from 'class-validator';
import { mergeForms, organizationsMerged, type MergeForm } from '../../events/types/organizations-merged.js';
import { Change, IsId, MovedChildInput, OrganizationInput, organizationInput } from './change.js';
import { changeKind } from './change-kind.js';
import { IsText, Nested, NestedEach, Optional } from '../../events/vocabulary/validation.js';

export class OutsideBodyInput {
  @IsText(500) name!: string;
}

export class Merge extends Change {
  /** absorption (sáp nhập): one survives; consolidation (hợp nhất): a new one takes their place. */
  @IsIn(mergeForms) form!: MergeForm;
  /** Those that end. */
  @Optional() @IsArray() @IsId({ each: true }) organizationIds?: string[];
  /** Bodies outside the register that end by it. */
  @Optional()
  @NestedEach(() => OutsideBodyInput)
  outside?: OutsideBodyInput[];
  /** The survivor of an absorption. */
  @ValidateIf((command: Merge) => command.form === 'absorption') @IsId() survivorId?: string;
  /** What a consolidation opens. */
  @ValidateIf((command: Merge) => command.form === 'consolidation')
  @Nested(() => OrganizationInput)
  into?: OrganizationInput;
  /** Children that go elsewhere than to the survivor or the new one, where all others go. */
  @Optional()
  @NestedEach(() => MovedChildInput)
  children?: MovedChildInput[];
}

export const merge = changeKind({
  kind: 'merge',
  label: { vi: 'sáp nhập, hợp nhất', en: 'merged' },
  command: Merge,
  event: organizationsMerged,
  example: { form: 'absorption', organizationIds: ['G-02'], survivorId: 'G-01' },
  decide(command, context) {
    const { form, organizationIds = [], outside = [], children = [] } = command;
    const ending = organizationIds.length + outside.length;
    if (form === 'consolidation') {
      if (command.survivorId !== undefined) context.outOfPlace('survivorId', form);
      context.atLeast(2, ending, form, 'organizationIds');
      context.allLive(organizationIds, '/organizationIds');
      if (!command.into) return undefined;
      const into = context.newOrganization(command.into, '/into');
      const moved = context.movedChildren(organizationIds, children, into.organizationId);
      return { form, organizationIds, outside, into, ...moved };
    }
    if (command.into !== undefined) context.outOfPlace('into', form);
    context.atLeast(1, ending, form, 'organizationIds');
    context.allLive(organizationIds, '/organizationIds');
    const { survivorId } = command;
    if (survivorId === undefined) return undefined;
    context.live(survivorId, '/survivorId');
    if (organizationIds.includes(survivorId)) {
      context.error('named-twice', '/survivorId', [survivorId], { organization: survivorId });
    }
    const moved = context.movedChildren(organizationIds, children, survivorId);
    return { form, organizationIds, outside, survivorId, ...moved };
  },
  ask: ({ form, organizationIds, outside, survivorId, into, children }) => ({
    form,
    organizationIds,
    outside,
    survivorId,
    into: into && organizationInput(into),
    children,
  }),
});
