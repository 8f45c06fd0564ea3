import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { spellings } from '../../../examples/insee-cog/spellings.js';
import { describeInseeCog } from '../../support/insee-cog.js';
import { Communes } from './communes.js';

describeInseeCog('79 years of French communes', () => {
  let communes: Communes;
  beforeAll(async () => {
    communes = await Communes.import();
  }, 600_000);
  afterAll(() => communes.close());

  it('equals every official list and count, the listed spellings aside', async () => {
    const verdicts = await communes.conformance();
    expect(
      verdicts.flatMap(({ date, what, differences }) => differences.map((d) => [date, what, d])),
    ).toEqual([]);
    expect(verdicts.map(({ what }) => what).filter((what) => what === 'count')).toHaveLength(26);
    expect(verdicts.filter(({ what }) => what === 'codes')).toHaveLength(7);
    expect(verdicts.flatMap(({ listed }) => listed)).toHaveLength(spellings.length);
  }, 120_000);

  it('14513 → 50649 and 49144 → 44225: change département and merge on one day, in this order', async () => {
    expect(await communes.history('c-14513')).toEqual({
      versions: ['1943-01-01 14513 Pont-Farcy d-14'],
      changes: [
        '1943-01-01 register',
        '1973-05-01 merge',
        '2018-01-01 recode',
        '2018-01-01 transfer',
        '2018-01-01 merge',
      ],
    });
    expect(await communes.lives('c-14513')).toEqual([
      ['1943-01-01', 'registered', '2018-01-01', 'consolidated'],
    ]);
    expect(await communes.edges('c-14513', 'both')).toEqual([
      '1973-05-01 c-14507 → c-14513',
      '2018-01-01 c-14513 → c-50592-2018-01-01',
    ]);
    expect((await communes.history('c-49144')).changes.slice(-3)).toEqual([
      '2018-01-01 recode',
      '2018-01-01 transfer',
      '2018-01-01 merge',
    ]);
    expect(await communes.edges('c-49144', 'successors')).toEqual([
      '2018-01-01 c-49144 → c-44180-2018-01-01',
    ]);
    expect(await communes.holders('50649', '2018-01-01')).toEqual([]);
    expect(await communes.holders('44225', '2018-01-01')).toEqual([]);
    expect(await communes.holders('50592', '2018-01-01')).toEqual(['c-50592-2018-01-01']);
    const { items } = await communes.correspondences('2017-12-31', '2018-01-01');
    expect(items.filter(({ from }) => from?.id === 'c-14513')).toMatchObject([
      { to: { id: 'c-50592-2018-01-01', codes: { commune: '50592' } }, labels: ['merged'], manyToOne: true },
    ]);
  });

  it('14513: its whole chain, from what it took in to what it went into', async () => {
    expect(await communes.edges('c-14513', 'both', 9)).toEqual([
      '1973-05-01 c-14507 → c-14513',
      '2018-01-01 c-14513 → c-50592-2018-01-01',
    ]);
    expect(await communes.edges('c-14507', 'successors', 9)).toEqual([
      '1973-05-01 c-14507 → c-14513',
      '2018-01-01 c-14513 → c-50592-2018-01-01',
    ]);
  });

  it('90073: a code dies and returns with the same commune, and dies again', async () => {
    expect(await communes.lives('c-90073')).toEqual([
      ['1943-01-01', 'registered', '1972-07-15', 'absorbed'],
      ['1997-01-01', 'reinstated', '2019-01-01', 'consolidated'],
    ]);
    expect(await communes.holders('90073', '1972-07-14')).toEqual(['c-90073']);
    expect(await communes.holders('90073', '1972-07-15')).toEqual([]);
    expect(await communes.holders('90073', '1997-01-01')).toEqual(['c-90073']);
    expect(await communes.holders('90073', '2019-01-01')).toEqual([]);
    expect(await communes.edges('c-90073', 'both')).toEqual([
      '1972-07-15 c-90073 → c-90068',
      '1997-01-01 c-90068 → c-90073',
      '2019-01-01 c-90073 → c-90068-2019-01-01',
    ]);
  });

  it('52348: one becomes twelve in 1984, eleven of them as they were before 1972', async () => {
    const { items } = await communes.correspondences('1983-12-31', '1984-01-01');
    const ours = items.filter(({ from }) => from?.id === 'c-52348');
    expect(ours).toHaveLength(12);
    expect(ours.every(({ oneToMany }) => oneToMany)).toBe(true);
    expect(ours.filter(({ to }) => to?.id === 'c-52348')).toMatchObject([
      { from: { name: 'Val-de-Gris' }, to: { name: "Neuilly-l'Évêque" }, labels: ['renamed'] },
    ]);
    const others = ours.filter(({ to }) => to?.id !== 'c-52348');
    expect(others.map(({ to }) => to!.codes['commune'])).toEqual(
      '52009 52037 52059 52105 52108 52116 52163 52207 52280 52363 52397'.split(' '),
    );
    expect(others.every(({ labels }) => labels.join() === 'split')).toBe(true);
    expect(await communes.lives('c-52009')).toEqual([
      ['1943-01-01', 'registered', '1972-06-01', 'absorbed'],
      ['1984-01-01', 'reinstated', null, null],
    ]);
    expect((await communes.edges('c-52348', 'both')).map((edge) => edge.slice(0, 10))).toEqual([
      ...Array<string>(11).fill('1972-06-01'),
      ...Array<string>(11).fill('1984-01-01'),
    ]);
  });

  it('14371: twenty-two become one in 2016, which keeps the code of its seat', async () => {
    const { items } = await communes.correspondences('2015-12-31', '2016-01-01');
    const ours = items.filter(({ to }) => to?.id === 'c-14371-2016-01-01');
    expect(ours).toHaveLength(22);
    expect(ours.every(({ labels, manyToOne }) => manyToOne && labels.join() === 'merged')).toBe(true);
    expect(ours.find(({ from }) => from?.id === 'c-14371')).toMatchObject({
      from: { name: 'Livarot', codes: { commune: '14371' } },
      to: { name: "Livarot-Pays-d'Auge", codes: { commune: '14371' } },
    });
    expect(await communes.edges('c-14371-2016-01-01', 'predecessors')).toHaveLength(22);
    expect(await communes.holders('14371', '2015-12-31')).toEqual(['c-14371']);
    expect(await communes.holders('14371', '2016-01-01')).toEqual(['c-14371-2016-01-01']);
  });

  it('14764: two merge into one with a code that is new, in 1947', async () => {
    const id = 'c-14764-1947-08-27';
    expect(await communes.edges(id, 'predecessors')).toEqual([
      `1947-08-27 c-14485 → ${id}`,
      `1947-08-27 c-14612 → ${id}`,
    ]);
    const { items } = await communes.correspondences('1947-08-26', '1947-08-27');
    expect(items.filter(({ to }) => to?.id === id)).toMatchObject([
      { from: { id: 'c-14485' }, labels: ['merged'], manyToOne: true },
      { from: { id: 'c-14612' }, labels: ['merged'], manyToOne: true },
    ]);
    expect(await communes.holders('14485', '1947-08-27')).toEqual([]);
  });

  it('51606: a territory is shared among three, in 1966', async () => {
    expect(await communes.lives('c-51606')).toEqual([
      ['1943-01-01', 'registered', '1966-12-12', 'dissolved'],
    ]);
    expect(await communes.edges('c-51606', 'successors')).toEqual([
      '1966-12-12 c-51606 → c-51235',
      '1966-12-12 c-51606 → c-51313',
      '1966-12-12 c-51606 → c-51369',
    ]);
    expect((await communes.history('c-51369')).versions.at(-1)).toBe('1966-12-12 51369 Mœurs-Verdey d-51');
  });

  it('97123 and 97127: leave the register without a successor, in 2007', async () => {
    for (const id of ['c-97123-1946-03-21', 'c-97127-1946-03-21']) {
      expect(await communes.lives(id)).toEqual([['1946-03-21', 'founded', '2007-02-23', 'handed-over']]);
      expect(await communes.edges(id, 'both')).toEqual([]);
    }
    const { items } = await communes.correspondences('2007-02-22', '2007-02-23');
    expect(items.filter(({ labels }) => labels.includes('ended')).map(({ from }) => from!.id)).toEqual([
      'c-97123-1946-03-21',
      'c-97127-1946-03-21',
    ]);
  });

  it('13055: Marseille gets districts in 1946 and lives on', async () => {
    expect(await communes.lives('c-13055')).toEqual([['1943-01-01', 'registered', null, null]]);
    expect(await communes.history('c-13055')).toEqual({
      versions: ['1943-01-01 13055 Marseille d-13'],
      changes: ['1943-01-01 register'],
    });
  });

  it('1968-01-01: 506 communes change département on one day, to five that begin on it', async () => {
    const { items, totals } = await communes.correspondences('1967-12-31', '1968-01-01');
    expect(totals.find(({ label }) => label === 'transferred')?.correspondences).toBe(506);
    const transferred = items.filter(({ labels }) => labels.includes('transferred'));
    const into = transferred.map(({ from, to }) => `${from!.parentId} ${to!.parentId}`);
    expect(into.filter((pair) => pair === 'd-78 d-91')).toHaveLength(198);
    expect(into.filter((pair) => pair === 'd-75 d-94')).toHaveLength(29);
    expect(await communes.lives('d-94')).toEqual([['1968-01-01', 'formed', null, null]]);
    expect(await communes.edges('d-94', 'predecessors')).toEqual([
      '1968-01-01 d-75 → d-94',
      '1968-01-01 d-78 → d-94',
    ]);
    expect(await communes.history('c-78143')).toMatchObject({
      versions: expect.arrayContaining([
        '1968-01-01 91143 Châteaufort d-91',
        '1969-11-29 78143 Châteaufort d-78',
      ]),
    });
  });

  it('14624 → 14697 → 14472: a seat takes the code of a commune that ended, twice', async () => {
    expect((await communes.history('c-14624')).versions).toEqual([
      '1943-01-01 14624 Saint-Martin-de-Fresnay d-14',
      "1973-01-01 14624 L'Oudon d-14",
      "1990-02-01 14697 L'Oudon d-14",
      "2014-01-07 14472 L'Oudon d-14",
    ]);
    expect(await communes.holders('14697', '1972-12-31')).toEqual(['c-14697']);
    expect(await communes.holders('14697', '1973-01-01')).toEqual([]);
    expect(await communes.holders('14697', '1990-02-01')).toEqual(['c-14624']);
    expect(await communes.holders('14472', '2014-01-07')).toEqual(['c-14624']);
  });

  it('76108: a commune nouvelle is undone, and what it was made of comes back', async () => {
    const id = 'c-76108-2012-01-01';
    expect(await communes.lives(id)).toEqual([['2012-01-01', 'formed', '2014-01-01', 'dissolved']]);
    expect(await communes.edges(id, 'successors')).toEqual([
      `2014-01-01 ${id} → c-76095`,
      `2014-01-01 ${id} → c-76108`,
    ]);
    expect(await communes.holders('76108', '2014-01-01')).toEqual(['c-76108']);
    const { items } = await communes.correspondences('2013-12-31', '2014-01-01');
    expect(items.filter(({ from }) => from?.id === id).map(({ labels }) => labels)).toEqual([
      ['split'],
      ['split'],
    ]);
  });

  it('29302: a commune is made out of parts of two that live on', async () => {
    const found = await communes.edges('c-29302-1949-08-27', 'predecessors');
    expect(found.filter((edge) => edge.startsWith('1949'))).toEqual([
      '1949-08-27 c-29231 → c-29302-1949-08-27',
      '1949-08-27 c-29263 → c-29302-1949-08-27',
    ]);
    expect(await communes.holders('29231', '1949-08-27')).toEqual(['c-29231']);
  });

  it('20: Corsica becomes two départements, and all its communes go over with a new code', async () => {
    expect(await communes.lives('d-20')).toEqual([['1943-01-01', 'registered', '1976-01-01', 'ceased']]);
    expect(await communes.edges('d-20', 'successors')).toEqual([
      '1976-01-01 d-20 → d-2A',
      '1976-01-01 d-20 → d-2B',
    ]);
    const { totals } = await communes.correspondences('1975-12-31', '1976-01-01');
    expect(totals.find(({ label }) => label === 'transferred')?.correspondences).toBe(360);
  });
});
