import type { EntityManager } from 'typeorm';
import type { Effect } from '../../events/vocabulary/effect.js';
import type { Entry } from '../../events/register/history.js';
import { organizationKey, type HistoryKey } from '../fold/histories.js';

interface EntryRow {
  readonly register: string;
  readonly organization_id: string;
  readonly revision: number;
  readonly effective_on: string;
  readonly effective_sequence: number;
  readonly decision_id: string;
  readonly index: number;
  readonly type: string;
  readonly ordinal: number;
  readonly effect: Effect;
}

/** Reads effects from a table `organization_entry`, which holds everything that is wanted. */
export async function readEntries(
  manager: Pick<EntityManager, 'query'>,
  table: string,
  keys: readonly HistoryKey[],
): Promise<Map<string, Entry[]>> {
  const result = new Map<string, Entry[]>();
  const rows = await manager.query<EntryRow[]>(
    `SELECT e.register, e.organization_id, e.revision, e.effective_on::text, e.effective_sequence,
            e.decision_id, e.index, e.type, e.ordinal, e.effect
       FROM unnest($1::text[], $2::text[], $3::integer[]) AS k (register, organization_id, known_at)
      CROSS JOIN LATERAL (
            SELECT * FROM ${table} e
             WHERE e.register = k.register AND e.organization_id = k.organization_id
               AND e.known_from <= k.known_at AND k.known_at < e.known_to
            OFFSET 0) e`,
    [keys.map((key) => key.register), keys.map((key) => key.organizationId), keys.map((key) => key.knownAt)],
  );
  for (const row of rows) {
    const name = organizationKey(row.register, row.organization_id);
    const entries = result.get(name) ?? [];
    entries.push(toEntry(row));
    result.set(name, entries);
  }
  return result;
}

function toEntry(row: EntryRow): Entry {
  const { revision, effective_on, effective_sequence, decision_id, index, type, ordinal, effect } = row;
  return {
    change: {
      revision,
      effectiveOn: effective_on,
      effectiveSequence: effective_sequence,
      decisionId: decision_id,
      index,
      type,
    },
    ordinal,
    effect,
  };
}
