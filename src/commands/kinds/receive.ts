import { organizationReceived } from '../../events/types/organization-received.js';
import { OrganizationInput, organizationInput } from './change.js';
import { changeKind } from './change-kind.js';
import { ChangeWithHandover, handoverOf } from './handover-input.js';
import { IsText, Nested, NestedEach, Optional } from '../../events/vocabulary/validation.js';

export class Receive extends ChangeWithHandover {
  /** The head. */
  @Nested(() => OrganizationInput) organization!: OrganizationInput;
  /** What it brings along, parents before children. */
  @Optional()
  @NestedEach(() => OrganizationInput)
  subtree?: OrganizationInput[];
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
    const organization = context.newOrganization(command.organization, '/organization');
    const subtree = (command.subtree ?? []).map((input, i) => {
      const { parentId } = input;
      if (parentId === null || !context.opened.has(parentId)) {
        const field = `/subtree/${i}/parentId`;
        context.error('not-a-part', field, parentId === null ? [] : [parentId], {
          organization: parentId ?? '–',
        });
      }
      return context.newOrganization(input, `/subtree/${i}`);
    });
    return { organization, subtree, from: command.from, ...handoverOf(command) };
  },
  ask: ({ organization, subtree, from, handoverOn, counterpart }) => ({
    organization: organizationInput(organization),
    subtree: subtree.map(organizationInput),
    from,
    handoverOn,
    counterpart,
  }),
});
