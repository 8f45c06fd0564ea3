import { Injectable } from '@nestjs/common';
import sql, { raw, type Sql } from 'sql-template-tag';
import { changeReference, withKind, type ChangeReference } from '../changes/change-reference.js';
import { decisionReference } from '../../read-side/decision-reference.js';
import { Rows } from '../../read-side/rows.js';
import type { Known } from '../../read-side/time/known.js';
import { moment } from '../../read-side/time/relations.js';
import { stateColumns } from '../organizations/organization-columns.js';
import type { Belief, BeliefTurn } from './history.document.js';

type Reference = Omit<ChangeReference, 'kind'>;

interface Row extends Omit<Belief, 'change' | 'from' | 'to'> {
  readonly change: Reference;
  readonly from: Turn;
  readonly to: Turn | null;
}

interface Turn extends Omit<BeliefTurn, 'change'> {
  /** Those of the decision that involve the organization. */
  readonly changes: readonly Reference[];
}

/** Reads what was ever believed of an organization. */
@Injectable()
export class Beliefs {
  constructor(private readonly rows: Rows) {}

  /** By their first day, and in the order in which they were believed. */
  async of(id: string, { register, revision }: Known): Promise<Belief[]> {
    const rows = await this.rows.all<Row>(sql`
      SELECT ${stateColumns('v')}, ${changeReference('v')} AS change, ${turn('v.known_from', id)} AS "from",
             CASE WHEN v.known_to <= ${revision} THEN ${turn('v.known_to', id)} END AS "to"
        FROM organization_version v
       WHERE v.register = ${register} AND v.organization_id = ${id} AND v.known_from <= ${revision}
       ORDER BY v.valid_from, v.known_from`);
    return rows.map(({ change, from, to, ...state }) => ({
      ...state,
      change: withKind(change),
      from: turnOf(from, change),
      to: to && turnOf(to),
    }));
  }
}

/** The decision whose last event has a revision, and its changes that involve the organization. */
function turn(revision: string, id: string): Sql {
  return sql`(
    SELECT json_build_object('revision', d.revision_last, 'recordedAt', ${moment('d.recorded_at')},
             'decision', ${decisionReference('d')},
             'changes', (SELECT COALESCE(json_agg(${changeReference('c')} ORDER BY c.revision), '[]') FROM change c
                          WHERE c.register = d.register AND c.decision_id = d.decision_id
                            AND c.organization_ids @> ${[id]}::text[]))
      FROM decision d WHERE d.register = v.register AND d.revision_last = ${raw(revision)})`;
}

/** @param made the change that made the version, when it is about the version's beginning */
function turnOf({ changes, ...turn }: Turn, made?: Reference): BeliefTurn {
  const own = changes.find(({ revision }) => revision === made?.revision);
  const change = own ?? (changes.length === 1 ? changes[0] : undefined);
  return { ...turn, change: change ? withKind(change) : null };
}
