import type { DataSource } from 'typeorm';

/** Rows in one order, whatever order they come in. */
export function sorted<T>(rows: readonly T[]): T[] {
  const key = (row: T): string => JSON.stringify(row);
  return [...rows].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

const open = `known_from <= $2 AND $2 < known_to`;

export async function versionRows(
  database: DataSource,
  register: string,
  knownAt: number,
): Promise<unknown[]> {
  const rows = await database.query<object[]>(
    `SELECT organization_id AS id, valid_from AS "from", valid_to AS to, revision, decision_id, index, type,
            name, other_names, kind, parent_id, codes, authorities, functions
       FROM organization_version WHERE register = $1 AND ${open}`,
    [register, knownAt],
  );
  return sorted(rows);
}

export async function transitionRows(
  database: DataSource,
  register: string,
  knownAt: number,
): Promise<unknown[]> {
  const rows = await database.query<object[]>(
    `SELECT organization_id AS id, effect, flow, ordinal, effective_on, effective_sequence,
            revision, decision_id, index, type, live_before, name_before, kind_before, parent_before,
            live_after, name_after, kind_after, parent_after
       FROM organization_transition WHERE register = $1 AND ${open}`,
    [register, knownAt],
  );
  return sorted(rows);
}

/** How many effects on organizations are known. */
export async function entryCount(database: DataSource, register: string, knownAt: number): Promise<number> {
  const [row] = await database.query<{ n: number }[]>(
    `SELECT count(*)::integer AS n FROM organization_entry WHERE register = $1 AND ${open}`,
    [register, knownAt],
  );
  return row!.n;
}

export async function successionRows(
  database: DataSource,
  register: string,
  knownAt: number,
): Promise<unknown[]> {
  const rows = await database.query<object[]>(
    `SELECT predecessor_id, successor_id, revision, ordinal, effective_on
       FROM succession WHERE register = $1 AND ${open}`,
    [register, knownAt],
  );
  return sorted(rows);
}

export async function factRows(database: DataSource, register: string, knownAt: number): Promise<unknown[]> {
  const rows = await database.query<object[]>(
    `SELECT organization_id, measure, value, period_from, period_to, revision, ordinal
       FROM organization_fact WHERE register = $1 AND ${open}`,
    [register, knownAt],
  );
  return sorted(rows);
}

export interface Count {
  readonly kind: string;
  readonly parent_id: string | null;
  readonly count: number;
}

export async function counts(
  database: DataSource,
  register: string,
  date: string,
  knownAt: number,
): Promise<Count[]> {
  const rows = await database.query<Count[]>(
    `SELECT kind, parent_id, sum(delta)::integer AS count FROM organization_count
      WHERE register = $1 AND known_from <= $2 AND effective_on <= $3
      GROUP BY kind, parent_id HAVING sum(delta) <> 0`,
    [register, knownAt, date],
  );
  return sorted(rows);
}
