import { IsNotEmpty, IsString, Matches, MaxLength, ValidateIf } from 'class-validator';
import { codePattern } from '../events/classification.js';
import { organizationRecoded } from '../events/organization-recoded.js';
import { Change, idPattern } from './change.js';
import { changeKind } from './change-kind.js';

export class Recode extends Change {
  @Matches(idPattern) organizationId!: string;
  @Matches(codePattern) scheme!: string;
  /** null takes the code away. */
  @ValidateIf((command: Recode) => command.value !== null)
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
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
