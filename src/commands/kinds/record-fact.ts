import { IsCode } from '../../events/vocabulary/classification.js';
import { factRecorded } from '../../events/types/fact-recorded.js';
import { Change, IsId } from './change.js';
import { changeKind } from './change-kind.js';
import { checkLimits } from './measure-limits.js';
import { IsAmount, IsCalendarDate, Nested, Optional } from '../../events/vocabulary/validation.js';

/** Both days belong to the period. */
export class PeriodInput {
  @IsCalendarDate() from!: string;
  @IsCalendarDate() to!: string;
}

export class RecordFact extends Change {
  @IsId() organizationId!: string;
  @IsCode() measure!: string;
  @IsAmount() value!: number;
  /** What a flow covers; a stock has none and holds from the effective date on. */
  @Optional() @Nested(() => PeriodInput) period?: PeriodInput;
}

export const recordFact = changeKind({
  kind: 'record-fact',
  label: { vi: 'ghi số liệu', en: 'fact recorded' },
  command: RecordFact,
  event: factRecorded,
  example: { organizationId: 'G-01', measure: 'members', value: 44 },
  decide({ organizationId, measure, value, period }, context) {
    const state = context.live(organizationId, '/organizationId');
    const type = context.measureKnown(measure, '/measure');
    if (type === 'flow' && !period) context.error('period-needed', '/period', [], { measure });
    if (type === 'stock' && period) context.error('period-not-allowed', '/period', [], { measure });
    if (period && period.to < period.from) context.error('period-reversed', '/period', [], { ...period });
    checkLimits(context, { measure, value }, '/value', { organizationId, kind: state?.kind });
    if (state) context.weighSize(organizationId, state.kind, [{ measure, value }], '/value');
    return {
      fact: { organizationId, measure, value, period: period && { from: period.from, to: period.to } },
    };
  },
  ask: ({ fact }) => ({ ...fact }),
});
