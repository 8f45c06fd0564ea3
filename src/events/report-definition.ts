import { Type } from 'class-transformer';
import { Matches, ValidateNested } from 'class-validator';
import { codePattern, Text } from './classification.js';

/** What a report counts, and how: data of the register. */
export class ReportDefinition {
  @Matches(codePattern) code!: string;
  @ValidateNested() @Type(() => Text) title!: Text;
}
