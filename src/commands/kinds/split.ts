import { IsIn } from 'class-validator';
import { organizationSplit, splitForms, type SplitForm } from '../../events/types/organization-split.js';
import { Change, IsId, MovedChildInput, OrganizationInput, organizationInput } from './change.js';
import { changeKind } from './change-kind.js';
import { NestedEach, Optional } from '../../events/vocabulary/validation.js';

export class Split extends Change {
  /** separation (tách): the original lives on; division (chia): it ends. */
  @IsIn(splitForms) form!: SplitForm;
  @IsId() organizationId!: string;
  /** What it opens. */
  @NestedEach(() => OrganizationInput) into!: OrganizationInput[];
  /** Where its children go. All of them, when it ends. */
  @Optional()
  @NestedEach(() => MovedChildInput)
  children?: MovedChildInput[];
}

export const split = changeKind({
  kind: 'split',
  label: { vi: 'chia, tách', en: 'split' },
  command: Split,
  event: organizationSplit,
  example: {
    form: 'separation',
    organizationId: 'G-01',
    into: [
      { organizationId: 'G-03', name: 'Đảng bộ Trung tâm Mẫu', organizationKind: 'G', parentId: 'U-01' },
    ],
    children: [{ organizationId: 'C-01', parentId: 'G-03' }],
  },
  decide({ form, organizationId, into, children = [] }, context) {
    context.live(organizationId, '/organizationId');
    const minimum = form === 'separation' ? 1 : 2;
    context.atLeast(minimum, into.length, form, 'into');
    const parts = into.map((input, i) => context.newOrganization(input, `/into/${i}`));
    const moved = context.movedChildren([organizationId], children);
    return { form, organizationId, into: parts, ...moved };
  },
  ask: ({ form, organizationId, into, children }) => ({
    form,
    organizationId,
    into: into.map(organizationInput),
    children,
  }),
});
