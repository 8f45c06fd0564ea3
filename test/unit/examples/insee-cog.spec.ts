import { describe, expect, it } from '@jest/globals';
import { changesOf } from '../../../examples/insee-cog/changes.js';
import { compareCounts, compareLists } from '../../../examples/insee-cog/compare.js';
import { decisions } from '../../../examples/insee-cog/decisions.js';
import { departementDays, type Part } from '../../../examples/insee-cog/departements.js';
import { Identities } from '../../../examples/insee-cog/identities.js';
import {
  readChanges,
  type Commune,
  type SourceChange,
  type SourceKind,
} from '../../../examples/insee-cog/source.js';
import { decide } from '../../../src/commands/decide/decide.js';
import { effectsOf } from '../../../src/events/types/event-catalogue.js';
import { RegisterState } from '../../../src/events/register/register-state.js';
import { describeInseeCog, inseeCogFolder } from '../../support/insee-cog.js';

/** `60001 A` is the commune A with this code, in the département of its first two digits. */
const communes = (texts: readonly string[]): Commune[] =>
  texts.map((text) => ({ code: text.slice(0, 5), name: text.slice(6), parent: text.slice(0, 2) }));

const sourceChange = (
  kind: SourceKind,
  before: readonly string[],
  after: readonly string[],
  effectiveDate = '2000-01-01',
): SourceChange => ({
  id: 'FR-1',
  effectiveDate,
  seq: 1,
  mod: '0',
  kind,
  before: communes(before),
  after: communes(after),
  links: [],
});

/** Communes of the opening, and what each change comes to, one after the other. */
function translated(opening: readonly string[], ...changes: SourceChange[]) {
  const who = new Identities();
  for (const commune of communes(opening)) who.register(commune);
  return changes.map((change) => changesOf(change, who));
}

describe('a change of the source', () => {
  it('renames those that stay under another name, and only those', () => {
    const [renamed, absorbed] = translated(
      ['60001 A', '60002 B'],
      sourceChange('RENAME', ['60001 A'], ['60001 AA']),
      sourceChange('MERGE', ['60001 AA', '60002 B'], ['60001 AA']),
    );
    expect(renamed).toEqual([{ kind: 'rename', organizationId: 'c-60001', name: 'AA' }]);
    expect(absorbed).toEqual([
      { kind: 'merge', form: 'absorption', organizationIds: ['c-60002'], survivorId: 'c-60001' },
    ]);
  });

  it('gives a commune another code and keeps its id, also for a code that somebody had', () => {
    const [, transferred, recoded, merged] = translated(
      ['60001 A', '61001 X', '61002 B'],
      sourceChange('MERGE', ['61001 X', '61002 B'], ['61002 B']),
      sourceChange('TRANSFER_DEPARTMENT', ['60001 A'], ['61003 A']),
      sourceChange('CODE_CHANGE_SEAT', ['61003 A'], ['61001 A']),
      sourceChange('MERGE_ASSOCIATION', ['61001 A', '61002 B'], ['61001 A']),
    );
    expect(transferred).toEqual([
      { kind: 'recode', organizationId: 'c-60001', scheme: 'commune', value: '61003' },
      { kind: 'transfer', organizationId: 'c-60001', parentId: 'd-61' },
    ]);
    expect(recoded).toEqual([
      { kind: 'recode', organizationId: 'c-60001', scheme: 'commune', value: '61001' },
    ]);
    expect(merged).toMatchObject([{ survivorId: 'c-60001', organizationIds: ['c-61002'] }]);
  });

  it('makes a commune nouvelle of all, also where it keeps the code of its seat', () => {
    const [made] = translated(
      ['60001 A', '60002 B'],
      sourceChange('MERGE_NEW_COMMUNE', ['60001 A', '60002 B'], ['60001 C']),
    );
    expect(made).toMatchObject([
      {
        kind: 'merge',
        form: 'consolidation',
        organizationIds: ['c-60001', 'c-60002'],
        into: { organizationId: 'c-60001-2000-01-01', name: 'C', codes: { commune: '60001' } },
      },
    ]);
  });

  it('undoes a commune nouvelle only when all that it was made of come back', () => {
    const opening = ['60001 A', '60002 B', '60003 C'];
    const merge = sourceChange('MERGE_NEW_COMMUNE', ['60001 A', '60002 B', '60003 C'], ['60001 N']);
    const all = sourceChange('REESTABLISH', ['60001 N'], ['60001 A', '60002 B', '60003 C'], '2001-01-01');
    const one = sourceChange('REESTABLISH', ['60001 N'], ['60001 N', '60003 C'], '2001-01-01');
    const id = 'c-60001-2000-01-01';
    expect(translated(opening, merge, all)[1]).toMatchObject([
      { kind: 'reinstate', organizationId: 'c-60001', predecessorIds: [id] },
      { kind: 'reinstate', organizationId: 'c-60002', predecessorIds: [id] },
      { kind: 'reinstate', organizationId: 'c-60003', predecessorIds: [id] },
      { kind: 'dissolve', organizationId: id },
    ]);
    expect(translated(opening, merge, one)[1]).toMatchObject([
      { kind: 'reinstate', organizationId: 'c-60003', predecessorIds: [id] },
    ]);
    const more = [...all.after.map(({ code, name }) => `${code} ${name}`), '60009 Z'];
    const allAndOne = sourceChange('REESTABLISH', ['60001 N'], more, '2001-01-01');
    expect(translated(opening, merge, allAndOne)[1]!.map(({ kind }) => kind)).toEqual([
      'reinstate',
      'reinstate',
      'split',
      'rename',
    ]);
  });

  it('splits off a code that is new, reinstates one that ended, and makes one out of several that stay', () => {
    const [fresh, , back, ofTwo, ofNone] = translated(
      ['60001 A', '60002 B'],
      sourceChange('CREATE_OR_SPLIT', ['60001 A'], ['60001 A', '60009 N']),
      sourceChange('MERGE', ['60001 A', '60002 B'], ['60001 A']),
      sourceChange('REESTABLISH', ['60001 A'], ['60001 A', '60002 BB'], '2001-01-01'),
      sourceChange('CREATE_OR_SPLIT', ['60001 A', '60002 BB'], ['60001 A', '60002 BB', '60010 M']),
      sourceChange('CREATE_OR_SPLIT', [], ['60011 Z']),
    );
    expect(fresh).toMatchObject([{ kind: 'split', form: 'separation', organizationId: 'c-60001' }]);
    expect(back).toEqual([
      {
        kind: 'reinstate',
        organizationId: 'c-60002',
        name: 'BB',
        parentId: 'd-60',
        codes: { commune: '60002' },
        predecessorIds: ['c-60001'],
      },
    ]);
    expect(ofTwo).toMatchObject([
      { kind: 'reorganize', organizationIds: [], survivorIds: ['c-60001', 'c-60002'] },
    ]);
    expect(ofNone).toMatchObject([{ kind: 'found', organization: { organizationId: 'c-60011-2000-01-01' } }]);
  });

  it('shares a territory among those that stay, or lets it go where there is nobody', () => {
    const [shared, gone] = translated(
      ['60001 A', '60002 B', '60003 C'],
      sourceChange('DISSOLVE', ['60001 A', '60002 B', '60003 C'], ['60002 B', '60003 C-A']),
      sourceChange('DISSOLVE', ['60002 B'], []),
    );
    expect(shared).toEqual([
      { kind: 'dissolve', organizationId: 'c-60001', sharedTo: ['c-60002', 'c-60003'] },
      { kind: 'rename', organizationId: 'c-60003', name: 'C-A' },
    ]);
    expect(gone).toMatchObject([{ kind: 'hand-over', organizationId: 'c-60002' }]);
  });

  it('touches nothing where only units inside of communes change', () => {
    expect(translated([], sourceChange('SUBUNIT_ABOLISHED', [], []))).toEqual([[]]);
    expect(translated([], sourceChange('CREATE_OR_SPLIT', [], []))).toEqual([[]]);
  });

  it('is refused where it names a code that nobody has', () => {
    expect(() => translated([], sourceChange('RENAME', ['60001 A'], ['60001 B']))).toThrow('60001');
  });
});

describe('the départements', () => {
  it('begin before the changes of the day that need them, and end behind those that empty them', async () => {
    async function* day() {
      yield sourceChange('TRANSFER_DEPARTMENT', ['20001 A'], ['21001 A']);
      yield sourceChange('TRANSFER_DEPARTMENT', ['20002 B'], ['22001 B']);
    }
    const parts: Part[] = [];
    const opening = new Map([['20', communes(['20001 A', '20002 B'])]]);
    for await (const part of departementDays(day(), opening)) parts.push(part);
    expect(parts.map((part) => part.of)).toEqual(['departements', 'source', 'source', 'departements']);
    expect(parts[0]).toMatchObject({
      changes: [
        {
          kind: 'split',
          organizationId: 'd-20',
          into: [{ organizationId: 'd-21' }, { organizationId: 'd-22' }],
        },
      ],
    });
    expect(parts[3]).toMatchObject({ changes: [{ kind: 'dissolve', organizationId: 'd-20' }] });
  });
});

describe('the comparison with the official lists', () => {
  const list = (...texts: string[]) => new Map(communes(texts).map((each) => [each.code, each]));
  const verdicts = (official: Map<string, Commune>, ledger: Map<string, Commune>) =>
    compareLists('2016-01-01', official, ledger, [
      { date: '2016-01-01', code: '60001', official: 'Â', ledger: 'A' },
      { date: '2017-01-01', code: '60002', official: 'BB', ledger: 'B' },
    ]).map(({ what, listed, differences }) => [what, listed.length, differences.length]);

  it('passes a listed spelling on its date, as long as both sides spell it so', () => {
    expect(verdicts(list('60001 Â'), list('60001 A'))).toEqual([
      ['codes', 0, 0],
      ['names', 1, 0],
      ['départements', 0, 0],
    ]);
    expect(verdicts(list('60001 Â'), list('60001 AA'))[1]).toEqual(['names', 0, 2]);
    expect(verdicts(list('60001 Â', '60002 BB'), list('60001 A', '60002 B'))[1]).toEqual(['names', 1, 1]);
  });

  it('reports a listed spelling that is not found', () => {
    expect(verdicts(list('60001 A'), list('60001 A'))[1]).toEqual(['names', 0, 1]);
  });

  it('reports codes on one side only, and other départements', () => {
    expect(verdicts(list('60001 Â', '60002 B'), list('60001 A', '60003 C'))[0]).toEqual(['codes', 0, 2]);
    const moved = new Map([['60001', { code: '60001', name: 'A', parent: '61' }]]);
    expect(verdicts(list('60001 Â'), moved)[2]).toEqual(['départements', 0, 1]);
  });

  it('reports a count that differs', () => {
    expect(compareCounts('1962-03-07', 2, 2).differences).toEqual([]);
    expect(compareCounts('1962-03-07', 2, 3).differences).toHaveLength(1);
  });
});

describeInseeCog('the whole source', () => {
  it('has one succession for each of its links between two communes, and no other', async () => {
    const links = new Map<string, SourceChange>();
    for await (const change of readChanges(inseeCogFolder)) links.set(`cog-${change.id}`, change);
    const state = new RegisterState();
    const holders = new Map<string, string>();
    let compared = 0;
    for await (const { register, id, actor, decision, changes } of decisions(inseeCogFolder)) {
      const context = { register, decisionId: id, actor, recordedAt: '2022-01-01T00:00:00.000Z' };
      const { events } = decide(
        state,
        { decision, changes },
        { ...context, correlationId: id, causationId: id },
      );
      const change = links.get(id);
      const before = (change?.links ?? []).map(([from]) => holders.get(from));
      const effects = events.flatMap((event) => effectsOf(event));
      for (const event of events) state.apply(event);
      for (const effect of effects) {
        if (effect.effect === 'opened' && effect.codes?.['commune'])
          holders.set(effect.codes['commune'], effect.organizationId);
        if (effect.effect === 'coded' && effect.value) holders.set(effect.value, effect.organizationId);
      }
      if (!change) continue;
      const expected = change.links
        .map(([, to], i) => [before[i], holders.get(to)])
        .filter(([from, to]) => from !== to)
        .map(([from, to]) => `${from} → ${to}`);
      const found = effects.flatMap((effect) =>
        effect.effect === 'succeeded' ? [`${effect.organizationId} → ${effect.successorId}`] : [],
      );
      expect({ id, found: found.sort() }).toEqual({ id, found: expected.sort() });
      compared += expected.length;
    }
    expect(compared).toBe(4693);
  }, 300_000);
});
