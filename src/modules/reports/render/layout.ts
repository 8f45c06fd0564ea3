import type { Language } from '../../../events/messages/language.js';
import type {
  FigureResult,
  FlagResult,
  IdentityResult,
  LineResult,
  PartResult,
  Quoted,
  Report,
} from '../running/report.js';
import { formatDate, formatMoment, formatNumber } from '../../presentation/text.js';
import { behindSection, numberAnchor } from './behind.js';
import { decisionLink } from './links.js';
import {
  plain,
  type Content,
  type Entry,
  type Page,
  type Row,
  type Section,
  type Table,
} from '../../presentation/page.js';
import { boundWord, stateWord, verdictWord, word, type Word } from './words.js';

/** A table of more columns is printed on a page turned on its side. */
const uprightColumns = 14;

/** Lays a report out in one language. */
export function layOut(report: Report, language: Language): Page {
  return new Layout(report, language).page();
}

class Layout {
  readonly #say: (name: Word) => string;

  constructor(
    private readonly report: Report,
    private readonly language: Language,
  ) {
    this.#say = (name) => word(name, language);
  }

  page(): Page {
    const sections = [
      this.#wording(),
      this.#lines(),
      this.#stocks(),
      this.#identities(),
      this.#measures(),
      this.#authorities(),
      this.#figures(),
      this.#flags(),
      behindSection(this.report, this.language),
    ];
    return {
      language: this.language,
      title: this.report.definition.title[this.language],
      facts: this.#facts(),
      sections: sections.filter(({ blocks }) => blocks.length > 0),
    };
  }

  #facts(): Page['facts'] {
    const { register, definition, window, knownAt, options } = this.report;
    const say = this.#say;
    const date = (text: string) => formatDate(text, this.language);
    return [
      { label: say('register'), value: register },
      { label: say('definition'), value: `${definition.code}, ${say('version')} ${definition.version}` },
      {
        label: say('window'),
        value: `${say('after')} ${date(window.from)} ${say('until')} ${date(window.to)}`,
      },
      {
        label: say('knownAt'),
        value: `${say('revision')} ${knownAt.revision} (${formatMoment(knownAt.recordedAt, this.language)})`,
      },
      ...(options.length === 0
        ? []
        : [
            {
              label: say('options'),
              value: options
                .map(({ label, included }) => `${label[this.language]}: ${say(included ? 'on' : 'off')}`)
                .join('; '),
            },
          ]),
    ];
  }

  #wording(): Section {
    const items = this.report.wording.map(({ text }) => plain(text[this.language]));
    return this.#section('wording', 'wording', items.length === 0 ? [] : [{ kind: 'list', items }]);
  }

  #lines(): Section {
    const columns: Word[] = ['what', 'number', 'events', 'heads', 'subtree', 'organizations'];
    const rows = this.report.lines.flatMap((line) => [
      this.#lineRow(line, line.code, 'total'),
      ...line.parts.map((part) =>
        this.#lineRow(part, `${line.code}/${part.code}`, part.counted ? 'part' : 'apart'),
      ),
    ]);
    return this.#section('lines', 'lines', this.#table('linesCaption', columns, rows));
  }

  #lineRow(line: LineResult | PartResult, code: string, tone: 'total' | 'part' | 'apart'): Row {
    const { value, events, heads, subtree, organizations } = line.count;
    const label = line.label[this.language];
    // Changes counted by their type show no organizations at their head or below it.
    const steps = subtree === 0 && events > 0 ? [null, null] : [heads, subtree];
    const cells = [
      this.#linked(value, `lines/${code}`),
      ...[events, ...steps, organizations].map((count) => this.#number(count)),
    ];
    return { header: plain(tone === 'apart' ? `${label} (${this.#say('apart')})` : label), cells, tone };
  }

  #stocks(): Section {
    const rows = this.report.stocks.map(({ code, label, before, after, change }): Row => ({
      header: plain(label[this.language]),
      cells: [
        this.#linked(before.value, `stocks/${code}/before`),
        this.#linked(after.value, `stocks/${code}/after`),
        this.#number(change, true),
      ],
    }));
    return this.#section(
      'stocks',
      'stocks',
      this.#table('stocksCaption', ['kind', 'before', 'afterwards', 'change'], rows),
    );
  }

  #identities(): Section {
    const blocks = this.report.identities.map((identity) => this.#identity(identity));
    const wide = blocks.some(({ columns }) => columns.length > uprightColumns);
    return { ...this.#section('identities', 'identities', blocks), wide };
  }

  /** Columns in which nothing flowed are left out. */
  #identity({ code, label, columns, rows, total }: IdentityResult): Table {
    const shown = columns.flatMap((column, i) =>
      rows.some(({ flows }) => flows[i]!.value !== 0) ? [{ ...column, i }] : [],
    );
    const sign = (direction: 'in' | 'out') => (direction === 'in' ? '+' : '−');
    const row = (name: string, before: Content, flows: Content[], after: Content, residual: number): Row => ({
      header: plain(name),
      cells: [before, ...flows, after, this.#number(residual)],
      ...(residual !== 0 && { tone: 'alert' }),
    });
    const body = rows.map(({ code: stock, label, before, flows, after, residual }) => {
      const cells = shown.map(({ i, code: column }) =>
        this.#linked(flows[i]!.value, `identities/${code}/${stock}/${column}`),
      );
      return row(
        label[this.language],
        this.#linked(before.value, `stocks/${stock}/before`),
        cells,
        this.#linked(after.value, `stocks/${stock}/after`),
        residual,
      );
    });
    const sums = total && [
      {
        ...row(
          this.#say('total'),
          this.#number(total.before),
          shown.map(({ i }) => this.#number(total.flows[i]!)),
          this.#number(total.after),
          total.residual,
        ),
        ...(total.residual === 0 && { tone: 'total' as const }),
      },
    ];
    return {
      kind: 'table',
      caption: label[this.language],
      columns: [
        { label: this.#say('kind'), numeric: false },
        { label: this.#say('before'), numeric: true },
        ...shown.map(({ label, direction }) => ({
          label: `${sign(direction)}\u00a0${label[this.language]}`,
          numeric: true,
        })),
        { label: this.#say('afterwards'), numeric: true },
        { label: this.#say('residual'), numeric: true },
      ],
      rows: [...body, ...(sums ?? [])],
    };
  }

  #measures(): Section {
    const columns: Word[] = ['what', 'before', 'afterwards', 'change', 'unstated', 'inWindow', 'straddling'];
    const none = plain('');
    const rows = this.report.measures.flatMap((measure): Row[] => {
      const { code, label } = measure;
      const header = plain(label[this.language]);
      if (measure.type === 'flow') {
        const total = this.#linked(measure.total?.value ?? null, `measures/${code}`);
        const straddling = this.#linked(measure.straddling.value, `measures/${code}/straddling`);
        const periods = measure.periods.length > 1 ? measure.periods : [];
        const parts = periods.map(({ from, to, total }): Row => ({
          header: plain(`${formatDate(from, this.language)} – ${formatDate(to, this.language)}`),
          cells: [none, none, none, none, this.#number(total.value), none],
          tone: 'part',
        }));
        return [{ header, cells: [none, none, none, none, total, straddling] }, ...parts];
      }
      const { before, after, change, unstated } = measure;
      const silent = [unstated.before, unstated.after].map((n) => formatNumber(n, this.language)).join(' / ');
      const cells = [
        this.#linked(before?.value ?? null, `measures/${code}/before`),
        this.#linked(after?.value ?? null, `measures/${code}/after`),
        this.#number(change, true),
        plain(silent),
        none,
        none,
      ];
      return [{ header, cells }];
    });
    return this.#section('measures', 'measures', this.#table('measuresCaption', columns, rows));
  }

  #authorities(): Section {
    const rows = this.report.authorities.map(
      ({ code, label, before, after, change, granted, revoked }): Row => {
        const linked = (number: { value: number }, facet: string) =>
          this.#linked(number.value, `authorities/${code}/${facet}`);
        return {
          header: plain(label[this.language]),
          cells: [
            linked(before, 'before'),
            linked(after, 'after'),
            this.#number(change, true),
            linked(granted, 'granted'),
            linked(revoked, 'revoked'),
          ],
        };
      },
    );
    const columns: Word[] = ['what', 'before', 'afterwards', 'change', 'granted', 'revoked'];
    return this.#section('authorities', 'authorities', this.#table('authoritiesCaption', columns, rows));
  }

  #figures(): Section {
    const rows = this.report.figures.map((result) => this.#figureRow(result));
    const { language } = this;
    const columns = (['what', 'published', 'ledger', 'difference', 'verdict', 'flagged'] as const).map(
      (name, i) => ({ label: word(name, language), numeric: i > 0 && i < 4 }),
    );
    const table: Table = { kind: 'table', caption: this.#say('figuresCaption'), columns, rows };
    return this.#section('figures', 'figures', rows.length === 0 ? [] : [table]);
  }

  #figureRow({ figure, published, ledger, verdict, flags }: FigureResult): Row {
    const difference =
      published && ledger !== null && verdict !== 'incomplete' ? ledger - published.value : null;
    return {
      header: plain(published?.label[this.language] ?? figure),
      cells: [
        published
          ? plain(boundWord(published.bound, this.language) + formatNumber(published.value, this.language))
          : plain('–'),
        this.#number(ledger),
        this.#number(difference, true),
        plain(verdictWord(verdict, this.language)),
        flags.flatMap((code, i): Content => [
          ...(i === 0 ? [] : plain(', ')),
          { text: code, href: `#flags/${code}` },
        ]),
      ],
      ...(verdict === 'differs' && { tone: 'alert' }),
    };
  }

  #flags(): Section {
    const { flags } = this.report;
    if (flags.length === 0) return this.#section('flags', 'flags', []);
    const raised = flags.filter(({ state }) => state === 'raised').map((flag) => this.#flag(flag));
    const quiet = flags
      .filter(({ state }) => state !== 'raised')
      .map(({ code, label, state, missing }) => {
        const lacking = missing.length === 0 ? '' : ` (${this.#say('missing')}: ${missing.join(', ')})`;
        return plain(`${code} ${label[this.language]}: ${stateWord(state, this.language)}${lacking}`);
      });
    return this.#section('flags', 'flags', [
      ...(raised.length === 0 ? [{ kind: 'list', items: [plain(this.#say('noFlags'))] } as const] : raised),
      ...(quiet.length === 0 ? [] : [{ kind: 'list', items: quiet } as const]),
    ]);
  }

  #flag({ code, label, text, figures, decisionIds }: FlagResult): Entry {
    const quoted = figures.map(({ label, value, bound, quotation }) =>
      plain(
        `${label[this.language]}: ${boundWord(bound, this.language)}${formatNumber(value, this.language)} — “${quotation}”`,
      ),
    );
    const instruments = decisionIds.map((id) => [decisionLink(this.report, id, this.language)]);
    return {
      kind: 'entry',
      anchor: `flags/${code}`,
      title: `${code}. ${label[this.language]}`,
      text: text && text[this.language],
      items: [...quoted, ...sources(figures, this.language), ...instruments],
    };
  }

  #section(id: string, title: Word, blocks: Section['blocks']): Section {
    return { id, title: this.#say(title), blocks };
  }

  #table(caption: Word, columns: readonly Word[], rows: readonly Row[]): Table[] {
    if (rows.length === 0) return [];
    const labels = columns.map((name, i) => ({ label: this.#say(name), numeric: i > 0 }));
    return [{ kind: 'table', caption: this.#say(caption), columns: labels, rows }];
  }

  #number(value: number | null, signed = false): Content {
    return plain(value === null ? '–' : formatNumber(value, this.language, signed));
  }

  /** A number that opens to what is behind it. */
  #linked(value: number | null, path: string): Content {
    if (value === null || value === 0) return this.#number(value);
    return [{ text: formatNumber(value, this.language), href: `#${numberAnchor(path)}` }];
  }
}

/** The documents that printed the figures, each once. */
function sources(figures: readonly Quoted[], language: Language): Content[] {
  const titles = figures.map(
    ({ document }) =>
      `${word('source', language)}: ${document.title}, ${formatDate(document.publishedOn, language)}`,
  );
  return [...new Set(titles)].map(plain);
}
