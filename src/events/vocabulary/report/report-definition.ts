import { Text } from '../text.js';
import { IsCode } from '../classification.js';
import { FigureComparison, Flag } from './report-flag.js';
import {
  AuthorityCount,
  Identity,
  Line,
  MeasureSum,
  Option,
  Sentence,
  Stock,
  type ReportParts,
} from './report-parts.js';
import { HoldsTogether } from './report-references.js';
import { Nested, NestedEach, Optional } from '../validation.js';

/**
 * What a report counts, and how: data of the register, versioned by the change that defines it. The window
 * `(from, to]` comes from whoever asks. Codes are unique within the definition, and every term resolves.
 */
export class ReportDefinition implements ReportParts {
  @HoldsTogether() @IsCode() code!: string;
  @Nested(() => Text) title!: Text;
  @Optional() @NestedEach(() => Option) options?: Option[];
  @Optional() @NestedEach(() => Sentence) wording?: Sentence[];
  @Optional() @NestedEach(() => Line) lines?: Line[];
  @Optional() @NestedEach(() => Stock) stocks?: Stock[];
  @Optional() @NestedEach(() => Identity) identities?: Identity[];
  @Optional() @NestedEach(() => MeasureSum) measures?: MeasureSum[];
  @Optional() @NestedEach(() => AuthorityCount) authorities?: AuthorityCount[];
  @Optional() @NestedEach(() => FigureComparison) figures?: FigureComparison[];
  @Optional() @NestedEach(() => Flag) flags?: Flag[];
}
