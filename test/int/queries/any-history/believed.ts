import type { OrganizationState } from '../../../../src/events/register/history.js';
import { QueriesUnderTest } from '../support.js';
import { endsOf } from './histories.js';

/** Every version of an organization that a fold made of what was known, with when it was known. */
export function believed(queries: QueriesUnderTest, register: string, id: string, knownAt: number) {
  const open = new Map<string, Believed>();
  const all: Believed[] = [];
  for (const end of endsOf(queries, register, knownAt)) {
    const now = queries.state(register, end).timeline.versions(id);
    const keys = new Map(
      now.map(({ from, to, state, change }) => {
        const version = { from, to, state, change: change.revision };
        // The same change may say something else that comes to the same: it is the same belief only if all is the same.
        return [JSON.stringify([version, change]), version];
      }),
    );
    for (const [key, belief] of open) {
      if (keys.has(key)) continue;
      belief.until = end;
      open.delete(key);
    }
    for (const [key, version] of keys) {
      if (open.has(key)) continue;
      const belief = { ...version, since: end, until: null };
      open.set(key, belief);
      all.push(belief);
    }
  }
  return all.sort((a, b) => (a.from === b.from ? a.since - b.since : a.from < b.from ? -1 : 1));
}

interface Believed {
  readonly from: string;
  readonly to: string | null;
  readonly state: OrganizationState;
  readonly change: number;
  readonly since: number;
  until: number | null;
}
