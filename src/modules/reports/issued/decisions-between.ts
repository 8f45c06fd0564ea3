import sql from 'sql-template-tag';
import { eventCatalogue } from '../../../events/types/event-catalogue.js';
import type { Rows } from '../../read-side/rows.js';
import type { Known } from '../../read-side/time/known.js';
import { moment } from '../../read-side/time/relations.js';
import { rectifyingTypes } from '../../read-side/time/change-standing.js';

/** What is known after a decision. */
export interface KnownDecision extends Known {
  readonly decisionId: string;
}

/**
 * Types of events that may bear on days before they take effect: they rectify other changes, or state measures of a
 * period.
 */
export const backwardTypes: readonly string[] = eventCatalogue
  .filter((definition) => rectifyingTypes.includes(definition.type) || 'facts' in definition)
  .map(({ type }) => type);

/** The decisions recorded after `then` and until `now` that may bear on days up to `until`, in their order. */
export function decisionsBetween(
  rows: Rows,
  then: Known,
  now: Known,
  until: string,
): Promise<KnownDecision[]> {
  return rows.all(sql`
    SELECT d.register, d.decision_id AS "decisionId", d.revision_last AS revision,
           ${moment('d.recorded_at')} AS "recordedAt"
      FROM decision d
     WHERE d.register = ${now.register} AND d.revision_last > ${then.revision}
       AND d.revision_last <= ${now.revision}
       AND EXISTS (
         SELECT FROM change c WHERE c.register = d.register AND c.decision_id = d.decision_id
            AND (c.effective_on <= ${until}::date OR c.type = ANY(${backwardTypes})))
     ORDER BY d.revision_last`);
}
