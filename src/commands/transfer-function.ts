import { IsArray, IsOptional, Matches } from 'class-validator';
import { codePattern } from '../events/classification.js';
import { functionTransferred } from '../events/function-transferred.js';
import { Change, idPattern } from './change.js';
import { changeKind } from './change-kind.js';

export class TransferFunction extends Change {
  /** The function's code in this register. */
  @Matches(codePattern) function!: string;
  /** Those that had a part in it and will have none. */
  @IsOptional() @IsArray() @Matches(idPattern, { each: true }) fromOrganizationIds?: string[];
  @Matches(idPattern) leadId!: string;
  @IsOptional() @IsArray() @Matches(idPattern, { each: true }) coOperatorIds?: string[];
}

export const transferFunction = changeKind({
  kind: 'transfer-function',
  label: { vi: 'chuyển chức năng, nhiệm vụ', en: 'function transferred' },
  command: TransferFunction,
  event: functionTransferred,
  example: { function: 'training', fromOrganizationIds: ['D-03'], leadId: 'D-01', coOperatorIds: ['D-02'] },
  decide({ function: name, fromOrganizationIds = [], leadId, coOperatorIds = [] }, context) {
    const parts = [leadId, ...coOperatorIds, ...fromOrganizationIds];
    for (const [i, id] of parts.entries()) {
      if (parts.indexOf(id) !== i) context.error('named-twice', '', [id], { organization: id });
    }
    context.live(leadId, '/leadId');
    coOperatorIds.forEach((id, i) => context.live(id, `/coOperatorIds/${i}`));
    fromOrganizationIds.forEach((id, i) => context.live(id, `/fromOrganizationIds/${i}`));
    return { function: name, fromOrganizationIds, leadId, coOperatorIds };
  },
  ask: ({ function: name, fromOrganizationIds, leadId, coOperatorIds }) => ({
    function: name,
    fromOrganizationIds,
    leadId,
    coOperatorIds,
  }),
});
