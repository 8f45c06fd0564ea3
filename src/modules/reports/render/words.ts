import type { English } from '../../../events/messages/catalogue.js';
import { text } from '../../../events/messages/format.js';
import type { Language } from '../../../events/messages/language.js';
import type { Bound } from '../../../events/vocabulary/fact.js';
import type { FigureResult, FlagResult } from '../running/report.js';

/** What a printed report says around its numbers. */
export type Word = keyof English['report'];

export function word(name: Word, language: Language): string {
  return text(language, `report.${name}`);
}

/** What stands before a figure of this bound. */
export function boundWord(bound: Bound, language: Language): string {
  return text(language, `bound.${bound}`);
}

export function verdictWord(verdict: FigureResult['verdict'], language: Language): string {
  return text(language, `verdict.${verdict}`);
}

export function stateWord(state: FlagResult['state'], language: Language): string {
  return text(language, `flagState.${state}`);
}
