import type { EntityManager } from 'typeorm';
import { rectificationsOf } from '../../events/types/event-catalogue.js';
import { contentOf, type ChangeContent } from '../../events/types/change-rectified.js';
import { changeRef, rectifiedRef, type ChangeRef } from '../../events/register/history.js';
import { refColumns } from '../rows/change-columns.js';
import { KnownRows, type RowKey } from '../rows/known-rows.js';
import type { Row } from '../rows/insert-rows.js';
import { knownFrom, type WholeDecision } from './whole-decision.js';

/** A change, and what it says. */
export interface Statement {
  readonly change: ChangeRef;
  readonly content: ChangeContent;
}

/** What a decision makes changes say, its own and earlier ones, and what these say no more. */
export interface DecisionStatements {
  readonly withdrawn: readonly Statement[];
  readonly placed: readonly Statement[];
}

export function statedBy({ changes }: WholeDecision): DecisionStatements {
  const withdrawn: Statement[] = [];
  const placed: Statement[] = [];
  for (const event of changes) {
    placed.push({ change: changeRef(event, event.revision), content: contentOf(event) });
    for (const rectification of rectificationsOf(event)) {
      const { before, after } = rectification;
      if (before) withdrawn.push({ change: rectifiedRef(rectification, before), content: before });
      if (after) placed.push({ change: rectifiedRef(rectification, after), content: after });
    }
  }
  return { withdrawn, placed };
}

/** The columns by which `writeStatements` finds the rows of a change. */
export const changeKey: RowKey = { register: 'text', revision: 'integer' };

/**
 * Opens the rows that changes make, and closes those of changes that say something else from now on, or nothing.
 * @param key names one row among those known now; with the register and the change's revision
 * @param rowsOf the rows that a change makes, without the columns of `ChangeRow`
 */
export async function writeStatements(
  transaction: EntityManager,
  table: string,
  key: RowKey,
  decisions: readonly WholeDecision[],
  rowsOf: (statement: Statement) => readonly Row[],
): Promise<void> {
  const rows = new KnownRows(table, { ...changeKey, ...key });
  for (const decision of decisions) {
    const { register } = decision;
    const known = knownFrom(decision);
    const { withdrawn, placed } = statedBy(decision);
    for (const statement of withdrawn) {
      const { revision } = statement.change;
      for (const row of rowsOf(statement)) rows.close({ register, revision, ...row }, known);
    }
    for (const statement of placed) {
      for (const row of rowsOf(statement))
        rows.open({ register, ...refColumns(statement.change, known), ...row });
    }
  }
  await rows.write(transaction);
}
