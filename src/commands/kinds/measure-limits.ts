import type { MeasureDefinition } from '../../events/vocabulary/classification.js';
import type { StatedMeasure } from '../../events/types/change-data.js';
import type { ProblemCode } from '../problems/problem.js';
import type { ClassifiedChange } from './classified-change.js';

/** Whom a measure is stated of: nobody for a published figure. */
interface Measured {
  readonly organizationId: string;
  /** Undefined where that is not known, which is reported elsewhere. */
  readonly kind: string | undefined;
}

/**
 * Reports a value outside of what its measure takes by the definition in force on the change's date: as an error, or
 * as a warning that can be acknowledged, as the definition says. A measure without a definition is reported elsewhere.
 * @param field of the value, relative to the change
 */
export function checkLimits(
  context: ClassifiedChange,
  { measure, value }: StatedMeasure,
  field: string,
  measured?: Measured,
): void {
  const definition = context.classification.measures?.find(({ code }) => code === measure);
  if (!definition) return;
  const organizationIds = measured ? [measured.organizationId] : [];
  const report = (code: ProblemCode, params: Readonly<Record<string, string | number>>) => {
    const all = { measure, value, ...params };
    if (definition.outside === 'warning') context.warn(code, field, organizationIds, all);
    else context.error(code, field, organizationIds, all);
  };
  if (definition.whole && !Number.isInteger(value)) report('measure-not-whole', {});
  if (!isWithin(definition, value)) report('measure-out-of-range', { range: rangeOf(definition) });
  if (measured && !mayHave(definition, measured, context)) {
    const { organizationId: organization, kind } = measured;
    const legal = definition.kinds!.join(', ') || '–';
    report('measure-not-for-kind', { organization, kind: kind!, legal });
  }
}

/** `checkLimits` for the measures that a change states of an organization. @param field of their list */
export function checkAllLimits(
  context: ClassifiedChange,
  facts: readonly StatedMeasure[],
  field: string,
  measured: Measured,
): void {
  for (const [i, fact] of facts.entries()) checkLimits(context, fact, `${field}/${i}/value`, measured);
}

function isWithin({ least = -Infinity, most = Infinity }: MeasureDefinition, value: number): boolean {
  return value >= least && value <= most;
}

function rangeOf({ least, most }: MeasureDefinition): string {
  if (most === undefined) return `≥ ${least}`;
  return least === undefined ? `≤ ${most}` : `${least} … ${most}`;
}

/** A kind that the register does not define is reported as such, and not for its measures. */
function mayHave(
  { kinds }: MeasureDefinition,
  { kind }: Measured,
  { classification }: ClassifiedChange,
): boolean {
  if (!kinds || kind === undefined || kinds.includes(kind)) return true;
  return !classification.kinds.some(({ code }) => code === kind);
}
