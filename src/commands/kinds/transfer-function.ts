import { IsArray } from 'class-validator';
import { IsCode } from '../../events/vocabulary/classification.js';
import { functionTransferred } from '../../events/types/function-transferred.js';
import { Change, IsId } from './change.js';
import { changeKind } from './change-kind.js';
import { Optional } from '../../events/vocabulary/validation.js';

export class TransferFunction extends Change {
  /** The function's code in this register. */
  @IsCode() function!: string;
  /** Those that had a part in it and will have none. */
  @Optional() @IsArray() @IsId({ each: true }) fromOrganizationIds?: string[];
  @IsId() leadId!: string;
  @Optional() @IsArray() @IsId({ each: true }) coOperatorIds?: string[];
}

export const transferFunction = changeKind({
  kind: 'transfer-function',
  label: { vi: 'chuyển chức năng, nhiệm vụ', en: 'function transferred' },
  command: TransferFunction,
  event: functionTransferred,
  example: { function: 'training', fromOrganizationIds: ['D-03'], leadId: 'D-01', coOperatorIds: ['D-02'] },
  decide({ function: name, fromOrganizationIds = [], leadId, coOperatorIds = [] }, context) {
    const seen = new Set<string>();
    const part = (id: string, field: string) => {
      if (context.namedOnce(id, seen, field)) context.live(id, field);
    };
    part(leadId, '/leadId');
    coOperatorIds.forEach((id, i) => part(id, `/coOperatorIds/${i}`));
    fromOrganizationIds.forEach((id, i) => part(id, `/fromOrganizationIds/${i}`));
    return { function: name, fromOrganizationIds, leadId, coOperatorIds };
  },
  ask: ({ function: name, fromOrganizationIds, leadId, coOperatorIds }) => ({
    function: name,
    fromOrganizationIds,
    leadId,
    coOperatorIds,
  }),
});
