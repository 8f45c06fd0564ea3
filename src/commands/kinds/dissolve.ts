import { IsArray, IsIn } from 'class-validator';
import {
  dissolutionForms,
  organizationDissolved,
  type DissolutionForm,
} from '../../events/types/organization-dissolved.js';
import { Change, IsId, MovedChildInput } from './change.js';
import { changeKind } from './change-kind.js';
import { NestedEach, Optional } from '../../events/vocabulary/validation.js';

export class Dissolve extends Change {
  @IsId() organizationId!: string;
  /** dissolved (giải thể), ceased (kết thúc hoạt động) or disbanded (giải tán); dissolved when absent. */
  @Optional() @IsIn(dissolutionForms) form?: DissolutionForm;
  /** Those that take over its territory or duties. Another change of the decision may open them. */
  @Optional() @IsArray() @IsId({ each: true }) sharedTo?: string[];
  /** Where its children go. */
  @Optional()
  @NestedEach(() => MovedChildInput)
  children?: MovedChildInput[];
}

export const dissolve = changeKind({
  kind: 'dissolve',
  label: { vi: 'giải thể, kết thúc hoạt động', en: 'dissolved, ceased' },
  command: Dissolve,
  event: organizationDissolved,
  example: { organizationId: 'C-01', form: 'ceased', printedAs: 'kết thúc hoạt động' },
  decide({ organizationId, form = 'dissolved', sharedTo = [], children = [] }, context) {
    context.live(organizationId, '/organizationId');
    const seen = new Set([organizationId]);
    for (const [i, id] of sharedTo.entries()) {
      if (context.namedOnce(id, seen, `/sharedTo/${i}`)) context.takesOver(id, `/sharedTo/${i}`);
    }
    const moved = context.movedChildren([organizationId], children);
    return { form, organizationId, sharedTo, ...moved };
  },
  ask: ({ form, organizationId, sharedTo, children }) => ({ form, organizationId, sharedTo, children }),
  successors: {
    of: ({ organizationId }) => [organizationId],
    add: ({ sharedTo }, _, successorIds) => ({ sharedTo: [...new Set([...sharedTo, ...successorIds])] }),
  },
});
