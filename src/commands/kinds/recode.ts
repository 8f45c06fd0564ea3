import { IsCode } from '../../events/vocabulary/classification.js';
import { organizationRecoded } from '../../events/types/organization-recoded.js';
import { Change, IsId } from './change.js';
import { changeKind } from './change-kind.js';
import { IsText, Nullable } from '../../events/vocabulary/validation.js';

export class Recode extends Change {
  @IsId() organizationId!: string;
  @IsCode() scheme!: string;
  /** null takes the code away. */
  @Nullable()
  @IsText(500)
  value!: string | null;
}

export const recode = changeKind({
  kind: 'recode',
  label: { vi: 'đổi mã', en: 'recoded' },
  command: Recode,
  event: organizationRecoded,
  example: { organizationId: 'G-01', scheme: 'directory', value: '01.026' },
  decide({ organizationId, scheme, value }, context) {
    const state = context.live(organizationId, '/organizationId');
    context.schemeKnown(scheme, '/scheme');
    if (state && (state.codes[scheme] ?? null) === value) {
      const params = { organization: organizationId, on: context.on, detail: `${scheme} ${value ?? '–'}` };
      context.error('nothing-changes', '/value', [organizationId], params);
    }
    return { organizationId, scheme, value };
  },
  ask: ({ organizationId, scheme, value }) => ({ organizationId, scheme, value }),
});
