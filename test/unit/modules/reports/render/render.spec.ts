import { describe, expect, it } from '@jest/globals';
import { termReport } from '../../../../../examples/bloc-2015-2020/report.js';
import { formats, type Format } from '../../../../../src/modules/reports/formats.js';
import type { Report } from '../../../../../src/modules/reports/running/report.js';
import { languages } from '../../../../../src/events/messages/language.js';
import { style } from '../../../../../src/modules/presentation/style.js';
import { decision, figure, opened, place, report, standing, stock } from '../support.js';

const at = place({ decisionId: 'qđ/12', index: 3, effectiveOn: '2017-05-01' });

function sample(hostile = ''): Report {
  return report(
    {
      ...termReport,
      title: { vi: `Báo cáo${hostile}`, en: `Report${hostile}` },
      wording: [{ code: 'w', text: { vi: `${hostile}{G.change}`, en: `${hostile}{G.change}` } }],
    },
    {
      steps: [opened('G1', 'founded', standing('G'), at)],
      stocks: [stock('from', 'G', 1243), stock('to', 'G', 1240)],
      figures: [figure('G-after', 1222, { ...at, label: { vi: `${hostile}nhãn`, en: `${hostile}label` } })],
      decisions: [
        decision('qđ/12', `${hostile}12-QĐ/ĐUK`, '2017-04-20', { issuer: `${hostile}Đảng ủy` }),
        decision('opening-from', '01-QĐ/ĐUK', '2015-10-19'),
        decision('opening-to', '02-QĐ/ĐUK', '2015-10-20'),
      ],
    },
  );
}

const render = (format: Format, result: Report, language: 'vi' | 'en' = 'vi') =>
  formats[format].render(result, language);
const names = Object.keys(formats) as Format[];

describe('every form', () => {
  it.each(names.flatMap((name) => languages.map((language) => [name, language] as const)))(
    '%s in %s: the same report gives the same bytes',
    (name, language) => {
      expect(render(name, sample(), language)).toBe(render(name, sample(), language));
    },
  );

  it.each(['html', 'md', 'csv'] as const)('%s says what was asked and what is behind a number', (name) => {
    const text = render(name, sample());
    for (const part of ['sample', 'term', '9', '12-QĐ/ĐUK', 'G1']) expect(text).toContain(part);
  });
});

describe('HTML', () => {
  it('writes numbers and dates as the language does', () => {
    expect(render('html', sample(), 'vi')).toMatch(/<html lang="vi">[^]*16\/10\/2015[^]*>1\.243</);
    expect(render('html', sample(), 'en')).toMatch(/<html lang="en">[^]*16 October 2015[^]*>1,243</);
  });

  it('links each number to its changes, and these to their decisions', () => {
    const html = render('html', sample());
    const [ids, anchors] = [/ id="([^"]*)"/g, / href="#([^"]*)"/g].map((pattern) =>
      [...html.matchAll(pattern)].map(([, name]) => name!),
    ) as [string[], string[]];
    expect(anchors).toContain('behind/lines/foundations');
    expect(anchors.filter((anchor) => !ids.includes(anchor))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(html).toContain(
      '<a href="/registers/sample/decisions/q%C4%91%2F12">12-QĐ/ĐUK (20/04/2017)</a>, mục 3, hiệu lực 01/05/2017: G1',
    );
    expect(html).toContain('01-QĐ/ĐUK (19/10/2015)</a>: 1.243 tổ chức');
  });

  it('lets no text become markup', () => {
    const html = render('html', sample(`<script>alert("1")</script>'&`));
    expect(html).not.toContain('<script');
    expect(html).toContain("&lt;script>alert(&quot;1&quot;)&lt;/script>'&amp;");
  });

  it('leaves the style sheet as it is: no reference is resolved there', () => {
    expect(render('html', sample())).toContain(`<style>${style}</style>`);
  });

  it('needs nothing from elsewhere', () => {
    expect(render('html', sample())).not.toMatch(/<script|<link|src=|url\(|@import/);
  });

  it('leaves out columns in which nothing flowed, and marks a residual', () => {
    const html = render('html', sample());
    expect(html).toContain('+\u00a0lập mới');
    expect(html).not.toContain('+\u00a0tiếp nhận');
    expect(html).toMatch(/<tr class="alert"><th scope="row">đảng bộ cơ sở<\/th>.*>4<\/td><\/tr>/);
  });
});

describe('Markdown', () => {
  it('has a table row for each line, with the number linked', () => {
    expect(render('md', sample())).toContain(
      '| **Lập mới, nâng cấp** | [1](<#behind/lines/foundations>) | 1 | 1 | 1 | 1 |',
    );
  });

  it('lets no text become a table cell, a link or markup', () => {
    const md = render('md', sample('|x|[a](b)<i>*_`\n# '));
    expect(md).toContain('\\|x\\|\\[a\\](b)\\<i\\>\\*\\_\\` \\# nhãn');
    const widths = md
      .split('\n')
      .filter((row) => row.startsWith('|'))
      .map((row) => row.split(/(?<!\\)\|/).length);
    expect(new Set(widths.slice(0, 10)).size).toBe(1);
    expect(md).not.toMatch(/^# nhãn/m);
  });

  it.each(['- ', '+ ', '1. '])('starts no list inside of a list with "%s"', (hostile) => {
    expect(render('md', sample(hostile))).toMatch(/^- (\\[-+]|1\\\.) ?−3$/m);
  });
});

describe('CSV', () => {
  const cells = (text: string) => text.split('\n').map((row) => row.split(','));

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1', '－1'])(
    'disarms a text that begins with %j',
    (hostile) => {
      const fields = render('csv', sample(hostile)).match(/"(?:[^"]|"")*"|[^,\n"]+/g)!;
      const armed = fields.filter(
        (field) => /^"?[=+\-@\t\r＝＋－＠]/.test(field) && !/^-?\d+(\.\d+)?$/.test(field),
      );
      expect(armed).toEqual([]);
      expect(fields.some((field) => field.replace(/^"/, '').startsWith(`'${hostile}`))).toBe(true);
    },
  );

  it('keeps numbers bare, with a sign where they have one', () => {
    const flow = report(
      { measures: [{ code: 'm', label: { vi: 'm', en: 'm' }, measure: 'm', type: 'flow' }] },
      {
        flows: [
          {
            ...at,
            organizationId: 'R',
            measure: 'm',
            value: -1243.5,
            period: { from: '2016-01-01', to: '2016-12-31' },
          },
        ],
      },
    );
    expect(render('csv', flow)).toContain('measures,measures/m,m,,-1243.5,');
    expect(render('csv', sample())).toContain('stocks,stocks/G/before,đảng bộ cơ sở,before,1243,');
  });

  it('has a row for each change behind a number', () => {
    expect(render('csv', sample())).toMatch(
      /^behind,lines\/foundations\/founded,,,,,,,,qđ\/12,3,2017-05-01,Đảng ủy,12-QĐ\/ĐUK,2017-04-20,1,G1$/m,
    );
  });

  it('is one table: every row has all columns, after a byte order mark', () => {
    const text = render('csv', sample());
    expect(text.startsWith('\uFEFFsection,code,label,')).toBe(true);
    const plainRows = cells(text.trimEnd()).filter((row) => !row.join(',').includes('"'));
    expect(new Set(plainRows.map((row) => row.length))).toEqual(new Set([17]));
  });
});

describe('JSON', () => {
  it('is the report itself, in both languages', () => {
    expect(JSON.parse(render('json', sample()))).toMatchObject({
      register: 'sample',
      window: { from: '2015-10-16', to: '2020-09-30' },
      knownAt: { revision: 9 },
      wording: [{ text: { vi: '−3', en: '−3' } }],
      decisions: { 'qđ/12': { number: '12-QĐ/ĐUK', issuedOn: '2017-04-20' } },
    });
  });
});
