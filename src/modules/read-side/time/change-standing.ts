import { changeAnnulled } from '../../../events/types/change-annulled.js';
import { changeCorrected } from '../../../events/types/change-corrected.js';
import {
  rectifications,
  type RectificationKind,
} from '../../../projections/decisions/change-rectification.entity.js';

/** The types of the events that rectify recorded changes. */
export const rectifyingTypes: readonly string[] = [changeCorrected.type, changeAnnulled.type];

/**
 * What became of a change, as far as is known:
 * - `as-recorded`: it says what it said when it was recorded;
 * - `corrected`: it says something else;
 * - `annulled`: it is void from the start;
 * - `restored`: a correction or an annulment of it was annulled itself, and it says again what it said without it.
 */
export const changeStandings = ['as-recorded', ...rectifications] as const;
export type ChangeStanding = 'as-recorded' | RectificationKind;
