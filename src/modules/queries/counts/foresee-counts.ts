import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { CountsDelta } from '../../../commands/decide/preview.js';
import { countsByKind } from '../../../projections/counts/counts-by-kind.js';
import { Rows } from '../../read-side/rows.js';
import { AsOfResolver } from '../../read-side/time/as-of.resolver.js';

/** Numbers of live organizations by kind at the end of a date, as they are and as they would be. */
export interface CountsChange {
  readonly on: string;
  readonly before: Readonly<Record<string, number>>;
  readonly after: Readonly<Record<string, number>>;
}

/** What the numbers would be that a decision changes by so much. */
export class ForeseeCounts extends Query<readonly CountsChange[]> {
  /** @param revision of the register that the decision was judged on; -1 when there is none yet */
  constructor(
    readonly register: string,
    readonly revision: number,
    readonly deltas: readonly CountsDelta[],
  ) {
    super();
  }
}

@QueryHandler(ForeseeCounts)
export class ForeseeCountsHandler implements IQueryHandler<ForeseeCounts> {
  constructor(
    private readonly rows: Rows,
    private readonly time: AsOfResolver,
  ) {}

  /** @throws NotYet when the read models do not get to the revision */
  async execute({ register, revision, deltas }: ForeseeCounts): Promise<readonly CountsChange[]> {
    if (deltas.length > 0 && revision >= 0) {
      await this.time.known(register, { atLeast: revision }, 'counts');
    }
    return Promise.all(
      deltas.map(async ({ on, byKind }) => {
        const before = await countsByKind(this.rows.manager, register, on, revision);
        return { on, before, after: sum(before, byKind) };
      }),
    );
  }
}

function sum(
  before: Readonly<Record<string, number>>,
  byKind: Readonly<Record<string, number>>,
): Record<string, number> {
  const kinds = [...new Set([...Object.keys(before), ...Object.keys(byKind)])].sort();
  const counts = kinds.map((kind) => [kind, (before[kind] ?? 0) + (byKind[kind] ?? 0)] as const);
  return Object.fromEntries(counts.filter(([, count]) => count !== 0));
}
