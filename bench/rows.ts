import type { AtSize, Part } from './at-size.js';
import type { Pair } from './samples.js';

/** What `design.md` §9 and the issues ask for: our number against another one. */
export interface Row {
  readonly name: string;
  readonly what: string;
  readonly against: string;
  /** Of the ratio of ours to the reference. */
  readonly target: { readonly atLeast: number } | { readonly atMost: number };
  readonly unit: Unit;
  readonly from: Source;
}

export type Unit = 'per second' | 'ms' | 's' | 'ms a change' | 'MiB';

/** Where a row's numbers come from. */
export type Source =
  | { readonly kind: 'rates'; readonly concurrency: number; readonly kurrent?: boolean }
  | { readonly kind: 'size'; readonly part: Part | 'import'; readonly pair: Pick };

/** @param smaller the same at a smaller size */
type Pick = (size: AtSize, smaller: AtSize) => Pair;

const memoryLimit = 1536;

export const rows: readonly Row[] = [
  {
    name: 'decisions-64',
    what: 'decisions recorded, durable, validated, 64 at once',
    against: 'emmett-postgresql appending one event each, 64 at once',
    target: { atLeast: 10 },
    unit: 'per second',
    from: { kind: 'rates', concurrency: 64 },
  },
  {
    name: 'decisions-1',
    what: 'one decision at a time',
    against: 'emmett-postgresql, one at a time',
    target: { atLeast: 2 },
    unit: 'per second',
    from: { kind: 'rates', concurrency: 1 },
  },
  {
    name: 'counts',
    what: 'counts by kind on a date',
    against: 'SELECT 1 over the same connection, p50',
    target: { atMost: 3 },
    unit: 'ms',
    from: query('counts now', 'select 1'),
  },
  {
    name: 'children',
    what: 'children of a node on a date',
    against: 'SELECT 1 over the same connection, p50',
    target: { atMost: 4 },
    unit: 'ms',
    from: query('children now', 'select 1'),
  },
  {
    name: 'counts-earlier',
    what: 'counts by kind, known at an earlier moment',
    against: 'the same known now, p50',
    target: { atMost: 1.5 },
    unit: 'ms',
    from: query('counts earlier', 'counts now'),
  },
  {
    name: 'children-earlier',
    what: 'children of a node, known at an earlier moment',
    against: 'the same known now, p50',
    target: { atMost: 1.5 },
    unit: 'ms',
    from: query('children earlier', 'children now'),
  },
  {
    name: 'rebuild',
    what: 'rebuild of all projections',
    against: 'COPY of the same rows into the same tables',
    target: { atMost: 3 },
    unit: 's',
    from: { kind: 'size', part: 'rebuild', pair: ({ rebuild }) => rebuild! },
  },
  {
    name: 'import-time',
    what: 'import, validated: time of a change',
    against: 'the same at a smaller size',
    target: { atMost: 1.25 },
    unit: 'ms a change',
    from: {
      kind: 'size',
      part: 'import',
      pair: (size, smaller) => ({ ours: [aChange(size)], reference: [aChange(smaller)] }),
    },
  },
  {
    name: 'import-memory',
    what: 'import, validated: peak memory',
    against: '1.5 GiB',
    target: { atMost: 1 },
    unit: 'MiB',
    from: {
      kind: 'size',
      part: 'import',
      pair: ({ imported: { peakBytes, decisions } }) => ({
        ours: [{ value: peakBytes / 2 ** 20, operations: decisions }],
        reference: [{ value: memoryLimit, operations: 1 }],
      }),
    },
  },
  {
    name: 'ready',
    what: 'ready to decide after a restart, with ORGLEDGER_CACHE',
    against: "reading the register's events from the store",
    target: { atMost: 0.5 },
    unit: 's',
    from: {
      kind: 'size',
      part: 'restart',
      pair: ({ restart }) => ({ ours: restart!.cached, reference: restart!.reference }),
    },
  },
  {
    name: 'kurrent-64',
    what: 'decisions recorded in KurrentDB, 64 at once',
    against: 'appendToStream of one event each, same client, 64 at once',
    target: { atLeast: 5 },
    unit: 'per second',
    from: { kind: 'rates', concurrency: 64, kurrent: true },
  },
  {
    name: 'kurrent-1',
    what: 'decisions recorded in KurrentDB, one at a time',
    against: 'appendToStream of one event, same client',
    target: { atLeast: 0.8 },
    unit: 'per second',
    from: { kind: 'rates', concurrency: 1, kurrent: true },
  },
];

type Question = Exclude<keyof NonNullable<AtSize['queries']>, 'children'>;

function query(ours: Question, reference: Question): Source {
  const pair: Pick = ({ queries }) => ({ ours: queries![ours], reference: queries![reference] });
  return { kind: 'size', part: 'queries', pair };
}

function aChange({ changes, imported: { seconds } }: AtSize) {
  return { value: (seconds * 1000) / changes, operations: changes };
}
