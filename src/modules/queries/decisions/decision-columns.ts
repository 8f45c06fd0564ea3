import sql, { raw, type Sql } from 'sql-template-tag';
import { moment } from '../../read-side/time/relations.js';

/** A row of `decision`, by its alias, as a `DecisionSummary`. */
export function decisionColumns(alias: string): Sql {
  return sql`${raw(`${alias}.decision_id AS id, ${alias}.issuer, ${alias}.organ, ${alias}.instrument_type AS type,
    ${alias}.number, ${alias}.issued_on::text AS "issuedOn", ${alias}.effective_on::text AS "effectiveOn",
    ${alias}.title, ${alias}.signer, ${alias}.changes AS "changeCount", ${alias}.revision_last AS revision,
    ${alias}.actor`)}, ${moment(`${alias}.recorded_at`)} AS "recordedAt"`;
}
