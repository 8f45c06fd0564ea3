import { IsIn } from 'class-validator';
import { organizationReclassified } from '../../events/types/organization-reclassified.js';
import { IsCode } from '../../events/vocabulary/classification.js';
import { reclassifiedAs, type ReclassifiedAs } from '../../events/vocabulary/effect.js';
import { Change, IsId, MeasureInput } from './change.js';
import type { ChangeContext } from './change-context.js';
import { changeKind } from './change-kind.js';
import { checkAllLimits } from './measure-limits.js';
import { IsText, IsTextRecord, NestedEach, Nullable, Optional } from '../../events/vocabulary/validation.js';

export class Reclassify extends Change {
  @IsId() organizationId!: string;
  @IsCode() organizationKind!: string;
  /** Follows from the ranks of the kinds; stated, it must agree with them. */
  @Optional() @IsIn(reclassifiedAs) direction?: ReclassifiedAs;
  /** Where it goes with its new kind; null for a root; absent, it stays. */
  @Nullable({ optional: true }) @IsId() parentId?: string | null;
  /** Its name in its new kind; absent, it keeps its name. */
  @Optional() @IsText(500) name?: string;
  @Optional() @IsTextRecord() otherNames?: Record<string, string>;
  @Optional() @NestedEach(() => MeasureInput) facts?: MeasureInput[];
}

export const reclassify = changeKind({
  kind: 'reclassify',
  label: { vi: 'nâng cấp, hạ cấp, chuyển đổi', en: 'reclassified' },
  command: Reclassify,
  event: organizationReclassified,
  example: { organizationId: 'B-01', organizationKind: 'G', facts: [{ measure: 'members', value: 35 }] },
  decide(command, context) {
    const { organizationId, organizationKind, parentId, name, otherNames, facts } = command;
    const state = context.live(organizationId, '/organizationId');
    context.kindKnown(organizationKind, '/organizationKind');
    if (parentId !== undefined) context.knownParent(parentId, '/parentId');
    context.measuresKnown(facts ?? [], '/facts');
    checkAllLimits(context, facts ?? [], '/facts', { organizationId, kind: organizationKind });
    context.weighSize(organizationId, organizationKind, facts ?? [], '/facts');
    if (!state) return undefined;
    if (state.kind === organizationKind) {
      const params = { organization: organizationId, on: context.on, detail: organizationKind };
      context.error('nothing-changes', '/organizationKind', [organizationId], params);
    }
    const as = directionOf(state.kind, organizationKind, context);
    if (command.direction !== undefined && command.direction !== as) {
      const params = { from: state.kind, to: organizationKind, actual: as, stated: command.direction };
      context.error('wrong-direction', '/direction', [organizationId], params);
    }
    return { organizationId, organizationKind, as, parentId, name, otherNames, facts };
  },
  ask: ({ organizationId, organizationKind, parentId, name, otherNames, facts }) => ({
    organizationId,
    organizationKind,
    parentId,
    name,
    otherNames,
    facts,
  }),
});

function directionOf(from: string, to: string, { classification }: ChangeContext): ReclassifiedAs {
  const rank = (kind: string) => classification.kinds.find(({ code }) => code === kind)?.rank ?? 0;
  if (rank(to) === rank(from)) return 'converted';
  return rank(to) > rank(from) ? 'upgraded' : 'downgraded';
}
