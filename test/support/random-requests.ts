import fc from 'fast-check';
import { idsTakenAway } from './ids-given.js';
import { datesOf, snapshot } from './model.js';
import type { NewEvent } from '../../src/events/definition/envelope.js';
import { opening, org, smallClassification, type PlainChange, type PlainRequest } from './given.js';

/** Numbers that stand for a change until the register is known that it is asked of. */
interface Dice {
  readonly kind: string;
  readonly on: string;
  readonly sequence: number;
  readonly picks: readonly number[];
}

const dates = [
  '2010-01-01',
  '2010-01-02',
  '2011-01-01',
  '2012-02-28',
  '2012-02-29',
  '2012-03-01',
  '2014-01-01',
];
const ids = ['R', 'U1', 'U2', 'U3', 'G1', 'G2', 'G3', 'G4', 'C1', 'C2', 'C3', 'C4', 'X1', 'X2'];
const names = ['G1', 'C1', 'Một', 'Hai'];

/** The small register, with a little more in it. */
export function largerOpening(homonyms: 'refuse' | 'warn' | 'allow'): PlainRequest {
  const { changes, ...rest } = opening(homonyms);
  const more = [
    org('register', 'U3', 'U', 'R'),
    org('register', 'G3', 'G', 'U2'),
    org('register', 'G4', 'G', 'U2', { codes: { directory: '1' } }),
    // Names that clash as soon as somebody moves, and authorities that somebody may come to need.
    org('register', 'C3', 'C', 'G3', { name: 'C1' }),
    org('register', 'C4', 'C', 'G4', { name: 'C2' }),
    ...['G1', 'G2', 'G3'].map((organizationId) => ({
      kind: 'grant-authority',
      organizationId,
      authority: 'upper-level',
    })),
  ];
  return { ...rest, changes: [...changes, ...more] };
}

/** Later rules, some of which make what stands illegal. */
const classifications = [
  smallClassification,
  {
    ...smallClassification,
    kinds: smallClassification.kinds.map((kind) =>
      kind.code === 'G' ? { ...kind, parents: [{ kind: 'U' }] } : kind,
    ),
  },
  {
    ...smallClassification,
    kinds: smallClassification.kinds.map((kind) =>
      kind.code === 'C' ? { ...kind, parents: [{ kind: 'G', byOption: true }, { kind: 'U' }] } : kind,
    ),
  },
  {
    ...smallClassification,
    kinds: smallClassification.kinds.map((kind) =>
      kind.code === 'U' ? { ...kind, parents: [{ kind: 'R' }, { kind: null }] } : kind,
    ),
  },
];

const kinds = [
  'found',
  'found',
  'register',
  'receive',
  'receive back',
  'receive back',
  'hand-over',
  'hand-over',
  'transfer',
  'transfer',
  'transfer',
  'transfer',
  'transfer',
  'rename',
  'rename',
  'reclassify',
  'recode',
  'recode',
  'merge',
  'merge',
  'split',
  'reorganize',
  'replace',
  'dissolve',
  'dissolve',
  'reinstate',
  'grant-authority',
  'revoke-authority',
  'revoke-authority',
  'transfer-function',
  'record-fact',
  'publish-figure',
  'define-kinds',
  'correct',
  'correct',
  'correct',
  'annul',
  'annul',
  'annul',
];

const dice: fc.Arbitrary<Dice> = fc.record({
  kind: fc.constantFrom(...kinds),
  on: fc.constantFrom(...dates),
  sequence: fc.constantFrom(0, 0, 0, 0, -1, 1, 2),
  picks: fc.array(fc.nat(999), { minLength: 12, maxLength: 12 }),
});

/** Decisions, each of a few changes of any kind, on dates in any order. */
export const diceOfDecisions = fc.array(fc.array(dice, { minLength: 1, maxLength: 3 }), {
  minLength: 1,
  maxLength: 9,
  size: 'max',
});

/** What the dice ask of a register. Mostly of organizations that live on the date, and sometimes of any. */
export function requestOf(log: readonly NewEvent[], decision: readonly Dice[]): PlainRequest {
  const changes = decision.map((change) => changeOf(log, change));
  return {
    decision: { effectiveOn: decision[0]!.on },
    changes: changes.map((change) => (change.kind === 'dissolve' ? sharedToNew(change, changes) : change)),
    acknowledge: [
      'homonym',
      'parent-by-option',
      'size',
      'competence',
      'stays-outside',
      'ends-without-successor',
    ].map((code) => ({
      code,
      reference: 'x',
    })),
  };
}

/** A dissolution that names nobody to take over names one that the same decision opens, where there is one. */
function sharedToNew(change: PlainChange, changes: readonly PlainChange[]): PlainChange {
  const opened = changes.flatMap(({ organization }) => {
    const id = (organization as { organizationId?: string } | undefined)?.organizationId;
    return id === undefined ? [] : [id];
  });
  return opened.length > 0 ? { sharedTo: opened.slice(0, 1), ...change } : change;
}

function changeOf(log: readonly NewEvent[], { kind, on, sequence, picks }: Dice): PlainChange {
  let next = 0;
  const roll = (sides: number) => picks[next++ % picks.length]! % sides;
  const pick = <T>(items: readonly T[]): T => items[roll(items.length)]!;
  const live = snapshot(log, on);
  const takenAway = idsTakenAway(log);
  const taken = new Set<string>();
  const someone = (...ofKinds: string[]): string => {
    if (roll(16) === 0) return pick(ids);
    const fitting = [...live].filter(([, state]) => ofKinds.length === 0 || ofKinds.includes(state.kind));
    const free = fitting.filter(([id]) => !taken.has(id));
    const [id] = pick(free.length > 0 ? free : [...live, [pick(ids)] as const]);
    taken.add(id);
    return id;
  };
  const parentFor = (organizationKind: string): string | null =>
    organizationKind === 'R'
      ? null
      : organizationKind === 'U'
        ? someone('R')
        : organizationKind === 'G'
          ? roll(2) === 0
            ? someone('G')
            : someone('U', 'R')
          : someone('G');
  const opened = (organizationKind = pick(['U', 'G', 'G', 'C', 'C'])) => {
    const chance = roll(8);
    const organizationId =
      chance === 0 ? pick(ids) : chance < 3 && takenAway.length > 0 ? pick(takenAway) : `N${roll(999)}`;
    return {
      ...(roll(8) > 0 && { organizationId }),
      name: pick([...names, organizationId, organizationId]),
      organizationKind,
      parentId: parentFor(organizationKind),
      ...(roll(3) === 0 && { codes: { directory: pick(['1', '2']) } }),
      ...(roll(4) === 0 && { facts: [{ measure: 'members', value: roll(60) }] }),
    };
  };
  const childrenOf = (...parents: string[]) =>
    [...live].filter(([, state]) => parents.includes(state.parentId ?? '')).map(([id]) => id);
  const moves = (children: readonly string[], ...into: string[]) =>
    children.filter(() => roll(6) > 0).map((organizationId) => ({ organizationId, parentId: pick(into) }));
  const gone = () => {
    const known = new Set(datesOf(log).flatMap((date) => [...snapshot(log, date).keys()]));
    const ended = [...known].filter((id) => !live.has(id));
    return ended.length > 0 ? pick(ended) : pick(ids);
  };
  const common = { kind, effectiveOn: on, ...(sequence !== 0 && { effectiveSequence: sequence }) };
  const organizationId = someone();
  switch (kind) {
    case 'found':
    case 'register':
      return { ...common, organization: opened() };
    case 'receive': {
      const organization = { ...opened('G'), organizationId: `N${roll(999)}` };
      const carried = { ...opened('C'), parentId: organization.organizationId };
      return { ...common, organization, subtree: [carried], from: 'ngoài' };
    }
    case 'receive back': {
      const organization = { organizationId: gone(), ...(roll(2) === 0 && { parentId: someone('G', 'U') }) };
      return { ...common, kind: 'receive', organization, from: 'ngoài' };
    }
    case 'hand-over':
      return { ...common, organizationId: someone('G', 'C', 'C', 'C'), to: 'ngoài' };
    case 'transfer': {
      const moved = someone('G', 'G', 'C', 'U');
      return { ...common, organizationId: moved, parentId: parentFor(live.get(moved)?.kind ?? 'C') };
    }
    case 'rename':
      return { ...common, organizationId, name: pick([...names, organizationId]) };
    case 'reclassify': {
      const organizationKind = pick(['U', 'G', 'C']);
      return {
        ...common,
        organizationId,
        organizationKind,
        ...(roll(2) === 0 && { parentId: parentFor(organizationKind) }),
        ...(roll(4) === 0 && { name: pick(names) }),
      };
    }
    case 'recode':
      return { ...common, organizationId, scheme: 'directory', value: pick(['1', '2', '3', null]) };
    case 'merge': {
      const form = pick(['absorption', 'absorption', 'consolidation']);
      const kindOfAll = pick(['G', 'C']);
      const ending = [someone(kindOfAll), ...(form === 'consolidation' ? [someone(kindOfAll)] : [])];
      const outside = roll(4) === 0 ? [{ name: 'ngoài' }] : undefined;
      const survivorId = someone(kindOfAll);
      return {
        ...common,
        form,
        organizationIds: outside && roll(2) === 0 ? [] : ending,
        ...(outside && { outside }),
        ...(form === 'absorption' ? { survivorId } : { into: opened(kindOfAll) }),
      };
    }
    case 'split': {
      const form = pick(['separation', 'division']);
      const original = someone('G', 'C');
      const into = [opened('G'), opened('G')].slice(0, form === 'division' ? 2 : 1);
      const parts = into.map((part) => part.organizationId ?? 'X1');
      return {
        ...common,
        form,
        organizationId: original,
        into,
        ...(form === 'division' && { children: moves(childrenOf(original), ...parts) }),
      };
    }
    case 'reorganize': {
      const ending = [someone('G'), someone('G')];
      const into = [opened('G'), opened('G')];
      const parts = into.map((part) => part.organizationId ?? 'X1');
      const survivors = roll(3) === 0 ? [someone('G')] : [];
      return {
        ...common,
        organizationIds: ending,
        ...(survivors.length > 0 && { survivorIds: survivors }),
        into,
        children: moves(childrenOf(...ending), ...parts, ...survivors),
        ...(roll(3) === 0 && {
          successions: [{ predecessorId: pick(ending), successorId: pick([...parts, ...survivors]) }],
        }),
      };
    }
    case 'replace': {
      const kindOfBoth = pick(['G', 'C']);
      return { ...common, organizationId: someone(kindOfBoth), into: opened(kindOfBoth) };
    }
    case 'dissolve': {
      const ending = someone('C', 'C', 'G');
      return {
        ...common,
        organizationId: ending,
        ...(roll(2) === 0 && { children: moves(childrenOf(ending), someone('G')) }),
        ...(roll(3) === 0 && { sharedTo: [someone()] }),
      };
    }
    case 'reinstate':
      return {
        ...common,
        organizationId: gone(),
        ...(roll(2) === 0 && { parentId: someone('G', 'U') }),
      };
    case 'grant-authority':
    case 'revoke-authority': {
      const holders = [...live].filter(([, state]) => state.authorities.length > 0).map(([id]) => id);
      const holder = kind === 'revoke-authority' && holders.length > 0 ? pick(holders) : someone('G');
      return { ...common, organizationId: holder, authority: 'upper-level' };
    }
    case 'transfer-function':
      return {
        ...common,
        function: 'f',
        leadId: organizationId,
        ...(roll(2) === 0 && { coOperatorIds: [someone()] }),
      };
    case 'correct':
    case 'annul': {
      // Mostly what came after the opening, and now and then anything.
      const recorded = log.filter(({ metadata }) => metadata.index > 0);
      const after = recorded.filter(({ metadata }) => metadata.decisionId !== 'd-0');
      const { metadata, data } = pick(after.length > 0 && roll(5) > 0 ? after : recorded);
      const target = { decisionId: metadata.decisionId, change: metadata.index };
      if (kind === 'annul') {
        return { kind, target: roll(4) === 0 ? { decisionId: target.decisionId } : target, reason: 'x' };
      }
      // Mostly of fields that the change has.
      const fields = {
        name: pick(names),
        parentId: someone('G', 'U'),
        organizationId,
        organization:
          roll(2) === 0
            ? { name: pick(names) }
            : { parentId: someone('G', 'U'), codes: { directory: pick(['1', '2']) } },
        value: pick(['1', '2', '3']),
        survivorId: someone('G'),
        form: pick(['absorption', 'dissolved', 'ceased', 'separation']),
      };
      const patches = [
        { effectiveOn: on },
        { effectiveSequence: sequence },
        { effectiveOn: on, effectiveSequence: sequence },
        ...Object.entries(fields)
          .filter(([field]) => field in (data as object) || roll(8) === 0)
          .map(([field, value]) => ({ [field]: value })),
      ];
      return { kind, target, by: 'register', reason: 'x', patch: pick(patches) };
    }
    case 'record-fact':
      return { ...common, organizationId, measure: 'members', value: roll(60) };
    case 'publish-figure':
      return {
        ...common,
        figure: 'f',
        label: { vi: 'f', en: 'f' },
        value: 1,
        document: { title: 't', publishedOn: on },
        quotation: 'q',
      };
    default:
      return { ...common, kind: 'define-kinds', classification: pick(classifications) };
  }
}
