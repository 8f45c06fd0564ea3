import type { ChangeRectifiedData } from '../../../events/types/change-rectified.js';
import { withKind } from './change-reference.js';
import type { RectifiedChange } from './change.documents.js';
import { rectifyingTypes } from '../../read-side/time/change-standing.js';

/** The changes that a recorded one rectifies; nothing for one that does not rectify others. */
export function targetsOf({
  type,
  data,
}: {
  readonly type: string;
  readonly data: unknown;
}): RectifiedChange[] {
  if (!rectifyingTypes.includes(type)) return [];
  const { treated } = data as ChangeRectifiedData;
  return treated.map(({ revision, decisionId, index, before, after }) => {
    const { type: of, effectiveOn, dateStated = null } = (after ?? before)!;
    const dated = { effectiveOn, dateStated, assumed: dateStated !== null };
    return { ...withKind({ revision, decisionId, index, type: of }), ...dated };
  });
}
