import { beforeAll, describe, expect, test } from '@jest/globals';
import { opening } from '../../../../examples/bloc-2015-2020/allocation.js';
import { chapters } from '../../../../examples/bloc-2015-2020/decision.js';
import { generate } from '../../../../examples/bloc-2015-2020/generate.js';
import { isLate } from '../../../../examples/bloc-2015-2020/recording.js';
import { fingerprint } from '../../../../src/events/definition/canonical.js';
import { isEvent } from '../../../../src/events/types/event-catalogue.js';
import { decisionIssued } from '../../../../src/events/types/decision-issued.js';
import { instrumentKey } from '../../../../src/events/vocabulary/instrument.js';
import { organizationReceived } from '../../../../src/events/types/organization-received.js';
import { History, closed, end, eve, from, to } from './history.js';

describe.each(['A', 'B'] as const)('history %s, as it was published', (name) => {
  let history: History;
  beforeAll(() => {
    history = new History(name, 'publication');
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
