import type { Line, Option } from '../../../events/vocabulary/report/report-parts.js';
import { countPart, headsOf, sumCounts } from './counting.js';
import { compareFigure } from './figures.js';
import { checkFlag } from './flags.js';
import { reconcile } from './identities.js';
import { countAuthority, countStock, sumMeasure } from './measures.js';
import type { Known } from '../../read-side/time/known.js';
import { Numbers } from './numbers.js';
import type { DefinitionVersion, ReportData, ReportWindow, Step } from './report-data.js';
import type { Behind, LineResult, PartResult, Report } from './report.js';
import { fill, formatDate } from '../../presentation/text.js';

/** What is asked: about which register as known when, about which days, with which options turned. */
export interface ReportQuestion {
  readonly known: Known;
  readonly window: ReportWindow;
  /** Options that are on whatever the definition says. */
  readonly include: readonly string[];
  /** Options that are off whatever the definition says. */
  readonly exclude: readonly string[];
}

/** Works a report out. A function of its arguments alone. */
export function calculate(version: DefinitionVersion, question: ReportQuestion, data: ReportData): Report {
  const { definition } = version;
  const { known, window } = question;
  const on = optionsOn(definition.options ?? [], question);
  const heads = headsOf(data.steps);
  const lines = (definition.lines ?? []).map((line) => countLine(line, on, data, heads));
  const stocks = (definition.stocks ?? []).map((stock) => countStock(stock, data));
  const identities = (definition.identities ?? []).map((identity) =>
    reconcile(identity, definition.stocks ?? [], stocks, data.steps),
  );
  const measures = (definition.measures ?? []).map((measure) => sumMeasure(measure, data, window));
  const authorities = (definition.authorities ?? []).map((authority) => countAuthority(authority, data));
  const results = { lines, stocks, identities, measures, authorities };
  const numbers = new Numbers(namesOf(results), data.figures);
  const flags = (definition.flags ?? []).map((flag) =>
    checkFlag(flag, { numbers, window, decisions: data.decisions }),
  );
  const comparable = { numbers, measures, incomplete: incompleteNames(measures) };
  const figures = (definition.figures ?? []).map((figure) => compareFigure(figure, comparable, flags));
  const wording = (definition.wording ?? []).map(({ code, text }) => ({
    code,
    text: fill(text, (name, language) =>
      name === 'from' || name === 'to' ? formatDate(window[name], language) : numbers.term(name),
    ),
  }));
  return {
    register: known.register,
    definition: { code: version.code, version: version.version, title: definition.title },
    window: { from: window.from, to: window.to },
    knownAt: { revision: known.revision, recordedAt: known.recordedAt },
    options: (definition.options ?? []).map(({ code, label }) => ({ code, label, included: on.has(code) })),
    wording,
    ...results,
    figures,
    flags,
    decisions: instruments({ ...results, figures, flags }, data),
  };
}

function optionsOn(options: readonly Option[], { include, exclude }: ReportQuestion): ReadonlySet<string> {
  const on = options.filter(
    ({ code, included }) => include.includes(code) || (included && !exclude.includes(code)),
  );
  return new Set(on.map(({ code }) => code));
}

function countLine(
  { code, label, unit, parts }: Line,
  on: ReadonlySet<string>,
  data: ReportData,
  heads: ReadonlySet<Step>,
): LineResult {
  const results = parts.map((part): PartResult => {
    const own = part.changes ? 'event' : (part.unit ?? unit);
    const option = part.option ?? null;
    const counted = option === null ? !part.apart : on.has(option);
    const count = countPart(part, own, data, heads);
    return { code: part.code, label: part.label, unit: own, counted, option, count };
  });
  const count = sumCounts(results.filter(({ counted }) => counted).map((part) => part.count));
  return { code, label, unit, count, parts: results };
}

type Results = Pick<Report, 'lines' | 'stocks' | 'identities' | 'measures' | 'authorities'>;

/** The numbers that have a value, by the names under which a definition refers to them. */
export function namesOf({ lines, stocks, measures, authorities }: Results): Map<string, number> {
  const names = new Map<string, number>();
  for (const line of lines) {
    for (const { code, count } of [
      line,
      ...line.parts.map((part) => ({ ...part, code: `${line.code}/${part.code}` })),
    ]) {
      const { value, events, heads, subtree, organizations } = count;
      for (const [facet, n] of Object.entries({ value, events, heads, subtree, organizations })) {
        names.set(`${code}.${facet}`, n);
      }
    }
  }
  const add = (name: string, value: number | null | undefined) => {
    if (value !== null && value !== undefined) names.set(name, value);
  };
  for (const { code, before, after, change } of [...stocks, ...authorities]) {
    add(`${code}.before`, before.value);
    add(`${code}.after`, after.value);
    add(`${code}.change`, change);
  }
  for (const { code, granted, revoked } of authorities) {
    add(`${code}.granted`, granted.value);
    add(`${code}.revoked`, revoked.value);
  }
  for (const measure of measures) {
    const { code } = measure;
    if (measure.type === 'flow') {
      add(`${code}.value`, measure.total?.value);
      add(`${code}.straddling`, measure.straddling.value);
    } else {
      add(`${code}.before`, measure.before?.value);
      add(`${code}.after`, measure.after?.value);
      add(`${code}.change`, measure.change);
    }
  }
  return names;
}

/** The names of sums over organizations of which some never stated the measure. */
function incompleteNames(measures: Results['measures']): Set<string> {
  const names = measures.flatMap((measure) => {
    if (measure.type === 'flow') return [];
    const { code, unstated } = measure;
    return [
      ...(unstated.before > 0 ? [`${code}.before`] : []),
      ...(unstated.after > 0 ? [`${code}.after`] : []),
      ...(unstated.before + unstated.after > 0 ? [`${code}.change`] : []),
    ];
  });
  return new Set(names);
}

/** The instruments of every decision that stands behind something. */
function instruments(
  {
    lines,
    stocks,
    identities,
    measures,
    authorities,
    figures,
    flags,
  }: Results & Pick<Report, 'figures' | 'flags'>,
  { decisions }: ReportData,
): Report['decisions'] {
  const behind: (readonly Behind[])[] = [
    ...lines.flatMap(({ parts }) => parts.map(({ count }) => count.behind)),
    ...stocks.flatMap(({ before, after }) => [before.behind, after.behind]),
    ...identities.flatMap(({ rows }) => rows.flatMap(({ flows }) => flows.map((flow) => flow.behind))),
    ...measures.flatMap((measure) =>
      measure.type === 'flow'
        ? [...measure.periods.map(({ total }) => total.behind), measure.straddling.behind]
        : [measure.before?.behind ?? [], measure.after?.behind ?? []],
    ),
    ...authorities.flatMap(({ before, after, granted, revoked }) =>
      [before, after, granted, revoked].map((number) => number.behind),
    ),
    ...figures.map(({ published }) => published?.behind ?? []),
    ...flags.flatMap((flag) => flag.figures.map((figure) => figure.behind)),
  ];
  const ids = new Set([
    ...behind.flatMap((shares) => shares.map(({ decisionId }) => decisionId)),
    ...flags.flatMap(({ decisionIds }) => decisionIds),
  ]);
  return Object.fromEntries(
    decisions
      .filter(({ decisionId }) => ids.has(decisionId))
      .toSorted((a, b) => (a.decisionId < b.decisionId ? -1 : 1))
      .map(({ decisionId, issuer, organ, type, number, issuedOn }) => [
        decisionId,
        { issuer, organ, type, number, issuedOn },
      ]),
  );
}
