import * as english from './en/index.js';
import type { InEveryLanguage } from './language.js';
import * as vietnamese from './vi/index.js';

export type English = typeof english;

/** What a group of messages is about. */
export type Subject = keyof English;

/** Every text for people, by subject and key, in ICU MessageFormat. */
export const catalogue: InEveryLanguage<Readonly<Record<Subject, Readonly<Record<string, string>>>>> = {
  en: english,
  vi: vietnamese,
};
