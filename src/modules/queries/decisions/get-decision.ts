import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { NotFound } from '../../http/bad-request.js';
import { withKind } from '../changes/change-reference.js';
import { stepFields, stepsOf } from '../organizations/steps.js';
import { Rows } from '../rows.js';
import { sql } from '../sql.js';
import type { Known } from '../time/known.js';
import { moment } from '../time/relations.js';
import { decisionColumns } from './columns.js';
import type { DecisionChange, DecisionDetail } from './decision.documents.js';

/** A decision, with what its changes did as is known now. */
export class GetDecision extends Query<DecisionDetail> {
  constructor(
    readonly known: Known,
    readonly id: string,
  ) {
    super();
  }
}

/** More changes than these are left to `changesUrl`. */
const maxChanges = 500;

@QueryHandler(GetDecision)
export class GetDecisionHandler implements IQueryHandler<GetDecision> {
  constructor(private readonly rows: Rows) {}

  /** @throws NotFound when it is not known */
  async execute({ known: asOf, id }: GetDecision): Promise<DecisionDetail> {
    const { register, revision } = asOf;
    const decision = await this.rows.first<Omit<DecisionDetail, 'asOf' | 'changes' | 'changesUrl'>>(sql`
      SELECT ${decisionColumns('d')}, legal_bases AS "legalBases", attachments, acknowledgements, warnings,
             revision_first AS "firstRevision", position, fingerprint,
             correlation_id AS "correlationId", causation_id AS "causationId"
        FROM decision d
       WHERE register = ${register} AND decision_id = ${id} AND revision_last <= ${revision}`);
    if (!decision) {
      const detail = `Register "${register}" knows no decision "${id}" at revision ${revision}.`;
      throw new NotFound('unknown-decision', detail);
    }
    const changes = await this.#changes(asOf, id, decision.firstRevision);
    const query = new URLSearchParams({ decision: id, knownAt: String(revision) });
    const changesUrl = `/registers/${register}/changes?${query.toString()}`;
    return { asOf, ...decision, changes: changes.map(withKind), changesUrl };
  }

  #changes(asOf: Known, id: string, first: number): Promise<DecisionChange[]> {
    const last = first + maxChanges;
    return this.rows.all(sql`
      SELECT c.revision, c.decision_id AS "decisionId", c.index, c.type,
             c.effective_on::text AS "effectiveOn", c.effective_sequence AS "effectiveSequence",
             c.effective_precision AS "effectivePrecision", ${moment('c.recorded_at')} AS "recordedAt",
             c.organization_ids AS "organizationIds", c.data, COALESCE(s.steps, '[]') AS steps
        FROM change c
        LEFT JOIN (
          SELECT revision, json_agg(json_build_object('organizationId', organization_id, ${stepFields})
                   ORDER BY ordinal) AS steps
            FROM ${stepsOf(asOf, sql`t.revision > ${first} AND t.revision <= ${last} AND t.decision_id = ${id}`)} step
           GROUP BY revision) s ON s.revision = c.revision
       WHERE c.register = ${asOf.register} AND c.decision_id = ${id} AND c.revision <= ${last}
       ORDER BY c.revision`);
  }
}
