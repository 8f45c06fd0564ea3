import type { Identities } from './identities.js';
import { commune, departementId } from './kinds.js';
import type { Commune, SourceChange, SourceKind } from './source.js';

/** A change of a decision, as the API takes it. */
export type Change = Readonly<Record<string, unknown>> & { readonly kind: string };

/** The two sides of a change of the source, by what becomes of each commune. */
interface Sides {
  readonly on: string;
  readonly who: Identities;
  readonly before: readonly Commune[];
  readonly after: readonly Commune[];
  /** Those of `before` whose code is gone afterwards. */
  readonly gone: readonly Commune[];
  /** Those of `after` whose code was there before. */
  readonly staying: readonly Commune[];
  /** Those of `after` whose code was not. */
  readonly coming: readonly Commune[];
}

/**
 * What a change of the source is in the register, in order; nothing, where it touches no commune. Keeps `who` up
 * to date.
 */
export function changesOf(change: SourceChange, who: Identities): Change[] {
  const { before, after, effectiveDate: on } = change;
  const [codesBefore, codesAfter] = [codesOf(before), codesOf(after)];
  return translations[change.kind]({
    on,
    who,
    before,
    after,
    gone: before.filter(({ code }) => !codesAfter.has(code)),
    staying: after.filter(({ code }) => codesBefore.has(code)),
    coming: after.filter(({ code }) => !codesBefore.has(code)),
  });
}

const translations: Readonly<Record<SourceKind, (sides: Sides) => Change[]>> = {
  RENAME: renamed,
  CODE_CHANGE_SEAT: recoded,
  TRANSFER_DEPARTMENT: transferred,
  MERGE: merged,
  MERGE_ASSOCIATION: merged,
  MERGE_NEW_COMMUNE: consolidated,
  CREATE_OR_SPLIT: begun,
  REESTABLISH: begun,
  DISSOLVE: ended,
  // What happens to the delegated and associated communes inside a commune touches no commune.
  SUBUNIT_ABSORBED: () => [],
  SUBUNIT_ABOLISHED: () => [],
  SUBUNIT_KIND_CHANGE: () => [],
  SUBUNIT_REESTABLISH: () => [],
};

function codesOf(communes: readonly Commune[]): Set<string> {
  return new Set(communes.map(({ code }) => code));
}

/** Those that stay under another name. */
function renamed({ before, staying, who }: Sides): Change[] {
  const names = new Map(before.map(({ code, name }) => [code, name]));
  return staying
    .filter(({ code, name }) => names.get(code) !== name)
    .map(({ code, name }) => ({ kind: 'rename', organizationId: who.of(code), name }));
}

/** The same commune under another code. */
function recoded({ gone, coming, who }: Sides): Change[] {
  const { code } = coming[0]!;
  const organizationId = who.recode(gone[0]!.code, code);
  return [{ kind: 'recode', organizationId, scheme: 'commune', value: code }];
}

/** The same commune in another département, whose codes it takes. */
function transferred(sides: Sides): Change[] {
  const [recode] = recoded(sides);
  const { organizationId } = recode!;
  return [recode!, { kind: 'transfer', organizationId, parentId: departementId(sides.coming[0]!.parent) }];
}

/** One goes on with its code and takes in the others; or all end, and one with a new code takes their place. */
function merged(sides: Sides): Change[] {
  const [survivor] = sides.staying;
  if (!survivor) return consolidated(sides);
  const { gone, who } = sides;
  const survivorId = who.of(survivor.code);
  const organizationIds = gone.map(({ code }) => who.end(code));
  return [{ kind: 'merge', form: 'absorption', organizationIds, survivorId }, ...renamed(sides)];
}

/** A new commune takes the place of all others, also where it has the code of the one that is its seat. */
function consolidated({ before, after, on, who }: Sides): Change[] {
  const organizationIds = before.map(({ code }) => who.end(code));
  const { code, name, parent } = after[0]!;
  const id = who.beginOf(organizationIds, after[0]!, on);
  return [{ kind: 'merge', form: 'consolidation', organizationIds, into: commune(id, code, name, parent) }];
}

/** New ones out of nothing or out of those that stay; and such as had ended and come back, under the id they had. */
function begun(sides: Sides): Change[] {
  const { coming, staying, who } = sides;
  if (isUndone(sides)) return undone(sides);
  const out = staying.map(({ code }) => who.of(code));
  const back = coming.filter(({ code }) => who.endedUnder(code) !== undefined);
  const fresh = coming.filter((each) => !back.includes(each));
  return [
    ...back.map((each) => reinstated(each, who.endedUnder(each.code)!, out, who)),
    ...opened(fresh, out, sides),
    ...renamed(sides),
  ];
}

function opened(communes: readonly Commune[], out: readonly string[], { on, who }: Sides): Change[] {
  const into = communes.map((each) => commune(who.begin(each, on), each.code, each.name, each.parent));
  if (into.length === 0) return [];
  const [organizationId] = out;
  if (organizationId === undefined) return into.map((organization) => ({ kind: 'found', organization }));
  return out.length === 1
    ? [{ kind: 'split', form: 'separation', organizationId, into }]
    : [{ kind: 'reorganize', organizationIds: [], survivorIds: out, into }];
}

function reinstated(
  { code, name, parent }: Commune,
  organizationId: string,
  predecessorIds: readonly string[],
  who: Identities,
): Change {
  who.comeBack(code, organizationId);
  const parentId = departementId(parent);
  return { kind: 'reinstate', organizationId, name, parentId, codes: { commune: code }, predecessorIds };
}

/** True when all that a commune nouvelle was made of come back: then it is no more, also where its code goes on. */
function isUndone({ before, after, who }: Sides): boolean {
  const members = before.length === 1 ? who.membersOf(who.of(before[0]!.code)) : undefined;
  const back = new Set(after.map(({ code }) => who.endedUnder(code)));
  return members?.length === after.length && members.every((id) => back.has(id));
}

function undone({ before, after, who }: Sides): Change[] {
  const organizationId = who.of(before[0]!.code);
  const back = after.map((each) => reinstated(each, who.endedUnder(each.code)!, [organizationId], who));
  return [...back, { kind: 'dissolve', organizationId }];
}

/** One ends without a heir: those that stay share its territory, or it leaves the register. */
function ended(sides: Sides): Change[] {
  const { gone, staying, who } = sides;
  const sharedTo = staying.map(({ code }) => who.of(code));
  const ends = gone.map(({ code }) => {
    const organizationId = who.end(code);
    return sharedTo.length > 0
      ? { kind: 'dissolve', organizationId, sharedTo }
      : { kind: 'hand-over', organizationId, to: 'outside of the communes: the source names no successor' };
  });
  return [...ends, ...renamed(sides)];
}
