import { IsArray } from 'class-validator';
import { IsCode } from '../../events/vocabulary/classification.js';
import { transitions, comparePlaces, type OrganizationState } from '../../events/register/history.js';
import { lasting, organizationReinstated, type Lasting } from '../../events/types/organization-reinstated.js';
import { Change, IsId, MeasureInput, organizationInput } from './change.js';
import type { ChangeContext } from './change-context.js';
import { changeKind } from './change-kind.js';
import { checkAllLimits } from './measure-limits.js';
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
    const { organizationId, facts = [], predecessorIds } = command;
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
    const last = lastState(organizationId, context);
    if (!last) {
      context.error('never-ended', '/organizationId', [organizationId], params);
      return undefined;
    }
    const kind = command.organizationKind ?? last.kind;
    const parentId = command.parentId === undefined ? last.parentId : command.parentId;
    const codes = command.codes ?? last.codes;
    context.kindKnown(kind, '/organizationKind');
    context.knownParent(parentId, '/parentId');
    for (const scheme of Object.keys(codes)) context.schemeKnown(scheme, `/codes/${scheme}`);
    context.measuresKnown(facts, '/facts');
    checkAllLimits(context, facts, '/facts', { organizationId, kind });
    context.weighSize(organizationId, kind, facts, '/facts');
    context.allLive(predecessorIds ?? [], '/predecessorIds');
    const otherNames = command.otherNames ?? last.otherNames;
    const asLeft = lasting.filter((field) => command[inputs[field]] === undefined);
    return {
      organization: {
        organizationId,
        name: command.name ?? last.name,
        otherNames,
        kind,
        parentId,
        codes,
        facts,
      },
      predecessorIds,
      ...(asLeft.length > 0 && { asLeft }),
    };
  },
  ask: ({ organization, predecessorIds, asLeft = [] }) => ({
    ...organizationInput(organization),
    ...Object.fromEntries(asLeft.map((field) => [inputs[field], undefined])),
    predecessorIds,
  }),
});

/** What a decision may leave out, by the field in which it would state it. */
const inputs = {
  name: 'name',
  otherNames: 'otherNames',
  kind: 'organizationKind',
  parentId: 'parentId',
  codes: 'codes',
} as const satisfies Record<Lasting, keyof Reinstate>;

function lastState(organizationId: string, { state, place }: ChangeContext): OrganizationState | undefined {
  const ended = transitions(state.timeline.entries(organizationId)).findLast(
    ({ entry, before, after }) => before && !after && comparePlaces(entry.change, place) < 0,
  );
  return ended?.before ?? undefined;
}
