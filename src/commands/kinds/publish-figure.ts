import { IsIn } from 'class-validator';
import { Text } from '../../events/vocabulary/text.js';
import { IsCode } from '../../events/vocabulary/classification.js';
import { bounds, type Bound } from '../../events/vocabulary/fact.js';
import { figurePublished } from '../../events/types/figure-published.js';
import { Change } from './change.js';
import { changeKind } from './change-kind.js';
import { checkLimits } from './measure-limits.js';
import { PeriodInput } from './record-fact.js';
import {
  IsAmount,
  IsCalendarDate,
  IsText,
  IsTextRecord,
  Nested,
  Optional,
} from '../../events/vocabulary/validation.js';

export class DocumentInput {
  @IsText(500) title!: string;
  @IsCalendarDate() publishedOn!: string;
}

export class PublishFigure extends Change {
  /** Names the figure; report definitions refer to it. */
  @IsCode() figure!: string;
  @Nested(() => Text) label!: Text;
  @IsAmount() value!: number;
  /** The measure that it is a total of, where it is one: the value keeps to its limits. */
  @Optional() @IsCode() measure?: string;
  /** `exactly` when absent. */
  @Optional() @IsIn(bounds) bound?: Bound;
  /** Only where the document states it. */
  @Optional() @IsCalendarDate() asOf?: string;
  /** Only where the document states it. */
  @Optional() @Nested(() => PeriodInput) period?: PeriodInput;
  /** What else the document states: `scope`, `audience`, `since`, … */
  @Optional() @IsTextRecord() attributes?: Record<string, string>;
  @Nested(() => DocumentInput) document!: DocumentInput;
  /** The printed words. */
  @IsText(2000) quotation!: string;
}

export const publishFigure = changeKind({
  kind: 'publish-figure',
  label: { vi: 'công bố số liệu', en: 'figure published' },
  command: PublishFigure,
  event: figurePublished,
  example: {
    figure: 'G-after',
    label: { vi: 'đảng bộ cơ sở sau sắp xếp', en: 'base committees after' },
    value: 222,
    document: { title: 'Báo cáo mẫu', publishedOn: '2020-10-23' },
    quotation: 'đảng bộ cơ sở: … còn 222',
  },
  decide(
    { figure, label, value, measure, bound = 'exactly', asOf, period, attributes = {}, document, quotation },
    context,
  ) {
    if (measure !== undefined) {
      context.measureKnown(measure, '/measure');
      checkLimits(context, { measure, value }, '/value');
    }
    if (period && period.to < period.from) context.error('period-reversed', '/period', [], { ...period });
    return { figure, label, value, measure, bound, asOf, period, attributes, document, quotation };
  },
  ask: ({ figure, label, value, measure, bound, asOf, period, attributes, document, quotation }) => ({
    figure,
    label,
    value,
    measure,
    bound,
    asOf,
    period,
    attributes,
    document,
    quotation,
  }),
});
