import { describe, expect, it } from '@jest/globals';
import { termReport } from '../../../../../examples/bloc-2015-2020/report.js';
import { closedAs, openedAs } from '../../../../../src/events/vocabulary/effect.js';
import type { MeasureSum } from '../../../../../src/events/vocabulary/report/report-parts.js';
import type { Report } from '../../../../../src/modules/reports/running/report.js';
import { changed, closed, opened, place, report, same, standing, stock } from '../support.js';

const G = standing('G');
const [direct, under] = [standing('G', 'R', 'R'), standing('G', 'U1', 'U')];

function row({ identities }: Report, identity: string, code: string) {
  const { columns, rows } = identities.find((one) => one.code === identity)!;
  const { before, flows, after, residual } = rows.find((one) => one.code === code)!;
  const moved = columns.flatMap(({ code }, i) => (flows[i]!.value === 0 ? [] : [[code, flows[i]!.value]]));
  return { before: before.value, ...Object.fromEntries(moved), after: after.value, residual };
}

describe('stocks', () => {
  it('are counted at both ends, by the decisions that made them', () => {
    const { stocks } = report(
      { stocks: termReport.stocks! },
      {
        stocks: [
          stock('from', 'G', 30),
          stock('from', 'G', 2, 'R'),
          stock('to', 'G', 29),
          stock('to', 'C', 7),
        ],
      },
    );
    const of = (code: string) => stocks.find((one) => one.code === code)!;
    expect([of('G').before.value, of('G').after.value, of('G').change]).toEqual([32, 29, -3]);
    expect([of('direct-G').before.value, of('direct-G').after.value]).toEqual([2, 0]);
    expect(of('G').before.behind).toEqual([
      { decisionId: 'opening-from', index: null, effectiveOn: null, organizations: 32, organizationIds: [] },
    ]);
  });
});

describe('the identity before + Σ flows = after', () => {
  it('puts an upgrade out of one kind and into the other', () => {
    const result = report(termReport, {
      steps: [changed('B1', 'reclassified', 'upgraded', standing('B'), G)],
      stocks: [stock('from', 'B', 1), stock('to', 'G', 1)],
    });
    expect(row(result, 'by-kind', 'B')).toEqual({ before: 1, 'upgraded-out': 1, after: 0, residual: 0 });
    expect(row(result, 'by-kind', 'G')).toEqual({ before: 0, 'upgraded-in': 1, after: 1, residual: 0 });
    expect(result.identities[0]!.total).toMatchObject({ before: 1, after: 1, residual: 0 });
  });

  it('takes in every way in and out', () => {
    const after = 20 + openedAs.length - closedAs.length - 2;
    const result = report(termReport, {
      steps: [
        ...openedAs.map((as, i) => opened(`G${i}`, as, G)),
        ...closedAs.map((as, i) => closed(`H${i}`, as, G)),
        changed('K1', 'reclassified', 'converted', G, standing('B')),
        changed('K2', 'reclassified', 'downgraded', G, standing('B')),
      ],
      stocks: [stock('from', 'G', 20), stock('to', 'G', after), stock('to', 'B', 2)],
    });
    expect(row(result, 'by-kind', 'G')).toMatchObject({ before: 20, after, residual: 0 });
    expect(row(result, 'by-kind', 'B')).toMatchObject({ 'converted-in': 2, residual: 0 });
  });

  it('shows what no flow explains as the residual', () => {
    const result = report(termReport, {
      steps: [opened('G1', 'founded', G)],
      stocks: [stock('from', 'G', 5), stock('to', 'G', 5)],
    });
    expect(row(result, 'by-kind', 'G')).toEqual({ before: 5, founded: 1, after: 5, residual: 1 });
    expect(result.identities[0]!.total!.residual).toBe(1);
  });

  it('shows a flow that no column of the definition takes in as the residual', () => {
    const identity = { ...termReport.identities![0]!, columns: [] };
    const result = report(
      { stocks: termReport.stocks!, identities: [identity] },
      { steps: [opened('G1', 'founded', G)], stocks: [stock('to', 'G', 1)] },
    );
    expect(row(result, 'by-kind', 'G')).toEqual({ before: 0, after: 1, residual: -1 });
  });

  it('moves an organization in and out of a place, and leaves the kinds alone', () => {
    const result = report(termReport, {
      steps: [changed('G1', 'moved', 'transferred', direct, under)],
      stocks: [stock('from', 'G', 1, 'R'), stock('to', 'G', 1, 'U')],
    });
    expect(row(result, 'direct', 'direct-G')).toEqual({ before: 1, 'moved-out': 1, after: 0, residual: 0 });
    expect(row(result, 'by-kind', 'G')).toEqual({ before: 1, after: 1, residual: 0 });
  });

  it('counts an organization that came and went within the window on both sides', () => {
    const result = report(termReport, { steps: [opened('G1', 'founded', G), closed('G1', 'dissolved', G)] });
    expect(row(result, 'by-kind', 'G')).toEqual({
      before: 0,
      founded: 1,
      dissolved: 1,
      after: 0,
      residual: 0,
    });
  });
});

describe('measures', () => {
  const seats: MeasureSum = {
    code: 'seats',
    label: same('seats'),
    measure: 'seats',
    type: 'stock',
    scope: { kinds: ['G'] },
  };
  const admissions: MeasureSum = {
    code: 'admissions',
    label: same('a'),
    measure: 'admissions',
    type: 'flow',
  };
  const statement = (
    at: 'from' | 'to',
    decisionId: string | null,
    organizations: number,
    sum: number,
    kind = 'G',
  ) => ({ at, kind, parentKind: 'U', measure: 'seats', decisionId, organizations, sum });

  it('sum what live organizations of the scope last stated, and say how many never did', () => {
    const { measures } = report(
      { measures: [seats] },
      {
        statements: [
          statement('from', 'a', 2, 12),
          statement('from', 'b', 1, 5),
          statement('from', 'a', 4, 9, 'C'),
          statement('to', 'a', 2, 12),
          statement('to', null, 1, 0),
        ],
      },
    );
    expect(measures[0]).toMatchObject({
      before: { value: 17 },
      after: { value: 12 },
      unstated: { before: 0, after: 1 },
    });
  });

  it('have no value where nobody stated them', () => {
    const { measures } = report(
      { measures: [seats, admissions] },
      { statements: [statement('from', null, 3, 0)] },
    );
    expect(measures).toMatchObject([{ before: null, after: null, change: null }, { total: null }]);
  });

  it('sum flows over the periods within the window; what lies astride its edge is apart', () => {
    const flow = (from: string, to: string, value: number, organizationId = 'R') => ({
      ...place(),
      organizationId,
      measure: 'admissions',
      value,
      period: { from, to },
    });
    const { measures } = report(
      { measures: [admissions] },
      {
        flows: [
          flow('2015-10-17', '2015-12-31', 100),
          flow('2016-01-01', '2016-12-31', 4000),
          flow('2016-01-01', '2016-12-31', 62, 'U1'),
          flow('2015-10-16', '2015-10-31', 7),
          flow('2020-09-01', '2020-10-01', 8),
          flow('2014-01-01', '2014-12-31', 9),
        ],
      },
    );
    expect(measures[0]).toMatchObject({
      total: { value: 4162 },
      periods: [
        { from: '2015-10-17', total: { value: 100 } },
        { from: '2016-01-01', total: { value: 4062 } },
      ],
      straddling: { value: 15 },
    });
  });

  it('take what is stated again for the same period in the place of what was stated before', () => {
    const flow = (value: number) => ({
      ...place(),
      organizationId: 'R',
      measure: 'admissions',
      value,
      period: { from: '2016-01-01', to: '2016-12-31' },
    });
    const { measures } = report({ measures: [admissions] }, { flows: [flow(4026), flow(4062)] });
    expect(measures[0]).toMatchObject({ total: { value: 4062 } });
  });
});

describe('authorities', () => {
  it('count holders at both ends, and grants and revocations in between', () => {
    const grant = (held: boolean, id: string, kind = 'G') => ({
      ...place(),
      organizationId: id,
      authority: 'power',
      held,
      standing: standing(kind),
    });
    const { authorities } = report(
      { authorities: [{ code: 'power', label: same('power'), authority: 'power', scope: { kinds: ['G'] } }] },
      {
        holders: [
          { ...stock('from', 'G', 2), authority: 'power' },
          { ...stock('to', 'G', 3), authority: 'power' },
        ],
        grants: [grant(true, 'G1'), grant(true, 'G2'), grant(false, 'G3'), grant(true, 'U1', 'U')],
      },
    );
    expect(authorities[0]).toMatchObject({
      before: { value: 2 },
      after: { value: 3 },
      change: 1,
      granted: { value: 2 },
      revoked: { value: 1 },
    });
  });
});
