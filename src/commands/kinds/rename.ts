import { organizationRenamed } from '../../events/types/organization-renamed.js';
import { Change, IsId } from './change.js';
import { changeKind } from './change-kind.js';
import { IsText, IsTextRecord, Optional } from '../../events/vocabulary/validation.js';

export class Rename extends Change {
  @IsId() organizationId!: string;
  @IsText(500) name!: string;
  /** Replaces all other names; absent, they stay. */
  @Optional() @IsTextRecord() otherNames?: Record<string, string>;
}

export const rename = changeKind({
  kind: 'rename',
  label: { vi: 'đổi tên', en: 'renamed' },
  command: Rename,
  event: organizationRenamed,
  example: {
    organizationId: 'G-01',
    name: 'Đảng bộ Học viện Mẫu',
    otherNames: { organ: 'Đảng ủy Học viện Mẫu' },
  },
  decide({ organizationId, name, otherNames }, context) {
    const state = context.live(organizationId, '/organizationId');
    if (state && state.name === name && otherNames === undefined) {
      const params = { organization: organizationId, on: context.on, detail: `"${name}"` };
      context.error('nothing-changes', '/name', [organizationId], params);
    }
    return { organizationId, name, otherNames };
  },
  ask: ({ organizationId, name, otherNames }) => ({ organizationId, name, otherNames }),
});
