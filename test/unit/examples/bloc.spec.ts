import { beforeAll, describe, expect, test } from '@jest/globals';
import {
  allocations,
  opening,
  type Allocation,
  type AllocationName,
} from '../../../examples/bloc-2015-2020/allocation.js';
import { figures } from '../../../examples/bloc-2015-2020/figures.js';
import { chapters, type Chapter, type Decision } from '../../../examples/bloc-2015-2020/decision.js';
import { generate } from '../../../examples/bloc-2015-2020/generate.js';
import { partyKinds } from '../../../examples/bloc-2015-2020/kinds.js';
import { isLate } from '../../../examples/bloc-2015-2020/recording.js';
import { decide } from '../../../src/commands/decide/decide.js';
import { fingerprint } from '../../../src/events/definition/canonical.js';
import { factsOf, isEvent } from '../../../src/events/types/event-catalogue.js';
import { decisionIssued } from '../../../src/events/types/decision-issued.js';
import type { NewEvent } from '../../../src/events/definition/envelope.js';
import { transitions, type Transition } from '../../../src/events/register/history.js';
import { instrumentKey } from '../../../src/events/vocabulary/instrument.js';
import { organizationReceived } from '../../../src/events/types/organization-received.js';
import { organizationsMerged } from '../../../src/events/types/organizations-merged.js';
import { RegisterState } from '../../../src/events/register/register-state.js';

const from = '2015-10-16';
const to = '2020-09-30';
const eve = '2025-02-02';
const end = '2025-02-28';

const kinds = partyKinds.filter((kind) => kind !== 'R');

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

/** A history decided up to the end of a chapter, and everything asked of it here. */
class History {
  readonly decisions: readonly Decision[];
  readonly state = new RegisterState();
  readonly events: NewEvent[] = [];

  /** @throws Rejected when a decision is not accepted */
  constructor(
    readonly name: AllocationName,
    last: Chapter = 'epilogue',
  ) {
    const known = chapters.slice(0, chapters.indexOf(last) + 1);
    this.decisions = [...generate(name)].filter(({ chapter }) => known.includes(chapter));
    for (const { id, recordedAt, actor, request } of this.decisions) {
      const context = {
        register: 'bloc',
        decisionId: id,
        recordedAt,
        actor,
        correlationId: id,
        causationId: id,
      };
      for (const event of decide(this.state, request, context).events) {
        this.state.apply(event);
        this.events.push(event);
      }
    }
  }

  get allocation(): Allocation {
    return allocations[this.name];
  }

  chapter(chapter: Decision['chapter']): Decision[] {
    return this.decisions.filter((decision) => decision.chapter === chapter);
  }

  live(on: string, kind: string): string[] {
    const { timeline } = this.state;
    return [...timeline.ids()].filter((id) => timeline.stateOn(id, on)?.kind === kind);
  }

  stock(on: string): number[] {
    return kinds.map((kind) => this.live(on, kind).length);
  }

  directlyUnderBloc(on: string, kind: string): number {
    return this.live(on, kind).filter((id) => this.state.timeline.stateOn(id, on)?.parentId === 'R').length;
  }

  /** Steps of the term, or of another time, by what their effects say. */
  steps(after = from, until = to): Transition[] {
    return [...this.state.timeline.ids()].flatMap((id) =>
      transitions(this.state.timeline.entries(id)).filter(
        ({ entry: { change } }) => change.effectiveOn > after && change.effectiveOn <= until,
      ),
    );
  }

  /** The latest value of a stock on a date, summed over those that live then. */
  sum(measure: string, on: string, ids: readonly string[]): number {
    const latest = new Map<string, { at: string; value: number }>();
    for (const event of this.events) {
      const at = event.metadata.effectiveOn;
      if (at > on) continue;
      for (const fact of factsOf(event)) {
        if (fact.measure !== measure) continue;
        const known = latest.get(fact.organizationId);
        if (!known || known.at <= at) latest.set(fact.organizationId, { at, value: fact.value });
      }
    }
    return ids.reduce((sum, id) => sum + (latest.get(id)?.value ?? 0), 0);
  }
}

function byKind(steps: readonly (string | undefined)[]): number[] {
  return kinds.map((kind) => steps.filter((step) => step === kind).length);
}

function opened(steps: readonly Transition[], ...as: string[]): number[] {
  const found = steps.filter(({ entry: { effect } }) => effect.effect === 'opened' && as.includes(effect.as));
  return byKind(found.map(({ after }) => after?.kind));
}

function closed(steps: readonly Transition[], ...as: string[]): number[] {
  const found = steps.filter(({ entry: { effect } }) => effect.effect === 'closed' && as.includes(effect.as));
  return byKind(found.map(({ before }) => before?.kind));
}

function reclassified(steps: readonly Transition[]): Transition[] {
  return steps.filter(
    ({ entry: { effect } }) => effect.effect === 'reclassified' && effect.as === 'upgraded',
  );
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

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

  test('moves what is upgraded only where its new kind asks for another parent', () => {
    const moving = history
      .chapter('term')
      .flatMap(({ request }) =>
        (request.changes as { kind: string; organizationId: string; parentId?: string }[]).filter(
          ({ kind, parentId }) => kind === 'reclassify' && parentId !== undefined,
        ),
      );
    expect(moving).toHaveLength(history.allocation.upgraded.CB - 4);
    expect(moving.every(({ organizationId }) => organizationId.startsWith('C-'))).toBe(true);
  });

  test('brings as many cells along as the allocation carries', () => {
    const received = history.events.filter((event) => isEvent(event, organizationReceived));
    const carried = received
      .filter(({ data }) => data.organization.kind === 'G')
      .map(({ data }) => data.subtree.length);
    expect(new Set(carried)).toEqual(new Set([history.allocation.carriedIn]));
  });

  test('records about 12% of the term late, out of effective order', () => {
    const term = history.chapter('term');
    const late = term.filter(({ recordedAt, request }) => isLate(request.decision.effectiveOn, recordedAt));
    expect(late.length / term.length).toBeGreaterThan(0.11);
    expect(late.length / term.length).toBeLessThan(0.13);
    for (const decision of late) {
      const before = term.slice(0, term.indexOf(decision));
      const { effectiveOn } = decision.request.decision;
      expect(before.some(({ request }) => request.decision.effectiveOn > effectiveOn)).toBe(true);
    }
  });

  test('keeps the term within its window', () => {
    for (const { request } of history.chapter('term')) {
      expect(request.decision.effectiveOn > from && request.decision.effectiveOn <= to).toBe(true);
    }
    for (const { request } of history.chapter('opening')) {
      expect(request.decision.effectiveOn <= from).toBe(true);
    }
  });

  test('has cells of one name under different parents', () => {
    const { timeline } = history.state;
    const names = history.live(to, 'C').map((id) => timeline.stateOn(id, to)!.name);
    expect(new Set(names).size).toBeLessThan(names.length / 10);
  });
});

describe.each(['A', 'B'] as const)('history %s, to its end', (name) => {
  let history: History;
  beforeAll(() => {
    history = new History(name);
  });

  test('ends with nothing, and all that lived on the eve handed over in four bundles', () => {
    const steps = history.steps(eve, end);
    const stock = history.stock(eve);
    const heads = closed(steps, 'handed-over');
    const carried = closed(steps, 'carried-out');
    expect(stock).toEqual([35, 223, 21, 334, 2020]);
    expect(heads).toEqual([35, 26, 0, 0, 0]);
    expect(heads.map((count, i) => count + carried[i]!)).toEqual(stock);
    expect(
      history
        .chapter('epilogue')
        .slice(0, 4)
        .map(({ request }) => request.changes.length),
    ).toEqual([22, 18, 13, 8]);
    const last = history.events.at(-1)!;
    expect(last.data).toMatchObject({ organizationId: 'R', form: 'ceased' });
    const { timeline } = history.state;
    expect([...timeline.ids()].filter((id) => timeline.stateOn(id, end))).toEqual([]);
    expect(timeline.stateOn('R', '2025-02-27')).toBeDefined();
  });

  test('is the same each time', () => {
    expect(fingerprint([...generate(name)])).toBe(fingerprint(history.decisions));
  });

  test('is recorded in order, chapter by chapter, each id once', () => {
    const recorded = history.decisions.map(({ recordedAt }) => recordedAt);
    expect(recorded).toEqual(recorded.toSorted());
    const order = history.decisions.map(({ chapter }) => chapters.indexOf(chapter));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(new Set(history.decisions.map(({ id }) => id)).size).toBe(history.decisions.length);
  });

  test('has instruments that are each one of a kind, and numbers that repeat across terms', () => {
    const own = history.decisions.map(({ request }) => request.decision);
    const others = history.events.flatMap(({ data }) => {
      const { counterpart } = data as { counterpart?: (typeof own)[number] };
      return counterpart ? [counterpart] : [];
    });
    const counterparts = new Set(others.map(instrumentKey));
    expect(new Set([...own.map(instrumentKey), ...counterparts]).size).toBe(own.length + counterparts.size);
    const cited = own.flatMap(({ legalBases = [] }) => legalBases);
    const dates = new Set(
      cited.filter(({ number }) => number === '98-QĐ/TW').map(({ issuedOn }) => issuedOn),
    );
    expect(dates).toEqual(new Set(['2007-10-22', '2017-10-07']));
    const reports = own.filter(({ issuer, number }) => issuer === 'Đảng ủy Khối' && number === '01-BC/ĐUK');
    expect(reports).toHaveLength(2);
  });

  test('knows some dates to the month only, and has bundles of twenty changes and more', () => {
    const monthly = history.events.filter(({ metadata }) => metadata.effectivePrecision === 'month');
    expect(monthly).toHaveLength(3);
    expect(history.chapter('term').some(({ request }) => request.changes.length > 20)).toBe(true);
  });

  test('accepts a few warnings, each with a reference that it needs', () => {
    const issued = history.events.filter((event) => isEvent(event, decisionIssued));
    const warnings = issued.flatMap(({ data }) => data.warnings.map(({ code }) => code));
    expect(warnings.sort()).toEqual(['competence', 'homonym', 'parent-by-option', 'size', 'size']);
    for (const { data } of issued) {
      for (const { code } of data.acknowledgements) {
        expect(data.warnings.map((warning) => warning.code)).toContain(code);
      }
    }
  });
});

test('both histories begin alike', () => {
  const { U, G, P, B, C } = opening;
  expect([U, G, P, B, C, opening.directG]).toEqual([33, 243, 22, 343, 2046, 30]);
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
