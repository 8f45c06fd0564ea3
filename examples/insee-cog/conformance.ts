import type { INestApplicationContext } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { CountOrganizations } from '../../src/modules/queries/counts/count-organizations.js';
import { AsOfResolver } from '../../src/modules/read-side/time/as-of.resolver.js';
import { organizationsOn } from '../../src/modules/shell/state/organizations-on.js';
import { table } from '../../src/modules/shell/draw/table.js';
import { compareCounts, compareLists, type Verdict } from './compare.js';
import { readCounts, readLists, type Commune } from './source.js';
import { spellings } from './spellings.js';

/** Compares a register that was imported with every official list and count, through the queries of the product. */
export async function conformance(
  app: INestApplicationContext,
  register: string,
  folder: string,
): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const [date, official] of await readLists(folder)) {
    verdicts.push(...compareLists(date, official, await communesOn(app, register, date), spellings));
  }
  for (const { date, count } of await readCounts(folder)) {
    verdicts.push(compareCounts(date, count, await countOn(app, register, date)));
  }
  return verdicts;
}

async function communesOn(
  app: INestApplicationContext,
  register: string,
  validAt: string,
): Promise<Map<string, Commune>> {
  const asOf = await app.get(AsOfResolver).asOf(register, { validAt });
  const communes = new Map<string, Commune>();
  const departements = await codesOfDepartements(app, asOf);
  for await (const found of organizationsOn(app.get(QueryBus), asOf, { kind: 'commune' })) {
    for (const { id, name, parentId, codes } of found) {
      const code = codes['commune'] ?? id;
      communes.set(code, { code, name, parent: departements.get(parentId ?? '') ?? '–' });
    }
  }
  return communes;
}

async function codesOfDepartements(
  app: INestApplicationContext,
  asOf: Parameters<typeof organizationsOn>[1],
): Promise<Map<string, string>> {
  const codes = new Map<string, string>();
  for await (const found of organizationsOn(app.get(QueryBus), asOf, { kind: 'departement' })) {
    for (const each of found) codes.set(each.id, each.codes['departement'] ?? '–');
  }
  return codes;
}

async function countOn(app: INestApplicationContext, register: string, validAt: string): Promise<number> {
  const asOf = await app.get(AsOfResolver).asOf(register, { validAt }, 'counts');
  const { items } = await app.get(QueryBus).execute(new CountOrganizations(asOf, 'kind', {}));
  return items.find(({ kind }) => kind === 'commune')?.count ?? 0;
}

/** The verdicts in date order as a table, and every difference by name. */
export function drawVerdicts(verdicts: readonly Verdict[]): string {
  const sorted = verdicts.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  const rows = sorted.map(({ date, what, official, ledger, listed, differences }) => [
    date,
    what,
    official,
    ledger,
    listed.length,
    differences.length,
    differences.length === 0 ? 'equal' : 'DIFFERS',
  ]);
  const named = (title: string, pick: (verdict: Verdict) => readonly string[]) => {
    const lines = sorted.flatMap((verdict) => pick(verdict).map((text) => `  ${verdict.date} ${text}`));
    return lines.length > 0 ? ['', title, ...lines] : [];
  };
  return [
    table(['date', 'what', 'official', 'ledger', 'listed', 'differences', ''], rows),
    ...named('Listed spellings:', ({ listed }) => listed),
    ...named('Differences:', ({ what, differences }) => differences.map((text) => `${what} ${text}`)),
  ].join('\n');
}
