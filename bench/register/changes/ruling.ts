import { createHash } from 'node:crypto';
import { dateOf } from '../calendar.js';
import { classification } from '../classification.js';
import type { Draw } from '../drawing.js';

/** The same rules, once more, with a set of kinds of another year. */
export const defineKinds: Draw = ({ day }) => {
  const label = { vi: 'tất cả', en: `all of ${dateOf(day).slice(0, 4)}` };
  const kinds = classification.kinds.map(({ code }) => code);
  return {
    kind: 'define-kinds',
    classification: { ...classification, sets: [...classification.sets, { code: 'all', label, kinds }] },
  };
};

export const report = 'yearly';

export const defineReport: Draw = () => ({
  kind: 'define-report',
  definition: { code: report, title: { vi: 'Báo cáo năm', en: 'Yearly report' } },
});

export const issueReport: Draw = ({ day, dice, revision }) => {
  const figures = [{ path: 'stocks/C/after', value: dice.between(1, 99_999) }];
  return {
    kind: 'issue-report',
    report,
    version: 1,
    from: dateOf(day - 366),
    to: dateOf(day - 1),
    knownAt: dice.between(0, revision),
    include: [],
    exclude: [],
    figures,
    sha256: createHash('sha256').update(JSON.stringify(figures)).digest('hex'),
  };
};
