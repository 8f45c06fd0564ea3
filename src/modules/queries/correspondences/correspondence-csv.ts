import { stringify } from 'csv-stringify/sync';
import type { CorrespondenceItem } from './correspondence.documents.js';

const columns = [
  'from_id',
  'from_name',
  'from_kind',
  'from_parent',
  'to_id',
  'to_name',
  'to_kind',
  'to_parent',
  'labels',
  'one_to_many',
  'many_to_one',
  'effective_on',
  'changes',
  'instruments',
] as const;

/**
 * Correspondences as lines of a table; `changes` are named by their decision and their index in it. Texts that a
 * spreadsheet would take for formulas are disarmed by an apostrophe.
 * @param first whether the table begins with them: with a byte order mark, which Excel needs for Vietnamese, and the
 *   names of the columns
 */
export function correspondenceCsv(items: readonly CorrespondenceItem[], first: boolean): string {
  return stringify(items.map(lineOf), {
    header: first,
    bom: first,
    columns: [...columns],
    escape_formulas: true,
  });
}

function lineOf({ from, to, labels, oneToMany, manyToOne, changes }: CorrespondenceItem) {
  return {
    from_id: from?.id,
    from_name: from?.name,
    from_kind: from?.kind,
    from_parent: from?.parentId,
    to_id: to?.id,
    to_name: to?.name,
    to_kind: to?.kind,
    to_parent: to?.parentId,
    labels: labels.join(' '),
    one_to_many: String(oneToMany),
    many_to_one: String(manyToOne),
    effective_on: changes.map(({ effectiveOn }) => effectiveOn).join(' '),
    changes: changes.map(({ decisionId, index }) => `${decisionId}#${index}`).join(' '),
    instruments: [...new Set(changes.map(({ decision }) => decision.number))].join(' '),
  };
}
