import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';

/** The date of the opening balance. */
export const openingOn = '1943-01-01';

const files = {
  opening: `opening-${openingOn}.csv.gz`,
  events: 'events.jsonl.gz',
  lists: 'official-lists.csv.gz',
  counts: 'official-counts.csv',
} as const;

/** What the source says of a commune on one side of a change; `parent` is its département. */
export interface Commune {
  readonly code: string;
  readonly name: string;
  readonly parent: string;
}

export type SourceKind =
  | 'RENAME'
  | 'CREATE_OR_SPLIT'
  | 'REESTABLISH'
  | 'DISSOLVE'
  | 'MERGE'
  | 'MERGE_NEW_COMMUNE'
  | 'MERGE_ASSOCIATION'
  | 'TRANSFER_DEPARTMENT'
  | 'CODE_CHANGE_SEAT'
  | 'SUBUNIT_ABSORBED'
  | 'SUBUNIT_ABOLISHED'
  | 'SUBUNIT_KIND_CHANGE'
  | 'SUBUNIT_REESTABLISH';

/** One change of the source. A commune that lives on is on both sides. */
export interface SourceChange {
  readonly id: string;
  readonly effectiveDate: string;
  /** Its place within the day, from 1. */
  readonly seq: number;
  /** Insee's code of the kind. */
  readonly mod: string;
  readonly kind: SourceKind;
  readonly before: readonly Commune[];
  readonly after: readonly Commune[];
  /** Which code of `before` became which code of `after`. */
  readonly links: readonly (readonly [string, string])[];
}

export interface OfficialCount {
  readonly date: string;
  readonly count: number;
}

/** Says what is missing of the source; undefined when all of it is there. */
export function missingFrom(folder: string): string | undefined {
  if (!existsSync(folder)) return `There is no folder ${folder}.`;
  const missing = Object.values(files).filter((file) => !existsSync(join(folder, file)));
  return missing.length > 0 ? `${folder} lacks ${missing.join(', ')}.` : undefined;
}

/** The communes alive at the opening, in the order of their codes. */
export async function* readOpening(folder: string): AsyncGenerator<Commune> {
  for await (const { code, name, departement } of rows(join(folder, files.opening))) {
    yield { code: code!, name: name!, parent: departement! };
  }
}

/** Every change, in order. */
export async function* readChanges(folder: string): AsyncGenerator<SourceChange> {
  const input = createReadStream(join(folder, files.events)).pipe(createGunzip());
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    yield JSON.parse(line) as SourceChange;
  }
}

/** The official lists: by date, the communes by their codes. */
export async function readLists(folder: string): Promise<Map<string, Map<string, Commune>>> {
  const lists = new Map<string, Map<string, Commune>>();
  for await (const { date, code, name, departement } of rows(join(folder, files.lists))) {
    const list = lists.get(date!) ?? new Map<string, Commune>();
    lists.set(date!, list);
    list.set(code!, { code: code!, name: name!, parent: departement! });
  }
  return lists;
}

export async function readCounts(folder: string): Promise<OfficialCount[]> {
  const counts: OfficialCount[] = [];
  for await (const { date, count } of rows(join(folder, files.counts))) {
    counts.push({ date: date!, count: Number(count) });
  }
  return counts;
}

function rows(file: string): AsyncIterable<Record<string, string | undefined>> {
  const bytes = createReadStream(file);
  const text = file.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes;
  return text.pipe(parse({ columns: true, bom: true }));
}
