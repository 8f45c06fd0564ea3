import { isDeepStrictEqual } from 'node:util';
import { stateFields, type Version } from '../../events/register/history.js';
import { OPEN_DATE } from '../rows/known-time.js';
import { searchText } from '../rows/search-text.js';
import { refColumns } from '../rows/change-columns.js';
import type { RowKey } from '../rows/known-rows.js';
import type { Subject } from './entry-row.js';
import { stateColumns } from './state-columns.js';

/** Names the one version of an organization that is known now and begins on a date. */
export const versionKey: RowKey = { register: 'text', organization_id: 'text', valid_from: 'date' };

/** The versions that are known no more, and those that are known instead. */
export function changedVersions(
  before: readonly Version[],
  after: readonly Version[],
): { readonly closed: readonly Version[]; readonly opened: readonly Version[] } {
  const stay = new Set<string>();
  const old = new Map(before.map((version) => [version.from, version]));
  for (const version of after) {
    const same = old.get(version.from);
    if (same && sameVersion(same, version)) stay.add(version.from);
  }
  const changed = ({ from }: Version): boolean => !stay.has(from);
  return { closed: before.filter(changed), opened: after.filter(changed) };
}

function sameVersion(a: Version, b: Version): boolean {
  return a.to === b.to && a.change === b.change && isDeepStrictEqual(a.state, b.state);
}

/** A row of `organization_version`. */
export function versionRow(
  subject: Subject,
  { from, to, state, change }: Version,
  knownFrom: number,
): Record<string, unknown> {
  return {
    ...refColumns(change, knownFrom),
    ...subject,
    ...Object.fromEntries(stateFields.map((field) => [stateColumns[field], state[field]])),
    search_text: searchText(state.name, ...Object.values(state.otherNames)),
    valid_from: from,
    valid_to: to ?? OPEN_DATE,
  };
}
