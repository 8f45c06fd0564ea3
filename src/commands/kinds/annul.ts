import { changeAnnulled } from '../../events/types/change-annulled.js';
import { Nested } from '../../events/vocabulary/validation.js';
import { changeKind } from './change-kind.js';
import { DecisionTargetInput, RectifyingChange } from './target.js';

export class Annul extends RectifyingChange {
  /** A decision, one change of it, or an earlier correction or annulment. */
  @Nested(() => DecisionTargetInput) target!: DecisionTargetInput;
}

export const annul = changeKind({
  kind: 'annul',
  label: { vi: 'hủy bỏ', en: 'annulled' },
  command: Annul,
  event: changeAnnulled,
  example: {
    target: { decisionId: '7f0c3d3e-5f0a-4c57-9f0e-2f9a4a1c9a10' },
    reason: 'Ban hành trái thẩm quyền',
  },
  decide: ({ target, reason }, { rectified }) => rectified && { target, reason, treated: rectified },
  ask: ({ target, reason }) => ({ target, reason }),
});
