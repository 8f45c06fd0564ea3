import { organizationTransferred } from '../../events/types/organization-transferred.js';
import { IsId } from './change.js';
import { changeKind } from './change-kind.js';
import { ChangeWithHandover, handoverOf } from './handover-input.js';
import { Nullable } from '../../events/vocabulary/validation.js';

export class Transfer extends ChangeWithHandover {
  @IsId() organizationId!: string;
  /** The new parent; null makes it a root. */
  @Nullable() @IsId() parentId!: string | null;
}

export const transfer = changeKind({
  kind: 'transfer',
  label: { vi: 'chuyển trực thuộc', en: 'transferred' },
  command: Transfer,
  event: organizationTransferred,
  example: { organizationId: 'G-01', parentId: 'U-02', handoverOn: '2018-07-01' },
  decide(command, context) {
    const { organizationId, parentId } = command;
    const state = context.live(organizationId, '/organizationId');
    context.knownParent(parentId, '/parentId');
    if (state && state.parentId === parentId) {
      context.error('nothing-changes', '/parentId', [organizationId], {
        organization: organizationId,
        on: context.on,
        detail: parentId ?? 'null',
      });
    }
    return { organizationId, parentId, ...handoverOf(command) };
  },
  ask: ({ organizationId, parentId, handoverOn, counterpart }) => ({
    organizationId,
    parentId,
    handoverOn,
    counterpart,
  }),
});
