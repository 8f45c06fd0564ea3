import { organizationRegistered } from '../../events/types/organization-registered.js';
import { Change, OrganizationInput, organizationInput } from './change.js';
import { changeKind } from './change-kind.js';
import { Nested } from '../../events/vocabulary/validation.js';

export class Register extends Change {
  @Nested(() => OrganizationInput) organization!: OrganizationInput;
}

export const register = changeKind({
  kind: 'register',
  label: { vi: 'ghi sổ ban đầu', en: 'registered' },
  command: Register,
  event: organizationRegistered,
  example: {
    organization: {
      organizationId: 'U-01',
      name: 'Đảng bộ Bộ Mẫu',
      otherNames: { organ: 'Đảng ủy Bộ Mẫu' },
      organizationKind: 'U',
      parentId: null,
    },
  },
  decide: ({ organization }, context) => ({
    organization: context.newOrganization(organization, '/organization'),
  }),
  ask: ({ organization }) => ({ organization: organizationInput(organization) }),
});
