import { Text } from '../../events/vocabulary/text.js';
import { IsIn } from 'class-validator';
import { homonymRules, type HomonymRule } from '../../events/vocabulary/classification.js';
import { registerOpened } from '../../events/types/register-opened.js';
import { Change } from './change.js';
import { changeKind } from './change-kind.js';
import { Nested, Optional } from '../../events/vocabulary/validation.js';

export class OpenRegister extends Change {
  @Nested(() => Text) title!: Text;
  /** Two live organizations of one name under one parent: `warn` when absent. */
  @Optional() @IsIn(homonymRules) homonyms?: HomonymRule;
}

export const openRegister = changeKind({
  kind: 'open-register',
  label: { vi: 'mở sổ', en: 'register opened' },
  command: OpenRegister,
  event: registerOpened,
  example: { title: { vi: 'Sổ tổ chức mẫu', en: 'Sample register' }, homonyms: 'warn' },
  decide: ({ title, homonyms = 'warn' }) => ({ title, homonyms }),
  ask: ({ title, homonyms }) => ({ title, homonyms }),
});
