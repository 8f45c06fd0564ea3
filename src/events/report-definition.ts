import { Matches } from 'class-validator';
import { codePattern, Text } from './classification.js';
import { Nested } from './validation.js';

/** What a report counts, and how: data of the register. */
export class ReportDefinition {
  @Matches(codePattern) code!: string;
  @Nested(() => Text) title!: Text;
}
