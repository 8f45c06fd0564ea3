import { organizationFounded } from '../../events/types/organization-founded.js';
import { Change, OrganizationInput, organizationInput } from './change.js';
import { changeKind } from './change-kind.js';
import { Nested } from '../../events/vocabulary/validation.js';

export class Found extends Change {
  @Nested(() => OrganizationInput) organization!: OrganizationInput;
}

export const found = changeKind({
  kind: 'found',
  label: { vi: 'lập mới', en: 'founded' },
  command: Found,
  event: organizationFounded,
  example: {
    organization: {
      organizationId: 'G-01',
      name: 'Đảng bộ Viện Mẫu',
      organizationKind: 'G',
      parentId: 'U-01',
      facts: [{ measure: 'members', value: 42 }],
    },
  },
  decide: ({ organization }, context) => ({
    organization: context.newOrganization(organization, '/organization'),
  }),
  ask: ({ organization }) => ({ organization: organizationInput(organization) }),
});
