import type { English } from '../../../events/messages/catalogue.js';
import { text } from '../../../events/messages/format.js';
import type { Language } from '../../../events/messages/language.js';

/** The heads of a table's columns; one without a head has an empty name. */
export function columns(language: Language, ...names: readonly (keyof English['column'] | '')[]): string[] {
  return names.map((name) => (name === '' ? '' : text(language, `column.${name}`)));
}
