import type { EntityManager } from 'typeorm';

/**
 * How many organizations of each kind live on a date, as known at a revision; kinds that come to 0 are left out.
 * Reads some dozens of rows, however long the register is.
 */
export async function countsByKind(
  manager: Pick<EntityManager, 'query'>,
  register: string,
  validAt: string,
  knownAt: number,
): Promise<Record<string, number>> {
  const rows = await manager.query<{ kind: string; count: number }[]>(
    'SELECT kind, count::integer FROM organization_count_by_kind($1, $2, $3)',
    [register, validAt, knownAt],
  );
  return Object.fromEntries(rows.map(({ kind, count }) => [kind, count]));
}
