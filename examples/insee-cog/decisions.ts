import { changesOf, type Change } from './changes.js';
import { departementDays } from './departements.js';
import { Identities } from './identities.js';
import { classification, commune, country, departement } from './kinds.js';
import { openingOn, readChanges, readOpening, type Commune } from './source.js';

/** A line of the interchange format (docs/interchange.md). */
export interface Line {
  readonly register: string;
  readonly id: string;
  readonly actor: string;
  readonly decision: Readonly<Record<string, string>>;
  readonly changes: readonly Change[];
}

/** Insee's words for its kinds of change. */
const titles: Readonly<Record<string, string>> = {
  '10': 'Changement de nom',
  '20': 'Création',
  '21': 'Rétablissement',
  '30': 'Suppression',
  '31': 'Fusion simple',
  '32': 'Création de commune nouvelle',
  '33': 'Fusion-association',
  '41': 'Changement de code dû à un changement de département',
  '50': 'Changement de code dû à un transfert de chef-lieu',
};

/**
 * The whole register as decisions: the register with its kinds and départements, the communes of the opening by
 * département, and then one decision for each change of the source that touches communes. Where départements begin
 * or end with the changes of a day, a decision before or behind them says so.
 *
 * The source names no decree: each decision refers to the entry of the Code officiel géographique that it comes from.
 */
export async function* decisions(folder: string, register = 'insee-cog'): AsyncGenerator<Line> {
  const line = (id: string, effectiveOn: string, title: string, changes: readonly Change[]): Line => ({
    register,
    id: `cog-${id}`,
    actor: 'insee-cog',
    decision: { ...publication, number: id, effectiveOn, title },
    changes,
  });
  const who = new Identities();
  const opening = await openingByDepartement(folder);
  yield line('ouverture', openingOn, 'Ouverture du registre', openingChanges([...opening.keys()]));
  for (const [code, communes] of opening) {
    const changes = communes.map((each) => ({
      kind: 'register',
      organization: commune(who.register(each), each.code, each.name, each.parent),
    }));
    yield line(`ouverture-${code}`, openingOn, `Communes du département ${code}`, changes);
  }
  for await (const part of departementDays(readChanges(folder), opening)) {
    if (part.of === 'departements') {
      yield line(`departements-${part.on}-${part.what}`, part.on, titleOf(part.what), part.changes);
      continue;
    }
    const { id, effectiveDate, seq, mod } = part.change;
    const changes = changesOf(part.change, who);
    if (changes.length > 0) yield line(id, effectiveDate, titles[mod]!, placed(changes, seq));
  }
}

/** The decisions as a file to be imported. */
export async function* jsonLines(folder: string, register?: string): AsyncGenerator<string> {
  for await (const line of decisions(folder, register)) yield `${JSON.stringify(line)}\n`;
}

/** The edition that the source was read from. */
const publication = { issuer: 'Insee', type: 'Code officiel géographique', issuedOn: '2022-01-01' };

function titleOf(what: 'begin' | 'end'): string {
  return what === 'begin' ? 'Création de départements' : 'Suppression de départements';
}

/** The changes at the place in their day that the source gives them. */
function placed(changes: readonly Change[], effectiveSequence: number): Change[] {
  return changes.map((change) => ({ ...change, effectiveSequence }));
}

function openingChanges(departements: readonly string[]): Change[] {
  return [
    {
      kind: 'open-register',
      title: { en: 'Communes of France', vi: 'Các xã của nước Pháp' },
      // Real: 36 pairs of communes have one name in one département when the register opens.
      homonyms: 'allow',
    },
    { kind: 'define-kinds', classification },
    { kind: 'register', organization: country },
    ...departements.map((code) => ({ kind: 'register', organization: departement(code) })),
  ];
}

async function openingByDepartement(folder: string): Promise<Map<string, Commune[]>> {
  const byDepartement = new Map<string, Commune[]>();
  for await (const each of readOpening(folder)) {
    const communes = byDepartement.get(each.parent);
    if (communes) communes.push(each);
    else byDepartement.set(each.parent, [each]);
  }
  return byDepartement;
}
