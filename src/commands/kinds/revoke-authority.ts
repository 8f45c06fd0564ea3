import { authorityRevoked } from '../../events/types/authority-revoked.js';
import { IsCode } from '../../events/vocabulary/classification.js';
import { Change, IsId } from './change.js';
import { changeKind } from './change-kind.js';

export class RevokeAuthority extends Change {
  @IsId() organizationId!: string;
  @IsCode() authority!: string;
}

export const revokeAuthority = changeKind({
  kind: 'revoke-authority',
  label: { vi: 'thu hồi quyền', en: 'authority revoked' },
  command: RevokeAuthority,
  event: authorityRevoked,
  example: { organizationId: 'G-01', authority: 'upper-level' },
  decide({ organizationId, authority }, context) {
    const state = context.live(organizationId, '/organizationId');
    if (state && !state.authorities.includes(authority)) {
      const params = { organization: organizationId, on: context.on, authority };
      context.error('not-held', '/authority', [organizationId], params);
    }
    return { organizationId, authority };
  },
  ask: ({ organizationId, authority }) => ({ organizationId, authority }),
});
