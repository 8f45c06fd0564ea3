import type { Commune } from './source.js';
import type { Spelling } from './spellings.js';

/** How an official figure and the ledger's compare. */
export interface Verdict {
  readonly date: string;
  readonly what: 'codes' | 'names' | 'départements' | 'count';
  readonly official: number;
  readonly ledger: number;
  /** Differences that are listed, in words. */
  readonly listed: readonly string[];
  /** All others. */
  readonly differences: readonly string[];
}

/**
 * Compares an official list with the communes of the ledger on its date, by their codes. A difference of names counts
 * as listed only when both spellings are the listed ones; one that is listed and not found is a difference.
 */
export function compareLists(
  date: string,
  official: ReadonlyMap<string, Commune>,
  ledger: ReadonlyMap<string, Commune>,
  spellings: readonly Spelling[],
): Verdict[] {
  const numbers = { date, official: official.size, ledger: ledger.size };
  const both = [...official.values()].flatMap((theirs) => {
    const ours = ledger.get(theirs.code);
    return ours ? [{ theirs, ours }] : [];
  });
  const codes = [
    ...[...official.keys()].filter((code) => !ledger.has(code)).map((code) => `${code}: not in the ledger`),
    ...[...ledger.keys()].filter((code) => !official.has(code)).map((code) => `${code}: not in the list`),
  ];
  const parents = both
    .filter(({ theirs, ours }) => theirs.parent !== ours.parent)
    .map(({ theirs, ours }) => `${theirs.code}: list ${theirs.parent}, ledger ${ours.parent}`);
  return [
    { ...numbers, what: 'codes', listed: [], differences: codes },
    {
      ...numbers,
      what: 'names',
      ...compareNames(
        both,
        spellings.filter((each) => each.date === date),
      ),
    },
    { ...numbers, what: 'départements', listed: [], differences: parents },
  ];
}

function compareNames(
  both: readonly { readonly theirs: Commune; readonly ours: Commune }[],
  spellings: readonly Spelling[],
): Pick<Verdict, 'listed' | 'differences'> {
  const open = new Map(spellings.map((each) => [each.code, each]));
  const listed: string[] = [];
  const differences: string[] = [];
  for (const { theirs, ours } of both) {
    if (theirs.name === ours.name) continue;
    const text = `${theirs.code}: list "${theirs.name}", ledger "${ours.name}"`;
    const known = open.get(theirs.code);
    const isListed = known?.official === theirs.name && known.ledger === ours.name;
    (isListed ? listed : differences).push(text);
    if (isListed) open.delete(theirs.code);
  }
  const unmet = [...open.values()].map(({ code, official }) => `${code}: listed "${official}" is not found`);
  return { listed, differences: [...differences, ...unmet] };
}

export function compareCounts(date: string, official: number, ledger: number): Verdict {
  const differences = official === ledger ? [] : [`official ${official}, ledger ${ledger}`];
  return { date, what: 'count', official, ledger, listed: [], differences };
}
