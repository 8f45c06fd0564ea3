import type { QueryBus } from '@nestjs/cqrs';
import { decodeCursor } from '../../read-side/paging/cursor.js';
import type { Known } from '../../read-side/time/known.js';
import { correspondenceCsv } from './correspondence-csv.js';
import { FindCorrespondences } from './find-correspondences.js';

/** Correspondences that are read at once. */
const batch = 20_000;

/** All correspondences of two dates as CSV, in parts. */
export async function* correspondenceTable(
  queries: QueryBus,
  known: Known,
  from: string,
  to: string,
): AsyncGenerator<string> {
  const bound = { revision: known.revision, validAt: undefined, list: 'table' };
  let after: readonly (string | number)[] | undefined;
  do {
    const page = { limit: batch, after, bound };
    const { items, next } = await queries.execute(new FindCorrespondences(known, from, to, page));
    yield correspondenceCsv(items, after === undefined);
    after = next === null ? undefined : decodeCursor(next, bound.list).after;
  } while (after !== undefined);
}
