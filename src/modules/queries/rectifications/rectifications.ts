import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { changeReference, withKind } from '../changes/change-reference.js';
import { decisionReference } from '../../read-side/decision-reference.js';
import { Rows } from '../../read-side/rows.js';
import type { Known } from '../../read-side/time/known.js';
import { moment } from '../../read-side/time/relations.js';
import { contentDifferences, type Content } from './content-differences.js';
import type { Rectification } from './rectification.documents.js';

interface Row extends Omit<
  Rectification,
  'differences' | 'type' | 'kind' | 'revision' | 'decisionId' | 'index'
> {
  readonly target: number;
  readonly rectifying: Pick<Rectification, 'revision' | 'decisionId' | 'index' | 'type'>;
  readonly content: Content | null;
}

/** Reads what became of changes. */
@Injectable()
export class Rectifications {
  constructor(private readonly rows: Rows) {}

  /**
   * The rectifications of each change in the order of recording; nothing for one that has none.
   * @param revisions of changes that do not rectify others themselves
   */
  async of(revisions: readonly number[], asOf: Known): Promise<ReadonlyMap<number, Rectification[]>> {
    const found = new Map<number, Rectification[]>();
    const rows = revisions.length === 0 ? [] : await this.#read(revisions, asOf);
    const said = new Map<number, Content | null>();
    if (rows.length > 0) {
      const recorded = await this.#recorded([...new Set(rows.map(({ target }) => target))], asOf);
      for (const { target, content } of recorded) said.set(target, content);
    }
    for (const { target, rectifying, content, ...row } of rows) {
      const before = said.get(target) ?? null;
      const differences = before && content ? contentDifferences(before, content) : [];
      found.set(target, [...(found.get(target) ?? []), { ...withKind(rectifying), ...row, differences }]);
      said.set(target, content);
    }
    return found;
  }

  #read(revisions: readonly number[], { register, revision }: Known): Promise<Row[]> {
    return this.rows.all(sql`
      SELECT t.revision AS target, ${changeReference('c')} AS rectifying, t.treatment AS rectification,
             t.corrected_by AS by, t.reason, ${moment('c.recorded_at')} AS "recordedAt",
             ${decisionReference('d')} AS decision,
             CASE WHEN t.data IS NOT NULL THEN json_build_object(
               'effectiveOn', t.effective_on, 'effectiveSequence', t.effective_sequence,
               'effectivePrecision', t.effective_precision, 'dateStated', t.date_stated, 'data', t.data) END AS content
        FROM change_treatment t
        JOIN change c ON c.register = t.register AND c.revision = t.treated_by
        JOIN decision d ON d.register = t.register AND d.decision_id = t.treating_decision_id
       WHERE t.register = ${register} AND t.revision = ANY(${revisions}::integer[]) AND t.known_from <= ${revision}
       ORDER BY t.revision, t.known_from`);
  }

  /** What changes said when they were recorded. */
  #recorded(revisions: readonly number[], { register }: Known): Promise<Pick<Row, 'target' | 'content'>[]> {
    return this.rows.all(sql`
      SELECT revision AS target, json_build_object(
               'effectiveOn', effective_on, 'effectiveSequence', effective_sequence,
               'effectivePrecision', effective_precision, 'dateStated', date_stated, 'data', data) AS content
        FROM change WHERE register = ${register} AND revision = ANY(${revisions}::integer[])`);
  }
}
