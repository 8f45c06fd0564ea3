import { organizationHandedOver } from '../../events/types/organization-handed-over.js';
import { IsId } from './change.js';
import { changeKind } from './change-kind.js';
import { ChangeWithHandover, handoverOf } from './handover-input.js';
import { IsText } from '../../events/vocabulary/validation.js';

export class HandOver extends ChangeWithHandover {
  /** The head; all under it goes along. */
  @IsId() organizationId!: string;
  /** The body outside the register that it goes to. */
  @IsText(500) to!: string;
}

export const handOver = changeKind({
  kind: 'hand-over',
  label: { vi: 'chuyển giao', en: 'handed over' },
  command: HandOver,
  event: organizationHandedOver,
  example: { organizationId: 'G-02', to: 'Đảng bộ Khối Mẫu', handoverOn: '2018-07-01' },
  decide(command, context) {
    const { organizationId, to } = command;
    if (!context.live(organizationId, '/organizationId')) return undefined;
    return { organizationId, subtree: context.subtreeOf(organizationId), to, ...handoverOf(command) };
  },
  ask: ({ organizationId, to, handoverOn, counterpart }) => ({ organizationId, to, handoverOn, counterpart }),
});
