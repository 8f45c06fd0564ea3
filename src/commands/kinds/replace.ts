import { organizationReplaced } from '../../events/types/organization-replaced.js';
import { Change, IsId, MovedChildInput, OrganizationInput, organizationInput } from './change.js';
import { changeKind } from './change-kind.js';
import { Nested, NestedEach, Optional } from '../../events/vocabulary/validation.js';

/** One ends and a new body takes its place. One that goes on as another kind of body is reclassified instead. */
export class Replace extends Change {
  /** The one that ends. */
  @IsId() organizationId!: string;
  /** The one that takes its place. It takes over the codes that are stated, and no other. */
  @Nested(() => OrganizationInput) into!: OrganizationInput;
  /** Children that go elsewhere than to the new one, where all others go. */
  @Optional()
  @NestedEach(() => MovedChildInput)
  children?: MovedChildInput[];
}

export const replace = changeKind({
  kind: 'replace',
  label: { vi: 'thay thế', en: 'replaced' },
  command: Replace,
  event: organizationReplaced,
  example: {
    organizationId: 'G-04',
    into: { organizationId: 'G-06', name: 'Đảng bộ Viện Mới', organizationKind: 'G', parentId: 'U-01' },
  },
  decide({ organizationId, into: input, children = [] }, context) {
    context.live(organizationId, '/organizationId');
    const into = context.newOrganization(input, '/into');
    const moved = context.movedChildren([organizationId], children, into.organizationId);
    return { organizationId, into, ...moved };
  },
  ask: ({ organizationId, into, children }) => ({
    organizationId,
    into: organizationInput(into),
    children,
  }),
});
