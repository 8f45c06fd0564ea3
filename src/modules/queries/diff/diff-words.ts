import type { English } from '../../../events/messages/catalogue.js';
import { text } from '../../../events/messages/format.js';
import type { Language } from '../../../events/messages/language.js';
import type { StateField } from '../../../events/register/history.js';
import type { DiffCategory } from './categories.js';
import type { Standing } from './diff.documents.js';

/** What a printed diff says around its items. */
export type DiffWord = keyof English['diff'];

export function diffWord(name: DiffWord, language: Language): string {
  return text(language, `diff.${name}`);
}

export function categoryWord(category: DiffCategory, language: Language): string {
  return text(language, `diffCategory.${category}`);
}

export function fieldWord(field: StateField, language: Language): string {
  return text(language, `stateField.${field}`);
}

export function standingWord(standing: Standing, language: Language): string {
  return text(language, `diffStanding.${standing}`);
}
