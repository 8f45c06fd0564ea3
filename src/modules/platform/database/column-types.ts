import pg from 'pg';

const { builtins } = pg.types;

/** Types of arrays, which `builtins` does not name. */
const arrays = { text: 1009, date: 1182, timestamptz: 1185, int8: 1016 };

function asIs(value: string): string {
  return value;
}

function safeInteger(value: string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError(`${value} does not fit into a number`);
  return number;
}

function isoMoment(value: string): string {
  return new Date(value).toISOString();
}

type TypeId = Parameters<typeof pg.types.getTypeParser>[0];
type Parser = (value: string) => unknown;

const usualParser = pg.types.getTypeParser as (oid: number, format?: 'text' | 'binary') => Parser;
const parseTexts = usualParser(arrays.text) as (value: string) => (string | null)[];

function listOf<T>(parse: (value: string) => T): (value: string) => (T | null)[] {
  return (value) => parseTexts(value).map((element) => (element === null ? null : parse(element)));
}

const parsers: ReadonlyMap<number, Parser> = new Map<number, Parser>([
  [builtins.DATE, asIs],
  [builtins.TIMESTAMPTZ, isoMoment],
  [builtins.INT8, safeInteger],
  [arrays.date, listOf(asIs)],
  [arrays.timestamptz, listOf(isoMoment)],
  [arrays.int8, listOf(safeInteger)],
]);

/**
 * How our connections turn PostgreSQL's values into ours. Handed to each pool, so that no other user of `pg` in the
 * process is touched.
 * - `date`: the `YYYY-MM-DD` string, never a `Date`, which would move with the time zone
 * - `timestamptz`: ISO 8601 in UTC with milliseconds
 * - `int8`: a number; one beyond `Number.MAX_SAFE_INTEGER` fails the query rather than lose digits
 */
export const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: TypeId, format?: 'text' | 'binary') => {
    const parse = format === 'binary' ? undefined : parsers.get(oid);
    return parse ?? usualParser(oid, format);
  },
};
