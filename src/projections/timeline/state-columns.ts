import { stateFields, type StateField } from '../../events/register/history.js';

/**
 * Where `organization_version` holds the fields of an organization's state, as their names in answers. A new column
 * needs a migration and a higher version of `timelineProjection`.
 */
export const stateColumns = {
  name: 'name',
  otherNames: 'other_names',
  kind: 'kind',
  parentId: 'parent_id',
  codes: 'codes',
  authorities: 'authorities',
  functions: 'functions',
} as const satisfies Readonly<Record<StateField, string>>;

/** What `write` makes of each field and its column, one after the other, for a list in SQL. */
export function eachStateColumn(write: (field: StateField, column: string) => string): string {
  return stateFields.map((field) => write(field, stateColumns[field])).join(', ');
}
