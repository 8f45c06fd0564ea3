import 'reflect-metadata';
import { format } from '../../../../src/events/messages/format.js';
import { describe, expect, it } from '@jest/globals';
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { termReport } from '../../../../examples/bloc-2015-2020/report.js';
import { ReportDefinition } from '../../../../src/events/vocabulary/report/report-definition.js';
import type { MeasureSum } from '../../../../src/events/vocabulary/report/report-parts.js';
import { contradictions, ledgerNames } from '../../../../src/events/vocabulary/report/report-references.js';
import { namesOf } from '../../../../src/modules/reports/running/calculate.js';
import { figure, line, opened, part, report, same, standing } from '../../modules/reports/support.js';

const strict = { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true } as const;

/** What the validators of the define-report change say about a definition. */
function complaints(plain: unknown): string[] {
  const reported = (errors: readonly ValidationError[]): string[] =>
    errors.flatMap(({ constraints, children }) => [
      ...Object.values(constraints ?? {}),
      ...reported(children ?? []),
    ]);
  return reported(validateSync(plainToInstance(ReportDefinition, plain), strict));
}

const least = { code: 'sample', title: same('Sample') };
const opens = part('p', { effect: 'opened' });

describe('a report definition', () => {
  it('accepts the term report, as JSON', () => {
    expect(complaints(JSON.parse(JSON.stringify(termReport)))).toEqual([]);
  });

  it('accepts one that counts nothing yet', () => {
    expect(complaints(least)).toEqual([]);
  });

  it.each([
    ['an unknown field', { ...least, colour: 'red' }],
    ['null for a list', { ...least, lines: null }],
    ['a hole in a list', { ...least, lines: [null] }],
    ['a line without parts', { ...least, lines: [line('head')] }],
    [
      'an effect that is not counted',
      { ...least, lines: [line('head', part('p', { effect: 'coded' as never }))] },
    ],
    [
      'a term beyond all names',
      { ...least, figures: [{ figure: 'f', ledger: { sum: ['a.'.repeat(200) + 'value'] } }] },
    ],
    ['a term that is none', { ...least, figures: [{ figure: 'f', ledger: { sum: ['drop table'] } }] }],
  ])('refuses %s', (_, plain) => {
    expect(complaints(plain)).not.toEqual([]);
  });
});

describe('what must hold together', () => {
  const reported = (more: object) => contradictions({ ...least, ...more }).map((each) => format(each, 'en'));

  it('is that codes are unique', () => {
    const stock = { code: 'line', label: same('x'), scope: {} };
    expect(reported({ lines: [line('head', opens, opens)], stocks: [stock] })).toEqual([
      'line is defined twice',
      'p is defined twice',
    ]);
  });

  it('is that a part selects in one way, and a flag checks in one way', () => {
    const { select: _, ...neither } = opens;
    const both = { ...opens, code: 'q', changes: { types: ['X'] } };
    const flag = { code: 'F', label: same('F'), text: same('t') };
    expect(reported({ lines: [line('head', neither, both)], flags: [flag] })).toEqual([
      'part p needs exactly one of select and changes',
      'part q needs exactly one of select and changes',
      expect.stringContaining('flag F needs exactly one of compare,'),
    ]);
  });

  it('is that an effect has the flow', () => {
    const odd = part('p', { effect: 'opened', as: ['dissolved'] });
    expect(reported({ lines: [line('head', odd)] })).toEqual(['opened is never as dissolved']);
  });

  it('is that every name resolves, in expressions and in texts', () => {
    const more = {
      lines: [line('head', { ...opens, option: 'o' })],
      identities: [{ code: 'i', label: same('i'), stocks: ['s'], columns: [], total: true }],
      figures: [
        { figure: 'f', ledger: { sum: ['line.before', 'line/p.value', '12'] } },
        { figure: 'g', flow: 'm' },
      ],
      wording: [{ code: 'w', text: same('{line.value} {left} {from} {line.nonsense} {published:any}') }],
      flags: [
        {
          code: 'F',
          label: same('F'),
          text: same('{+left} {list} {s.movement}'),
          compare: { left: { sum: ['1'] }, relation: 'equals', right: { sum: ['x.value'] } },
        },
      ],
    };
    expect(reported(more)).toEqual(
      ['o', 's', 'line.before', 'm', 'x.value', 'left', 'line.nonsense', 's.change'].map(
        (name) => `nothing is named ${name}`,
      ),
    );
  });

  it('knows the names of exactly the numbers that a report comes to', () => {
    const at = { decisionId: 'd', index: 1, effectiveOn: '2017-01-01' };
    const measured = { measures: termReport.measures!, lines: termReport.lines!, stocks: termReport.stocks! };
    const stated = ({ measure, scope }: MeasureSum) =>
      (['from', 'to'] as const).map((end) => ({
        ...{
          at: end,
          kind: scope?.kinds?.[0] ?? 'G',
          parentKind: 'U',
          decisionId: 'd',
          measure,
          organizations: 1,
          sum: 1,
        },
      }));
    const flow = (measure: string) => ({
      ...{ ...at, organizationId: 'R', measure, value: 1, period: { from: '2016-01-01', to: '2016-12-31' } },
    });
    const results = report(
      { ...measured, authorities: termReport.authorities! },
      {
        steps: [opened('G1', 'founded', standing('G'))],
        statements: measured.measures.flatMap(stated),
        flows: measured.measures.map(({ measure }) => flow(measure)),
        figures: [figure('f', 1)],
      },
    );
    expect([...namesOf(results).keys()].sort()).toEqual([...ledgerNames(termReport)].sort());
  });
});
