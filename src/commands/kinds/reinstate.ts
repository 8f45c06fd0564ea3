import { IsArray } from 'class-validator';
import { IsCode } from '../../events/vocabulary/classification.js';
import { organizationReinstated } from '../../events/types/organization-reinstated.js';
import { Change, IsId, MeasureInput } from './change.js';
import { changeKind } from './change-kind.js';
import { lastEnd } from './last-end.js';
import { askedAsLeft, asItWas, leftOut } from './returning.js';
import { IsText, IsTextRecord, NestedEach, Nullable, Optional } from '../../events/vocabulary/validation.js';

/** What is left out stays as it was when the organization ended. */
export class Reinstate extends Change {
  @IsId() organizationId!: string;
  @Optional() @IsText(500) name?: string;
  @Optional() @IsTextRecord() otherNames?: Record<string, string>;
  @Optional() @IsCode() organizationKind?: string;
  /** null for a root. */
  @Nullable({ optional: true }) @IsId() parentId?: string | null;
  @Optional() @IsTextRecord() codes?: Record<string, string>;
  @Optional() @NestedEach(() => MeasureInput) facts?: MeasureInput[];
  /** Those out of which it comes back, as its territory or duties were theirs: they live on in it too. */
  @Optional() @IsArray() @IsId({ each: true }) predecessorIds?: string[];
}

export const reinstate = changeKind({
  kind: 'reinstate',
  label: { vi: 'khôi phục', en: 'reinstated' },
  command: Reinstate,
  event: organizationReinstated,
  example: { organizationId: 'C-01', parentId: 'G-01' },
  decide(command, context) {
    const { organizationId, predecessorIds } = command;
    const { timeline } = context.state;
    const params = { organization: organizationId, on: context.on };
    if (!timeline.has(organizationId)) {
      context.error('unknown-organization', '/organizationId', [organizationId], params);
      return undefined;
    }
    if (timeline.stateBefore(organizationId, context.place)) {
      context.error('already-live', '/organizationId', [organizationId], params);
      return undefined;
    }
    const end = lastEnd(organizationId, context);
    if (!end) {
      context.error('never-ended', '/organizationId', [organizationId], params);
      return undefined;
    }
    const organization = context.organizationAgain(asItWas(organizationId, command, end), '');
    context.allLive(predecessorIds ?? [], '/predecessorIds');
    const asLeft = leftOut(command);
    return { organization, predecessorIds, ...(asLeft.length > 0 && { asLeft }) };
  },
  ask: ({ organization, predecessorIds, asLeft = [] }) => ({
    ...askedAsLeft(organization, asLeft),
    predecessorIds,
  }),
});
