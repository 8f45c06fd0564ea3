import { stringify } from 'csv-stringify/sync';
import type { Report } from '../running/report.js';
import { numbersOf } from '../running/sources.js';
import type { Language } from '../../../events/messages/language.js';
import { verdictWord, word } from './words.js';

const columns = [
  'section',
  'code',
  'label',
  'facet',
  'value',
  'published',
  'bound',
  'state',
  'text',
  'decision',
  'change',
  'effective_on',
  'issuer',
  'instrument',
  'issued_on',
  'organizations',
  'organization_ids',
] as const;

type Row = Partial<Record<(typeof columns)[number], string | number | null>>;

/**
 * One table: a row for each number, under `behind` a row for each change behind a number (`code` names the number
 * by its path), and rows for wording, figures and flags. Numbers are bare: no grouping, a point for fractions.
 * Texts that a spreadsheet would take for formulas are disarmed by an apostrophe. Begins with a byte order mark:
 * without it Excel takes Vietnamese for another encoding.
 */
export function toCsv(report: Report, language: Language): string {
  const rows = [
    ...questionRows(report, language),
    ...report.wording.map(({ code, text }): Row => ({ section: 'wording', code, text: text[language] })),
    ...numberRows(report, language),
    ...figureRows(report, language),
    ...flagRows(report, language),
    ...behindRows(report),
  ];
  return stringify(rows, { header: true, columns: [...columns], bom: true, escape_formulas: true });
}

function questionRows({ register, definition, window, knownAt, options }: Report, language: Language): Row[] {
  const row = (code: string, text: string): Row => ({ section: 'report', code, text });
  return [
    row('register', register),
    { ...row('definition', definition.code), label: definition.title[language], value: definition.version },
    row('from', window.from),
    row('to', window.to),
    { ...row('knownAt', knownAt.recordedAt), value: knownAt.revision },
    ...options.map(({ code, label, included }): Row => ({
      section: 'option',
      code,
      label: label[language],
      state: word(included ? 'on' : 'off', language),
    })),
  ];
}

function numberRows(report: Report, language: Language): Row[] {
  const rows = numbersOf(report).map(({ section, path, labels, facet, value }): Row => ({
    section,
    code: path,
    label: labels.map((label) => label[language]).join(' – '),
    facet,
    value,
  }));
  const residuals = report.identities.flatMap(({ code, rows }) =>
    rows.map((row): Row => ({
      section: 'identities',
      code: `identities/${code}/${row.code}/residual`,
      label: row.label[language],
      facet: 'residual',
      value: row.residual,
    })),
  );
  const periods = report.measures.flatMap((measure) =>
    measure.type === 'stock'
      ? []
      : measure.periods.map(({ from, to, total }): Row => ({
          section: 'measures',
          code: `measures/${measure.code}/${from}/${to}`,
          label: measure.label[language],
          facet: 'period',
          value: total.value,
        })),
  );
  return [...rows, ...residuals, ...periods];
}

function figureRows({ figures }: Report, language: Language): Row[] {
  return figures.map(({ figure, published, ledger, verdict, flags }) => ({
    section: 'figures',
    code: figure,
    label: published?.label[language] ?? null,
    value: ledger,
    published: published?.value ?? null,
    bound: published?.bound ?? null,
    state: verdictWord(verdict, language),
    text: flags.join(' '),
    decision: published?.behind[0]?.decisionId ?? null,
    change: published?.behind[0]?.index ?? null,
  }));
}

function flagRows({ flags }: Report, language: Language): Row[] {
  return flags.map(({ code, label, state, text, figures, missing }) => ({
    section: 'flags',
    code,
    label: label[language],
    state,
    text: text?.[language] ?? missing.join(' '),
    facet: figures.map(({ figure, value }) => `${figure}=${value}`).join(' '),
  }));
}

function behindRows(report: Report): Row[] {
  return numbersOf(report).flatMap(({ path, behind }) =>
    behind.map(({ decisionId, index, effectiveOn, organizations, organizationIds }): Row => {
      const instrument = report.decisions[decisionId];
      return {
        section: 'behind',
        code: path,
        decision: decisionId,
        change: index,
        effective_on: effectiveOn,
        issuer: instrument?.issuer ?? null,
        instrument: instrument?.number ?? null,
        issued_on: instrument?.issuedOn ?? null,
        organizations,
        organization_ids: organizationIds.join(' '),
      };
    }),
  );
}
