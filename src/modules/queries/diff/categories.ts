import { raw, type Sql } from 'sql-template-tag';

/** The fields of an organization's state, as its versions and the answers name them. */
const columns = {
  name: 'name',
  otherNames: 'other_names',
  kind: 'kind',
  parentId: 'parent_id',
  codes: 'codes',
  authorities: 'authorities',
  functions: 'functions',
} as const;

export type StateField = keyof typeof columns;
export const stateFields = Object.keys(columns) as StateField[];

/** In what an organization differs that lives in both states: category → fields. Every field has its category. */
const byFields = {
  renamed: ['name', 'otherNames'],
  moved: ['parentId'],
  reclassified: ['kind'],
  recoded: ['codes'],
  authorities: ['authorities'],
  functions: ['functions'],
} as const satisfies Readonly<Record<string, readonly StateField[]>>;

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
export const diffCategories = [
  'opened',
  'closed',
  'renamed',
  'moved',
  'reclassified',
  'recoded',
  'authorities',
  'functions',
  'merged',
  'split',
  'learned',
  'corrected',
] as const;
export type DiffCategory = (typeof diffCategories)[number];

export type FieldCategory = keyof typeof byFields;
export const fieldCategories = Object.keys(byFields) as FieldCategory[];

/** That two rows of `organization_version`, by their aliases, differ in what a category is about. */
export function differsBy(category: FieldCategory, a: string, b: string): Sql {
  return differs(byFields[category], a, b);
}

/** That two rows of `organization_version`, by their aliases, are not the same state; both may be missing. */
export function differsAtAll(a: string, b: string): Sql {
  return differs(['id', ...stateFields], a, b);
}

function differs(fields: readonly (StateField | 'id')[], a: string, b: string): Sql {
  const of = (alias: string) =>
    fields.map((field) => `${alias}.${field === 'id' ? 'organization_id' : columns[field]}`).join(', ');
  return raw(`(ROW(${of(a)}) IS DISTINCT FROM ROW(${of(b)}))`);
}
