import type { EntityManager } from 'typeorm';
import type { Batch } from '../batch.js';
import { insertRows, type Row } from '../rows.js';

/** Revisions in a block of level 1; a block of each further level holds as many of the level below. */
export const BLOCK = 32;
/** The highest level. */
export const LEVELS = 3;

/** Revisions in a block of a level. */
export function blockSize(level: number): number {
  return BLOCK ** level;
}

/** Sums up the blocks of revisions that a batch, whose deltas are already written, has filled. */
export async function writeFullBlocks(transaction: EntityManager, batch: Batch): Promise<void> {
  const rows: Row[] = [];
  for (const [register, { first, last }] of spans(batch)) {
    for (let level = 1; level <= LEVELS; level++) {
      const size = blockSize(level);
      const from = Math.floor(first / size);
      const to = Math.floor((last + 1) / size);
      if (from < to) rows.push(...(await blockRows(transaction, register, level, from, to)));
    }
  }
  await insertRows(transaction, 'organization_count_block', rows);
}

/** For every register of a batch, its first and last revision there. */
function spans(batch: Batch): Map<string, { readonly first: number; readonly last: number }> {
  const result = new Map<string, { first: number; last: number }>();
  for (const { register, issued, changes } of batch.decisions) {
    const last = issued.revision + changes.length;
    result.set(register, { first: result.get(register)?.first ?? issued.revision, last });
  }
  return result;
}

/** The rows of the blocks `[from, to)` of a level. */
async function blockRows(
  transaction: EntityManager,
  register: string,
  level: number,
  from: number,
  to: number,
): Promise<Row[]> {
  const size = blockSize(level);
  const deltas = await transaction.query<
    { block: number; effective_on: string; kind: string; delta: number }[]
  >(
    `SELECT known_from / $2::integer AS block, effective_on::text, kind, sum(delta)::integer AS delta
       FROM organization_count
      WHERE register = $1 AND known_from >= $3 AND known_from < $4
      GROUP BY block, effective_on, kind
      ORDER BY block, effective_on`,
    [register, size, from * size, to * size],
  );
  const rows: Row[] = [];
  let block = -1;
  let counts: Record<string, number> = {};
  for (const [i, { block: b, effective_on, kind, delta }] of deltas.entries()) {
    if (b !== block) counts = {};
    block = b;
    counts[kind] = (counts[kind] ?? 0) + delta;
    const next = deltas[i + 1];
    if (next?.block === block && next.effective_on === effective_on) continue;
    const present = Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0));
    rows.push({ register, level, block, effective_on, counts: present });
  }
  return rows;
}
