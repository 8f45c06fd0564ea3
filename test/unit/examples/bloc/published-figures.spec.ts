import { beforeAll, describe, expect, test } from '@jest/globals';
import type { AllocationName } from '../../../../examples/bloc-2015-2020/allocation.js';
import { figures } from '../../../../examples/bloc-2015-2020/figures.js';
import { factsOf, isEvent } from '../../../../src/events/types/event-catalogue.js';
import { organizationsMerged } from '../../../../src/events/types/organizations-merged.js';
import { History, byKind, closed, from, kinds, opened, reclassified, to, total } from './history.js';

/** U, G, P, B, C, as domain.md prints them. Columns without a kind are zero. */
const tables: Record<AllocationName, Record<string, number[]>> = {
  A: {
    founded: [1, 3, 1, 12, 60],
    received: [0, 8, 0, 21, 1],
    'carried in': [0, 0, 0, 0, 32],
    'upgraded in': [1, 14, 0, 10, 0],
    dissolved: [0, 9, 1, 15, 24],
    absorbed: [0, 29, 1, 20, 41],
    'handed over': [0, 7, 0, 1, 2],
    'carried out': [0, 0, 0, 0, 42],
    'upgraded out': [0, 1, 0, 14, 10],
  },
  B: {
    founded: [1, 2, 0, 8, 80],
    received: [0, 3, 0, 10, 0],
    'carried in': [0, 0, 0, 0, 15],
    'upgraded in': [1, 6, 0, 4, 0],
    dissolved: [0, 9, 0, 9, 18],
    absorbed: [0, 6, 1, 4, 2],
    'handed over': [0, 16, 0, 10, 1],
    'carried out': [0, 0, 0, 0, 96],
    'upgraded out': [0, 1, 0, 6, 4],
  },
};

const printed = {
  A: { moves: [30, 10, 5], foundings: [77, 25], dissolved: 49, absorbed: 91 },
  B: { moves: [13, 27, 5], foundings: [91, 11], dissolved: 36, absorbed: 13 },
};

describe.each(['A', 'B'] as const)('history %s, as it was published', (name) => {
  let history: History;
  beforeAll(() => {
    history = new History(name, 'publication');
  });

  test('has the stocks of the report before and after', () => {
    expect(history.stock(from)).toEqual([33, 243, 22, 343, 2046]);
    expect(history.stock(to)).toEqual([35, 222, 21, 336, 2020]);
    expect(history.live(to, 'R')).toEqual(['R']);
  });

  test('has the direct committees of the report', () => {
    const direct = (on: string) =>
      ['U', 'G', 'P', 'B', 'C'].map((kind) => history.directlyUnderBloc(on, kind));
    expect(direct(from)).toEqual([33, 30, 0, 1, 0]);
    expect(direct(to)).toEqual([35, 26, 0, 0, 0]);
  });

  test('moves as many organizations of each kind by each flow as its allocation says', () => {
    const steps = history.steps();
    const upgraded = reclassified(steps);
    expect({
      founded: opened(steps, 'founded'),
      received: opened(steps, 'received'),
      'carried in': opened(steps, 'carried-in'),
      'upgraded in': byKind(upgraded.map(({ after }) => after?.kind)),
      dissolved: closed(steps, 'dissolved', 'ceased'),
      absorbed: closed(steps, 'absorbed'),
      'handed over': closed(steps, 'handed-over'),
      'carried out': closed(steps, 'carried-out'),
      'upgraded out': byKind(upgraded.map(({ before }) => before?.kind)),
    }).toEqual(tables[name]);
    const all = [
      ...opened(steps, 'registered', 'formed', 'reinstated'),
      ...closed(steps, 'consolidated', 'divided'),
    ];
    expect(total(all)).toBe(0);
  });

  test('has the figures of the report: 45, 102, 29 and 49', () => {
    const steps = history.steps();
    const { moves, foundings, dissolved, absorbed } = printed[name];
    const moved = steps.filter(
      ({ entry: { effect } }) => effect.effect === 'moved' && effect.as === 'transferred',
    );
    expect(byKind(moved.map(({ before }) => before?.kind))).toEqual([0, 4, 0, 1, 0]);
    expect([total(opened(steps, 'received')), total(closed(steps, 'handed-over')), moved.length]).toEqual(
      moves,
    );
    expect([total(opened(steps, 'founded')), reclassified(steps).length]).toEqual(foundings);
    const renamed = steps.filter(
      ({ entry: { effect } }) => effect.effect === 'renamed' && effect.as === 'renamed',
    );
    expect(byKind(renamed.map(({ before }) => before?.kind))).toEqual([3, 12, 0, 6, 8]);
    expect(new Set(renamed.map(({ entry }) => entry.effect.organizationId)).size).toBe(28);
    expect(total(closed(steps, 'dissolved', 'ceased'))).toBe(dissolved);
    expect(total(closed(steps, 'absorbed'))).toBe(absorbed);
    expect(total(moves)).toBe(45);
    expect(total(foundings)).toBe(102);
  });

  test('has the seats of the report', () => {
    const seats = (on: string) =>
      history.sum(
        'seats',
        on,
        kinds.flatMap((kind) => history.live(on, kind)),
      );
    expect(seats(from)).toBe(4767);
    expect(seats(to)).toBe(4668);
  });

  test('has 11 and 51 grants on live base committees, before their first child needs them', () => {
    const { timeline } = history.state;
    const holders = (authority: string) =>
      history.live(to, 'G').filter((id) => timeline.stateOn(id, to)?.authorities.includes(authority));
    const granted = history.steps().filter(({ entry: { effect } }) => effect.effect === 'authorized');
    expect(granted).toHaveLength(62);
    const pilots = holders('upper-level');
    expect(pilots).toHaveLength(11);
    expect(pilots.every((id) => timeline.stateOn(id, to)?.parentId?.startsWith('U-'))).toBe(true);
    expect(holders('admission-and-expulsion')).toHaveLength(51);
    const underPilots = ['G', 'B'].map(
      (kind) =>
        history.live(to, kind).filter((id) => pilots.includes(timeline.stateOn(id, to)?.parentId ?? ''))
          .length,
    );
    expect(underPilots).toEqual([1, 2]);
  });

  test('has the staff units of the report, and the function where it says', () => {
    expect(history.live(from, 'party-office')).toHaveLength(0);
    expect(history.live(to, 'party-office')).toHaveLength(13);
    const rooms = (on: string) => {
      const live = history.live(on, 'room');
      return [live.length, history.sum('room-heads', on, live), history.sum('room-deputies', on, live)];
    };
    expect(rooms(from)).toEqual([27, 25, 25]);
    expect(rooms(to)).toEqual([21, 21, 21]);
    const part = (id: string, on: string) => history.state.timeline.stateOn(id, on)?.functions['scheme-165'];
    const units = ['training-centre', 'organization', 'general-office'];
    expect(units.map((id) => part(id, from))).toEqual(['lead', undefined, undefined]);
    expect(units.map((id) => part(id, to))).toEqual([undefined, 'lead', 'co-operator']);
  });

  test('founds the named committee and absorbs the named body from outside', () => {
    const commission = history.state.timeline.stateOn('U-34', to);
    expect(commission?.name).toBe('Đảng bộ Ủy ban Quản lý vốn nhà nước tại doanh nghiệp');
    const merged = history.events.filter((event) => isEvent(event, organizationsMerged));
    const fromOutside = merged.filter(({ data }) => data.outside.length > 0);
    expect(fromOutside.map(({ data }) => [data.outside, data.organizationIds])).toEqual([
      [[{ name: 'Đảng bộ Ngoài nước' }], []],
    ]);
    const survivor = fromOutside[0]!.data.survivorId!;
    expect(history.state.timeline.stateOn(survivor, to)?.name).toBe('Đảng bộ Bộ Ngoại giao');
  });

  test('admits as many members a year as were published', () => {
    const facts = history.events.flatMap(factsOf).filter(({ measure }) => measure === 'admissions');
    expect(facts.map(({ period, value }) => [period?.from, period?.to, value])).toEqual([
      ['2016-01-01', '2016-12-31', 4062],
      ['2017-01-01', '2017-12-31', 3697],
      ['2018-01-01', '2018-12-31', 3198],
      ['2019-01-01', '2019-12-31', 3516],
      ['2020-01-01', '2020-09-30', 1517],
    ]);
    expect(total(facts.map(({ value }) => value))).toBe(15_990);
  });
});

test('the published figures state no more than the document does', () => {
  expect(figures.filter(({ asOf }) => asOf !== undefined)).toEqual([]);
  const withPeriod = figures.filter(({ period }) => period !== undefined).map(({ figure }) => figure);
  expect(withPeriod).toEqual(['2016', '2017', '2018', '2019', '2020'].map((year) => `admissions-${year}`));
  expect(new Set(figures.map(({ figure }) => figure)).size).toBe(figures.length);
  const bounds = figures
    .filter(({ bound }) => bound !== undefined)
    .map(({ figure, bound }) => [figure, bound]);
  expect(bounds).toEqual([
    ['cells', 'nearly'],
    ['members', 'more-than'],
  ]);
});
