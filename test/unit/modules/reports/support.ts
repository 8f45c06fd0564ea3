import type { Text } from '../../../../src/events/vocabulary/text.js';
import type { ReportDefinition } from '../../../../src/events/vocabulary/report/report-definition.js';
import type { Line, Part } from '../../../../src/events/vocabulary/report/report-parts.js';
import type { Selector } from '../../../../src/events/vocabulary/report/report-selection.js';
import { calculate } from '../../../../src/modules/reports/running/calculate.js';
import type {
  ChangePlace,
  DecisionRow,
  PublishedRow,
  ReportData,
  Standing,
  Step,
  StockRow,
} from '../../../../src/modules/reports/running/report-data.js';
import type { Report } from '../../../../src/modules/reports/running/report.js';

export const same = (text: string): Text => ({ vi: text, en: text });

const window = { from: '2015-10-16', to: '2020-09-30' };
const nothing: ReportData = {
  stocks: [],
  steps: [],
  changes: [],
  statements: [],
  flows: [],
  holders: [],
  grants: [],
  figures: [],
  decisions: [],
};

/** The report that a definition and rows make. */
export function report(
  definition: Partial<ReportDefinition>,
  data: Partial<ReportData>,
  turned: { include?: string[]; exclude?: string[] } = {},
): Report {
  const whole = { code: 'sample', title: same('Sample'), ...definition };
  return calculate(
    { code: whole.code, version: 1, definition: whole },
    {
      known: { register: 'sample', revision: 9, recordedAt: '2021-01-01T00:00:00.000Z' },
      window,
      include: turned.include ?? [],
      exclude: turned.exclude ?? [],
    },
    { ...nothing, ...data },
  );
}

let places = 0;

/** A change of its own, unless one is given. */
export function place(at?: ChangePlace): ChangePlace {
  return at ?? { decisionId: `d-${++places}`, index: 1, effectiveOn: '2017-05-01' };
}

export function standing(kind: string, parentId = 'U1', parentKind = 'U'): Standing {
  return { kind, parentId, parentKind };
}

export function opened(id: string, as: string, after: Standing, at?: ChangePlace): Step {
  return { organizationId: id, effect: 'opened', as, before: null, after, ...place(at) };
}

export function closed(id: string, as: string, before: Standing, at?: ChangePlace): Step {
  return { organizationId: id, effect: 'closed', as, before, after: null, ...place(at) };
}

export function changed(
  id: string,
  effect: 'renamed' | 'moved' | 'reclassified',
  as: string,
  before: Standing,
  after: Standing = before,
  at?: ChangePlace,
): Step {
  return { organizationId: id, effect, as, before, after, ...place(at) };
}

export function part(code: string, select: Selector, more: Partial<Part> = {}): Part {
  return { code, label: same(code), select, ...more };
}

export function line(unit: Line['unit'], ...parts: Part[]): Line {
  return { code: 'line', label: same('line'), unit, parts };
}

export function stock(at: StockRow['at'], kind: string, organizations: number, parentKind = 'U'): StockRow {
  return { at, kind, parentKind, decisionId: `opening-${at}`, organizations };
}

export function figure(code: string, value: number, stated: Partial<PublishedRow> = {}): PublishedRow {
  return {
    figure: code,
    label: same(code),
    value,
    bound: 'exactly',
    asOf: null,
    period: null,
    attributes: {},
    document: { title: 'Báo cáo', publishedOn: '2020-10-23' },
    quotation: `${value}`,
    ...place(),
    ...stated,
  };
}

export function decision(
  decisionId: string,
  number: string,
  issuedOn: string,
  more: Partial<DecisionRow> = {},
): DecisionRow {
  return { decisionId, issuer: 'Đảng ủy', organ: null, type: 'QĐ', number, issuedOn, citations: [], ...more };
}
