import { raw, type Sql } from 'sql-template-tag';
import { stateFields, type StateField } from '../../../events/register/history.js';
import { stateColumns } from '../../../projections/timeline/state-columns.js';

/** In what an organization differs that lives in both states: field → category. */
const categoryOf = {
  name: 'renamed',
  otherNames: 'renamed',
  kind: 'reclassified',
  parentId: 'moved',
  codes: 'recoded',
  authorities: 'authorities',
  functions: 'functions',
} as const satisfies Readonly<Record<StateField, string>>;

export type FieldCategory = (typeof categoryOf)[StateField];
export const fieldCategories: readonly FieldCategory[] = [...new Set(Object.values(categoryOf))];

/**
 * What can be said of an organization that is not the same in two states:
 * - `opened`, `closed`: it lives in the second state only, or in the first only;
 * - `renamed` (its name or other names), `moved` (to another parent), `reclassified`, `recoded`, `authorities`,
 *   `functions`: it lives in both and differs in this;
 * - `merged`: by lineage it comes together with others in one, or is the one; `split`: by lineage it goes apart into
 *   several, or is one of them. Both hold for several that become several others;
 * - `learned`: it differs by belief only. As known for the second state, it was on the first date already what it
 *   is on the second;
 * - `corrected`: it differs by a change that the first state knew, and that was corrected, annulled or restored since.
 *   Beside that, other changes may be behind the difference.
 */
export type DiffCategory = 'opened' | 'closed' | FieldCategory | 'merged' | 'split' | 'learned' | 'corrected';
export const diffCategories: readonly DiffCategory[] = [
  'opened',
  'closed',
  ...fieldCategories,
  'merged',
  'split',
  'learned',
  'corrected',
];

/** That two rows of `organization_version`, by their aliases, differ in what a category is about. */
export function differsBy(category: FieldCategory, a: string, b: string): Sql {
  return differs(
    stateFields.filter((field) => categoryOf[field] === category),
    a,
    b,
  );
}

/** That two rows of `organization_version`, by their aliases, are not the same state; both may be missing. */
export function differsAtAll(a: string, b: string): Sql {
  return differs(['id', ...stateFields], a, b);
}

function differs(fields: readonly (StateField | 'id')[], a: string, b: string): Sql {
  const of = (alias: string) =>
    fields.map((field) => `${alias}.${field === 'id' ? 'organization_id' : stateColumns[field]}`).join(', ');
  return raw(`(ROW(${of(a)}) IS DISTINCT FROM ROW(${of(b)}))`);
}
