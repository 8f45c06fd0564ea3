import type { Position } from '@eventstore/db-client';

const pattern = /^C:(\d+)\/P:(\d+)$/;

/** Places in `$all` as the server's own tools print them: `C:<commit>/P:<prepare>`. */
export function formatPosition({ commit, prepare }: Position): string {
  return `C:${commit}/P:${prepare}`;
}

/** @throws RangeError for what `formatPosition` did not make */
export function parsePosition(position: string): Position {
  const [, commit, prepare] = pattern.exec(position) ?? [];
  if (commit === undefined || prepare === undefined) {
    throw new RangeError(
      `${position} is no position of the EventStoreDB ledger. Read models that follow another ledger are of no use ` +
        'with this one: point DATABASE_URL to an empty database.',
    );
  }
  return { commit: BigInt(commit), prepare: BigInt(prepare) };
}

/** Negative, zero or positive: `a` lies before, at or after `b`. */
export function comparePositions(a: Position, b: Position): number {
  return sign(a.commit - b.commit) || sign(a.prepare - b.prepare);
}

function sign(difference: bigint): number {
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
