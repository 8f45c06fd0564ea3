import type { ChangeTreatedData } from '../../../events/types/change-amended.js';
import { withKind } from './change-reference.js';
import type { TreatedChange } from './change.documents.js';
import { treatingTypes } from '../../read-side/time/standing.js';

/** The changes that a recorded one treats; nothing for one that does not treat others. */
export function targetsOf({
  type,
  data,
}: {
  readonly type: string;
  readonly data: unknown;
}): TreatedChange[] {
  if (!treatingTypes.includes(type)) return [];
  const { treated } = data as ChangeTreatedData;
  return treated.map(({ revision, decisionId, index, before, after }) => ({
    ...withKind({ revision, decisionId, index, type: (after ?? before)!.type }),
    effectiveOn: (after ?? before)!.effectiveOn,
  }));
}
