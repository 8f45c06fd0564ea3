import type { EntityManager } from 'typeorm';
import type { Batch } from '../fold/batch.js';
import { insertRows, type Row } from '../rows/insert-rows.js';

/** Revisions in a block of level 1; a block of each further level holds as many blocks of the level below. */
export const BLOCK = 16;
/** The highest level. */
export const LEVELS = 5;

/** How a block changes the number of organizations of a kind from a date on. */
interface Delta {
  readonly block: number;
  readonly effective_on: string;
  readonly kind: string;
  readonly delta: number;
}

/** Sums up the blocks of revisions that a batch, whose deltas are already written, has filled. */
export async function writeFullBlocks(transaction: EntityManager, batch: Batch): Promise<void> {
  for (const [register, { first, last }] of spans(batch)) {
    for (let level = 1; level <= LEVELS; level++) {
      const size = BLOCK ** level;
      const blocks = { register, level, from: Math.floor(first / size), to: Math.floor((last + 1) / size) };
      if (blocks.from >= blocks.to) break;
      const deltas =
        level === 1 ? deltasOfRevisions(transaction, blocks) : deltasOfBlocks(transaction, blocks);
      await insertRows(transaction, 'organization_count_block', blockRows(blocks, await deltas));
    }
  }
}

/** Blocks `[from, to)` of a level. */
interface Blocks {
  readonly register: string;
  readonly level: number;
  readonly from: number;
  readonly to: number;
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

function deltasOfRevisions(transaction: EntityManager, { register, from, to }: Blocks): Promise<Delta[]> {
  return transaction.query<Delta[]>(
    `SELECT known_from / ${BLOCK} AS block, effective_on::text, kind, sum(delta)::integer AS delta
       FROM organization_count
      WHERE register = $1 AND known_from >= $2 AND known_from < $3
      GROUP BY block, effective_on, kind
      ORDER BY block, effective_on`,
    [register, from * BLOCK, to * BLOCK],
  );
}

function deltasOfBlocks(transaction: EntityManager, { register, level, from, to }: Blocks): Promise<Delta[]> {
  return transaction.query<Delta[]>(
    `SELECT block / ${BLOCK} AS block, effective_on::text, kind, sum(delta)::integer AS delta
       FROM (SELECT b.block, b.effective_on, c.kind,
                    c.count - coalesce(lag(c.count) OVER (PARTITION BY b.block, c.kind ORDER BY b.effective_on), 0)
                    AS delta
               FROM organization_count_block b
              CROSS JOIN LATERAL (SELECT key AS kind, value::integer AS count FROM jsonb_each_text(b.counts)) c
              WHERE b.register = $1 AND b.level = $2 AND b.block >= $3 AND b.block < $4) d
      WHERE delta <> 0
      GROUP BY block / ${BLOCK}, effective_on, kind
      ORDER BY 1, 2`,
    [register, level - 1, from * BLOCK, to * BLOCK],
  );
}

/** `deltas` by block and date. */
function blockRows({ register, level }: Blocks, deltas: readonly Delta[]): Row[] {
  const rows: Row[] = [];
  let counts: Record<string, number> = {};
  for (const [i, { block, effective_on, kind, delta }] of deltas.entries()) {
    if (deltas[i - 1]?.block !== block) counts = {};
    counts[kind] = (counts[kind] ?? 0) + delta;
    const next = deltas[i + 1];
    if (next?.block === block && next.effective_on === effective_on) continue;
    rows.push({ register, level, block, effective_on, counts: { ...counts } });
  }
  return rows;
}
