import { beforeAll, describe, expect, it } from '@jest/globals';
import type { AllocationName } from '../../../../examples/bloc-2015-2020/allocation.js';
import type { Report } from '../../../../src/modules/reports/running/report.js';
import { lines, stocks } from './numbers.js';
import type { TermUnderTest } from './term-under-test.js';

/** The numbers that were published. */
export const publishedStocks = {
  U: [33, 35],
  G: [243, 222],
  P: [22, 21],
  B: [343, 336],
  C: [2046, 2020],
  footnote: [2654, 2599],
  direct: [63, 61],
  'direct-G': [30, 26],
  'direct-U': [33, 35],
  rooms: [27, 21],
};

/** What holds of the report as it was published, whatever the allocation. @param under what is recorded before the tests */
export function describePublished(allocation: AllocationName, under: () => TermUnderTest): void {
  describe(`allocation ${allocation}`, () => {
    let report: Report;
    beforeAll(async () => {
      report = await under().published();
    });

    it('has the published stocks', () => {
      expect(stocks(report)).toMatchObject(publishedStocks);
    });

    it('reconciles on every line', () => {
      const residuals = report.identities.flatMap(({ rows, total }) => [
        ...rows.map(({ residual }) => residual),
        total!.residual,
      ]);
      expect(residuals).toHaveLength(12);
      expect(new Set(residuals)).toEqual(new Set([0]));
    });

    it('has the published seats, rooms, authorities, offices and admissions', () => {
      const measured = Object.fromEntries(
        report.measures.map((measure) => [
          measure.code,
          measure.type === 'flow' ? measure.total?.value : [measure.before?.value, measure.after?.value],
        ]),
      );
      expect(measured).toMatchObject({
        seats: [4767, 4668],
        'room-heads': [25, 21],
        'room-deputies': [25, 21],
        admissions: 15_990,
        'courses-sympathizers': 67,
        'course-people-committee-work': 1700,
      });
      expect(report.authorities.map(({ code, granted }) => [code, granted.value])).toEqual([
        ['upper-level', 11],
        ['admission', 51],
      ]);
      expect(lines(report)).toMatchObject({
        'new-upper': 1,
        'absorbed-outside': 1,
        'staff-offices': 13,
        functions: 1,
      });
    });

    it('raises all twelve flags, each with what causes it', () => {
      const raised = report.flags.map(({ code, state, figures, decisionIds }) => [
        code,
        state,
        figures.length + decisionIds.length > 0,
      ]);
      expect(raised).toEqual(Array.from({ length: 12 }, (_, i) => [`F${i + 1}`, 'raised', true]));
      expect(report.flags.at(-1)!.text!.vi).toContain('98-QĐ/TW (22/10/2007; 07/10/2017)');
    });

    it('opens every number of a line to as many organizations as it counts', () => {
      for (const { unit, count } of report.lines.flatMap((line) => [line, ...line.parts])) {
        const organizations = count.behind.reduce((sum, share) => sum + share.organizations, 0);
        expect([unit, unit === 'event' ? count.behind.length : organizations]).toEqual([unit, count.value]);
      }
      for (const { before, after } of report.stocks) {
        for (const { value, behind } of [before, after]) {
          expect(behind.reduce((sum, share) => sum + share.organizations, 0)).toBe(value);
        }
      }
    });

    it('knows the instrument of every decision behind a number', () => {
      const behind = report.lines.flatMap(({ count }) => count.behind.map(({ decisionId }) => decisionId));
      expect(behind.filter((id) => !report.decisions[id]?.number)).toEqual([]);
    });
  });
}
