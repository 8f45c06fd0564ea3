import { beforeAll, describe, expect, it } from '@jest/globals';
import type { AllocationName } from '../../../../examples/bloc-2015-2020/allocation.js';
import { generate } from '../../../../examples/bloc-2015-2020/generate.js';
import type { RestatementDocument } from '../../../../src/modules/reports/issued/issued-report.documents.js';
import type { Report } from '../../../../src/modules/reports/running/report.js';
import { moved, stocks } from './numbers.js';
import { aYearLater, type TermUnderTest } from './term-under-test.js';
import { publishedStocks } from './published.js';

/** What holds of the report after it was set right. @param under what is recorded before the tests */
export function describeSetRight(allocation: AllocationName, under: () => TermUnderTest): void {
  describe(`what was set right in allocation ${allocation}`, () => {
    const rectifications = [...generate(allocation)].filter(({ chapter }) => chapter === 'corrections');
    /** Path → the rectifications that move that number, and by how much, in the order of recording. */
    const causes = new Map<string, [id: string, by: number][]>();
    for (const { id, moves } of rectifications) {
      for (const [path, by] of Object.entries(moves!))
        causes.set(path, [...(causes.get(path) ?? []), [id, by]]);
    }
    let then: Report;
    let now: Report;
    beforeAll(async () => {
      then = await under().published();
      now = await under().report({ knownAt: aYearLater });
    });

    it('moves by each rectification the numbers that it is said to move, and no other', async () => {
      for (const { id, recordedAt, moves } of rectifications) {
        const eve = new Date(Date.parse(recordedAt) - 1).toISOString();
        const [before, after] = [
          await under().report({ knownAt: eve }),
          await under().report({ knownAt: recordedAt }),
        ];
        expect(after.knownAt.revision).toBeGreaterThan(before.knownAt.revision);
        expect([id, moved(before, after)]).toEqual([id, moves]);
      }
    });

    it('differs a year later by the rectifications alone, and today by no more', async () => {
      const differing = moved(then, now);
      expect(Object.keys(differing).length).toBeGreaterThan(15);
      for (const [path, by] of Object.entries(differing)) {
        const sum = (causes.get(path) ?? []).reduce((total, [, each]) => total + each, 0);
        expect([path, by]).toEqual([path, sum]);
      }
      const undone = [...causes.keys()].filter((path) => !(path in differing));
      expect(undone).toEqual(['stocks/footnote/after']);
      expect(moved(now, await under().report())).toEqual({});
    });

    it('comes to other figures', () => {
      const of = (report: Report) => new Map(report.figures.map(({ figure, ledger }) => [figure, ledger]));
      const [was, is] = [of(then), of(now)];
      const changed = [...was.keys()].filter((figure) => was.get(figure) !== is.get(figure));
      expect(changed.map((figure) => [figure, was.get(figure), is.get(figure)])).toEqual([
        ['cells', 2356, 2355],
        ['members', expect.any(Number), expect.any(Number)],
        ['G-after', 222, 223],
        ['B-after', 336, 335],
        ['G-decrease', 21, 20],
        ['seats-after', 4668, 4672],
        ['seats-decrease', 99, 95],
        ['received-handed-over', 45, 46],
        ['founded-upgraded', 102, 101],
        ['dissolved-ceased', ...(allocation === 'A' ? [49, 48] : [36, 35])],
        ['upper-level-granted', 11, 10],
      ]);
      expect(stocks(now)).toMatchObject({ ...publishedStocks, G: [243, 223], B: [343, 335] });
    });

    it('reconciles at both times', () => {
      for (const { identities, stocks } of [then, now]) {
        const stock = new Map(stocks.map(({ code, before, after }) => [code, [before.value, after.value]]));
        const rows = identities.flatMap((identity) => identity.rows);
        expect(rows.map(({ code, before, after }) => [code, [before.value, after.value]])).toEqual(
          rows.map(({ code }) => [code, stock.get(code)]),
        );
        const residuals = [...rows, ...identities.map(({ total }) => total!)].map(({ residual }) => residual);
        expect(new Set(residuals)).toEqual(new Set([0]));
      }
    });

    it('is named, number by number, by the restatement of the report that was given out', async () => {
      const { items } = await under().get<{ items: { id: number }[] }>('issued-reports', {});
      expect(items).toHaveLength(1);
      const restated = await under().get<RestatementDocument>(`issued-reports/${items[0]!.id}/restated`, {
        knownAt: aYearLater,
      });
      expect(restated.reproduced).toBe(true);
      expect(restated.issued.knownAt).toBeLessThanOrEqual(then.knownAt.revision);
      const own = restated.figures.find(({ path }) => path === 'lines/endings')!;
      expect([own.then, own.now]).toEqual([49, 48]);
      const named = restated.figures.map(({ path, decisions }): [string, [string, number][]] => [
        path,
        decisions.map(({ decision, delta }) => [decision.id, delta]),
      ]);
      const differing = Object.keys(moved(then, now));
      expect(Object.fromEntries(named)).toEqual(
        Object.fromEntries(differing.map((path) => [path, causes.get(path)])),
      );
    });
  });
}
