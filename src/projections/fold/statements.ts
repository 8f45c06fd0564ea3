import type { EntityManager } from 'typeorm';
import { treatmentsOf } from '../../events/types/event-catalogue.js';
import { contentOf, type ChangeContent } from '../../events/types/change-amended.js';
import { changeRef, treatedRef, type ChangeRef } from '../../events/register/history.js';
import { refColumns } from '../rows/change-columns.js';
import { KnownRows, type RowKey } from '../rows/known-rows.js';
import type { Row } from '../rows/rows.js';
import { knownFrom, type WholeDecision } from './whole-decision.js';

/** A change, and what it says. */
export interface Said {
  readonly change: ChangeRef;
  readonly content: ChangeContent;
}

/** What a decision makes changes say, its own and earlier ones, and what these say no more. */
export interface DecisionSaid {
  readonly withdrawn: readonly Said[];
  readonly placed: readonly Said[];
}

export function saidBy({ changes }: WholeDecision): DecisionSaid {
  const withdrawn: Said[] = [];
  const placed: Said[] = [];
  for (const event of changes) {
    placed.push({ change: changeRef(event, event.revision), content: contentOf(event) });
    for (const treatment of treatmentsOf(event)) {
      const { before, after } = treatment;
      if (before) withdrawn.push({ change: treatedRef(treatment, before), content: before });
      if (after) placed.push({ change: treatedRef(treatment, after), content: after });
    }
  }
  return { withdrawn, placed };
}

/** The columns by which `writeSaid` finds the rows of a change. */
export const changeKey: RowKey = { register: 'text', revision: 'integer' };

/**
 * Opens the rows that changes make, and closes those of changes that say something else from now on, or nothing.
 * @param key names one row among those known now; with the register and the change's revision
 * @param rowsOf the rows that a change makes, without the columns of `ChangeRow`
 */
export async function writeSaid(
  transaction: EntityManager,
  table: string,
  key: RowKey,
  decisions: readonly WholeDecision[],
  rowsOf: (said: Said) => readonly Row[],
): Promise<void> {
  const rows = new KnownRows(table, { ...changeKey, ...key });
  for (const decision of decisions) {
    const { register } = decision;
    const known = knownFrom(decision);
    const { withdrawn, placed } = saidBy(decision);
    for (const said of withdrawn) {
      const { revision } = said.change;
      for (const row of rowsOf(said)) rows.close({ register, revision, ...row }, known);
    }
    for (const said of placed) {
      for (const row of rowsOf(said)) rows.open({ register, ...refColumns(said.change, known), ...row });
    }
  }
  await rows.write(transaction);
}
