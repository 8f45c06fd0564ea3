import { message } from '../../../events/messages/message.js';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import sql from 'sql-template-tag';
import { NotFound } from '../../errors/request-errors.js';
import { withKind } from '../changes/change-reference.js';
import { changesStanding } from '../changes/in-force.js';
import { targetsOf } from '../changes/targets.js';
import { stepFields, stepsOf } from '../history/steps.js';
import { Rows } from '../../read-side/rows.js';
import { assumedColumns } from '../../read-side/time/assumed-date.js';
import type { Known } from '../../read-side/time/known.js';
import { moment } from '../../read-side/time/relations.js';
import { ReadNamings } from '../rectifications/namings.js';
import { rectifyingTypes } from '../../read-side/time/change-standing.js';
import { Rectifications } from '../rectifications/rectifications.js';
import { decisionColumns } from './decision-columns.js';
import { DecisionStandings } from './decision-standings.js';
import type { DecisionChange, DecisionDetail } from './decision.documents.js';
import { Links } from './decision-links.js';

/** A decision, with what became of its changes and what they do, as far as is known. */
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

type Row = Omit<DecisionDetail, 'asOf' | 'standing' | 'links' | 'changes' | 'changesUrl'>;
type ChangeRow = Omit<DecisionChange, 'kind' | 'rectifications' | 'targets'>;

@QueryHandler(GetDecision)
export class GetDecisionHandler implements IQueryHandler<GetDecision> {
  constructor(
    private readonly rows: Rows,
    private readonly links: Links,
    private readonly standings: DecisionStandings,
    private readonly rectifications: Rectifications,
    private readonly namings: ReadNamings,
  ) {}

  /** @throws NotFound when it is not known */
  async execute({ known: asOf, id }: GetDecision): Promise<DecisionDetail> {
    const { register, revision } = asOf;
    const decision = await this.rows.first<Row>(sql`
      SELECT ${decisionColumns('d')}, legal_bases AS "legalBases", attachments, acknowledgements, warnings,
             revision_first AS "firstRevision", position, fingerprint,
             correlation_id AS "correlationId", causation_id AS "causationId"
        FROM decision d
       WHERE register = ${register} AND decision_id = ${id} AND revision_last <= ${revision}`);
    if (!decision) {
      const detail = message('request.unknown-decision', { register, decision: id, revision });
      throw new NotFound('unknown-decision', detail);
    }
    const query = new URLSearchParams({ decision: id, knownAt: String(revision) });
    return {
      asOf,
      ...decision,
      standing: (await this.standings.of([id], asOf)).get(id)!,
      links: await this.links.of(id, asOf),
      changes: await this.#changes(asOf, id, decision.firstRevision),
      changesUrl: `/registers/${register}/changes?${query.toString()}`,
    };
  }

  async #changes(asOf: Known, id: string, first: number): Promise<DecisionChange[]> {
    const rows = await this.#rows(asOf, id, first);
    const rectifications = await this.rectifications.of(
      rows.map(({ revision }) => revision),
      asOf,
    );
    const rectifying = rows.some(({ type }) => rectifyingTypes.includes(type));
    const namings = await this.namings.of(rectifying ? [id] : [], asOf);
    return rows.map((row) => {
      const { revision } = row;
      const targets = targetsOf(row);
      return rectifyingTypes.includes(row.type)
        ? {
            ...withKind(row),
            standing: namings.standing(revision),
            rectifications: namings.rectifications(revision),
            targets,
          }
        : { ...withKind(row), rectifications: rectifications.get(revision) ?? [], targets };
    });
  }

  #rows(asOf: Known, id: string, first: number): Promise<ChangeRow[]> {
    const last = first + maxChanges;
    return this.rows.all(sql`
      SELECT c.revision, c.decision_id AS "decisionId", c.index, c.type,
             c.effective_on::text AS "effectiveOn", c.effective_sequence AS "effectiveSequence",
             c.effective_precision AS "effectivePrecision", ${assumedColumns('c.date_stated')}, ${moment('c.recorded_at')} AS "recordedAt",
             c.organization_ids AS "organizationIds", c.data, c.standing, c.says, COALESCE(s.steps, '[]') AS steps
        FROM ${changesStanding(asOf, { where: sql`c.decision_id = ${id} AND c.revision <= ${last}` })} c
        LEFT JOIN (
          SELECT revision, json_agg(json_build_object('organizationId', organization_id, ${stepFields})
                   ORDER BY ordinal) AS steps
            FROM ${stepsOf(asOf, sql`t.revision > ${first} AND t.revision <= ${last} AND t.decision_id = ${id}`)} step
           GROUP BY revision) s ON s.revision = c.revision
       ORDER BY c.revision`);
  }
}
