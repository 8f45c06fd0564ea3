import { IsBoolean } from 'class-validator';
import { authorityGranted } from '../../events/types/authority-granted.js';
import { IsCode } from '../../events/vocabulary/classification.js';
import { Change, IsId } from './change.js';
import { list } from './change-context.js';
import { changeKind } from './change-kind.js';
import { Optional } from '../../events/vocabulary/validation.js';

export class GrantAuthority extends Change {
  @IsId() organizationId!: string;
  @IsCode() authority!: string;
  /** Granted on trial. */
  @Optional() @IsBoolean() pilot?: boolean;
}

export const grantAuthority = changeKind({
  kind: 'grant-authority',
  label: { vi: 'giao quyền, ủy quyền', en: 'authority granted' },
  command: GrantAuthority,
  event: authorityGranted,
  example: {
    organizationId: 'G-01',
    authority: 'upper-level',
    pilot: true,
    printedAs: 'thí điểm giao quyền',
  },
  decide({ organizationId, authority, pilot = false }, context) {
    const state = context.live(organizationId, '/organizationId');
    const known = context.classification.authorities ?? [];
    const definition = known.find(({ code }) => code === authority);
    if (!definition) {
      const codes = list(known.map(({ code }) => code));
      context.error('unknown-authority', '/authority', [], { authority, on: context.on, known: codes });
    } else if (state && !definition.kinds.includes(state.kind)) {
      context.error('kind-may-not-hold', '/authority', [organizationId], {
        organization: organizationId,
        kind: state.kind,
        authority,
        legal: list(definition.kinds),
      });
    } else if (state?.authorities.includes(authority)) {
      const params = { organization: organizationId, on: context.on, detail: authority };
      context.error('nothing-changes', '/authority', [organizationId], params);
    }
    return { organizationId, authority, pilot };
  },
  ask: ({ organizationId, authority, pilot }) => ({ organizationId, authority, pilot }),
});
