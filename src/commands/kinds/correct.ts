import { ArrayNotEmpty, ArrayUnique, IsArray, IsIn, IsObject } from 'class-validator';
import { changeCorrected, correctors, type Corrector } from '../../events/types/change-corrected.js';
import { Nested, Optional } from '../../events/vocabulary/validation.js';
import { IsId } from './change.js';
import { changeKind } from './change-kind.js';
import { ChangeTargetInput, RectifyingChange } from './target.js';

/** Exactly one of `patch`, `replacement` and `successorIds`. */
export class Correct extends RectifyingChange {
  /** A change, or an earlier correction of it. */
  @Nested(() => ChangeTargetInput) target!: ChangeTargetInput;
  /** Who erred: the issuer of the instrument, or the register in recording it. */
  @IsIn(correctors) by!: Corrector;
  /** What differs, as a JSON Merge Patch (RFC 7396) of the change as it would be asked for: null takes a field away. */
  @Optional() @IsObject() patch?: Record<string, unknown>;
  /** The whole change as it should have been asked for. Its date and its place within the day stay where not given. */
  @Optional() @IsObject() replacement?: Record<string, unknown>;
  /** Those that one that ended by the change lives on in too, beside those stated. They live on the change's date. */
  @Optional() @IsArray() @ArrayNotEmpty() @ArrayUnique() @IsId({ each: true }) successorIds?: string[];
  /** Whose further successors they are. Needed only where several ended. */
  @Optional() @IsId() predecessorId?: string;
}

export const correct = changeKind({
  kind: 'correct',
  label: { vi: 'đính chính', en: 'corrected' },
  command: Correct,
  event: changeCorrected,
  example: {
    target: { decisionId: '7f0c3d3e-5f0a-4c57-9f0e-2f9a4a1c9a10', change: 1 },
    by: 'issuer',
    reason: 'Đính chính theo Công văn số 12-CV/ĐU',
    patch: { name: 'Đảng bộ Học viện Mẫu' },
  },
  decide: ({ target, by, reason }, { rectified }) => rectified && { target, by, reason, treated: rectified },
  ask: ({ target, by, reason, treated }, asked) => ({
    target,
    by,
    reason,
    replacement: asked(treated[0]!.after!),
  }),
});
