import type { InEveryLanguage } from '../messages/language.js';
import { IsText } from './validation.js';

/** A text in the languages of the register's readers. */
export class Text implements InEveryLanguage<string> {
  @IsText(1000) vi!: string;
  @IsText(1000) en!: string;
}
