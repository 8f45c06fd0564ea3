import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import sql, { raw } from 'sql-template-tag';
import { stateFields, type StateField } from '../../../events/register/history.js';
import { withKind, changeReference } from '../changes/change-reference.js';
import { decisionReference } from '../../read-side/decision-reference.js';
import { ClassificationOn } from '../registers/classification-on.js';
import { Rows } from '../../read-side/rows.js';
import type { AsOf } from '../../read-side/time/known.js';
import { changesOf, known } from '../../read-side/time/relations.js';
import { reference, stateColumns } from './organization-columns.js';
import { Lives } from './lives.js';
import type { OrganizationDetail } from './organization-detail.document.js';
import type { CurrentFact, Life, OrganizationReference } from './organization.documents.js';

/** An organization on a date, or what became of it. */
export class GetOrganization extends Query<OrganizationDetail> {
  constructor(
    readonly asOf: AsOf,
    readonly id: string,
  ) {
    super();
  }
}

type Row = Omit<OrganizationDetail, 'asOf' | 'kindLabel' | 'facts' | 'lives' | 'successors'>;

@QueryHandler(GetOrganization)
export class GetOrganizationHandler implements IQueryHandler<GetOrganization> {
  constructor(
    private readonly rows: Rows,
    private readonly lives: Lives,
    private readonly classifications: ClassificationOn,
  ) {}

  /** @throws NotFound when it never lived, as far as is known */
  async execute({ asOf, id }: GetOrganization): Promise<OrganizationDetail> {
    const lives = await this.lives.of(id, asOf);
    const row = (await this.#nearest(id, asOf)) ?? (await this.#fleeting(id, asOf));
    const facts = await this.#facts(id, asOf);
    const successors = await this.#successors(id, asOf, lifeOn(lives, asOf.validAt));
    const classification = await this.classifications.find(asOf);
    const kind = classification?.classification.kinds.find(({ code }) => code === row.kind);
    return {
      asOf,
      ...row,
      change: withKind(row.change),
      kindLabel: kind?.label ?? null,
      facts,
      lives,
      successors,
    };
  }

  /** The version of the date; else the last one before it; else the first one. */
  async #nearest(id: string, asOf: AsOf): Promise<Row | undefined> {
    const on = asOf.validAt;
    return this.rows.first<Row>(sql`
      SELECT v.organization_id AS id, v.valid_from <= ${on} AND ${on} < v.valid_to AS live,
             ${stateColumns('v')}, ${reference('p')} AS parent,
             ${changeReference('v')} AS change, ${decisionReference('d')} AS decision
        FROM (SELECT *, GREATEST(valid_from, LEAST(${on}::date, valid_to - 1)) AS looked_at
                FROM ${known('organization_version', asOf)} every
               WHERE organization_id = ${id}
               ORDER BY valid_from <= ${on} DESC, abs(valid_from - ${on}::date) LIMIT 1) v
        JOIN decision d ON d.register = v.register AND d.decision_id = v.decision_id
        LEFT JOIN ${known('organization_version', asOf)} p
          ON p.organization_id = v.parent_id AND p.valid_from <= v.looked_at AND v.looked_at < p.valid_to`);
  }

  /** What it was between its opening and its end on one and the same day: no date has a version of it. */
  async #fleeting(id: string, asOf: AsOf): Promise<Row> {
    const row = await this.rows.first<Row>(sql`
      SELECT t.organization_id AS id, false AS live, ${fleetingState}, NULL AS parent,
             t.effective_on::text AS "validFrom", t.effective_on::text AS "validTo",
             ${changeReference('t')} AS change, ${decisionReference('d')} AS decision
        FROM ${known('organization_transition', asOf)} t
        JOIN decision d ON d.register = t.register AND d.decision_id = t.decision_id
       WHERE t.organization_id = ${id} AND t.live_before AND NOT t.live_after
       ORDER BY t.effective_on DESC LIMIT 1`);
    return row!;
  }

  #facts(id: string, asOf: AsOf): Promise<CurrentFact[]> {
    return this.rows.all(sql`
      SELECT DISTINCT ON (measure) measure, value, effective_on::text AS "effectiveOn", revision
        FROM ${known('organization_fact', asOf)} f
       WHERE organization_id = ${id} AND revision IN ${changesOf(id, asOf)}
         AND period_from IS NULL AND effective_on <= ${asOf.validAt}
       ORDER BY measure, effective_on DESC, effective_sequence DESC, revision DESC, ordinal DESC`);
  }

  /** Of one life: an organization that came back has those of its earlier lives behind it. */
  #successors(id: string, asOf: AsOf, { openedBy }: Life): Promise<OrganizationReference[]> {
    return this.rows.all(sql`
      SELECT DISTINCT ON (v.organization_id) v.organization_id AS id, v.name, v.kind
        FROM ${known('succession', asOf)} s
        JOIN ${known('organization_version', asOf)} v ON v.organization_id = s.successor_id
       WHERE s.predecessor_id = ${id} AND ${openedBy.revision} = (
         SELECT t.revision FROM ${known('organization_transition', asOf)} t
          WHERE t.organization_id = ${id} AND t.live_after AND NOT t.live_before
            AND (t.effective_on, t.effective_sequence, t.revision)
                <= (s.effective_on, s.effective_sequence, s.revision)
          ORDER BY t.effective_on DESC, t.effective_sequence DESC, t.revision DESC LIMIT 1)
       ORDER BY v.organization_id, v.valid_from DESC`);
  }
}

/** The fields of a state of which only what a transition `t` holds is known. */
const fleetingFields: Readonly<Record<StateField, string>> = {
  name: 't.name_before',
  otherNames: "'{}'::jsonb",
  kind: 't.kind_before',
  parentId: 't.parent_before',
  codes: "'{}'::jsonb",
  authorities: "'{}'::text[]",
  functions: "'{}'::jsonb",
};
const fleetingState = raw(stateFields.map((field) => `${fleetingFields[field]} AS "${field}"`).join(', '));

/** The life of a date; else the last one before it; else the first one. */
function lifeOn(lives: readonly Life[], on: string): Life {
  return lives.findLast(({ from }) => from <= on) ?? lives[0]!;
}
