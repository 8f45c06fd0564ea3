import { describe, expect, it } from '@jest/globals';
import { figures as printed } from '../../../../../examples/bloc-2015-2020/figures.js';
import { termReport } from '../../../../../examples/bloc-2015-2020/report.js';
import type {
  DecisionRow,
  PublishedRow,
  ReportData,
} from '../../../../../src/modules/reports/running/report-data.js';
import type { FlagResult } from '../../../../../src/modules/reports/running/report.js';
import { decision, figure, opened, place, report, standing, stock } from '../support.js';

type Changed = Readonly<Record<string, Partial<PublishedRow> | null>>;

/** The figures that the document printed, but for some that say something else, or are not there. */
function published(changed: Changed = {}): PublishedRow[] {
  const rows = printed.map(
    ({ figure: code, label, value, bound = 'exactly', period, attributes = {}, quotation }) =>
      figure(code, value, { label, bound, ...(period && { period }), attributes, quotation }),
  );
  const others = Object.keys(changed).filter((code) => !rows.some((row) => row.figure === code));
  return [...rows, ...others.map((code) => figure(code, 0))].flatMap((row) => {
    const change = changed[row.figure];
    return change === null ? [] : [{ ...row, ...change }];
  });
}

function flag(code: string, figures: PublishedRow[], data: Partial<ReportData> = {}): FlagResult {
  const { flags } = report(termReport, { figures, ...data });
  return flags.find((one) => one.code === code)!;
}

const quoted = ({ figures }: FlagResult) => figures.map(({ figure, value }) => `${figure}=${value}`);
const stating = (codes: string[], stated: Partial<PublishedRow>): Changed =>
  Object.fromEntries(codes.map((code) => [code, stated]));
const footnote = ['G', 'P', 'B', 'C'];

describe('the flags of the term report', () => {
  it('F1 finds the cells of the footnote far from “nearly 6000”', () => {
    const raised = flag('F1', published());
    expect(raised.state).toBe('raised');
    expect(quoted(raised)).toEqual(['cells=6000', 'B-after=336', 'C-after=2020']);
    expect(raised.text!.vi).toBe(
      'Chú thích cho 336 chi bộ cơ sở và 2.020 chi bộ trực thuộc, cộng 2.356; bài viết nêu “gần 6.000” chi bộ.',
    );
    expect(raised.text!.en).toContain('together 2,356; the text says “nearly 6,000” cells');
  });

  it.each([
    [5664, 'clear'],
    [5363, 'raised'],
    [5665, 'raised'],
  ])('F1 with %d subordinate cells beside 336 base cells is %s', (value, state) => {
    expect(flag('F1', published({ 'C-after': { value } })).state).toBe(state);
  });

  it('F2 finds the figures of the footnote without a scope, and only those', () => {
    const codes = footnote.flatMap((kind) => [`${kind}-before`, `${kind}-after`]);
    expect(flag('F2', published()).figures.map((one) => one.figure)).toEqual(codes);
    const scope = { attributes: { scope: 'phần được sắp xếp' } };
    expect(quoted(flag('F2', published(stating(codes.slice(1), scope))))).toEqual(['G-before=243']);
    expect(flag('F2', published(stating(codes, scope))).state).toBe('clear');
  });

  it('F3 finds the “before” that bears no date, and prints the date that was assumed', () => {
    const raised = flag('F3', published());
    expect(raised.text!.vi).toContain('giả định là 16/10/2015');
    expect(raised.text!.en).toContain('16 October 2015 is an assumption made here');
    expect(quoted(raised)).toContain('C-before=2046');
    const dated = stating(
      [...footnote, 'seats', 'rooms'].map((code) => `${code}-before`),
      { asOf: '2015-10-16' },
    );
    expect(flag('F3', published(dated)).state).toBe('clear');
  });

  it('F4 finds flows of +53 beside stocks of −55', () => {
    const raised = flag('F4', published());
    expect(raised.text!.vi).toContain('102 trừ giải thể, kết thúc 49 là +53, trong khi');
    expect(raised.text!.vi).toContain('thay đổi −55');
    expect(quoted(raised)).toHaveLength(10);
    expect(flag('F4', published({ 'dissolved-ceased': { value: 157 } })).state).toBe('clear');
  });

  it('F5 finds no “before” of upper committees, and gives the ledger’s', () => {
    const stocks = { stocks: [stock('from', 'U', 33, 'R')] };
    const raised = flag('F5', published(), stocks);
    expect(quoted(raised)).toEqual(['direct-U=35']);
    expect(raised.text!.vi).toContain('theo sổ, ngày 16/10/2015 có 33');
    expect(flag('F5', published({ 'U-before': { value: 33 } }), stocks).state).toBe('clear');
  });

  it('F6 finds 51 delegations beside 26 direct base committees', () => {
    const raised = flag('F6', published());
    expect(quoted(raised)).toEqual(['admission-delegated=51', 'direct-G=26']);
    expect(raised.text!.en).toContain('51 base committees hold the delegation, more than the 26 directly');
    expect(flag('F6', published({ 'admission-delegated': { value: 26 } })).state).toBe('clear');
  });

  it('F7 finds admissions “since the congress” that begin in 2016', () => {
    const raised = flag('F7', published());
    expect(raised.text!.vi).toContain('“từ sau Đại hội” → 01/01/2016');
    expect(quoted(raised)).toEqual(['admissions-total=15990', 'admissions-2016=4062']);
    const early = { 'admissions-2016': { period: { from: '2015-10-17', to: '2016-12-31' } } };
    expect(flag('F7', published(early)).state).toBe('clear');
    expect(flag('F7', published({ 'admissions-total': { attributes: { since: '2016' } } })).state).toBe(
      'clear',
    );
    expect(flag('F7', published({ 'admissions-total': { attributes: { since: '2015-12' } } })).state).toBe(
      'raised',
    );
  });

  it('F8 finds the course for new members that was held for others', () => {
    const raised = flag('F8', published());
    expect(quoted(raised)).toEqual(['courses-sympathizers=67', 'course-people-sympathizers=5226']);
    expect(raised.text!.vi).toContain('“bồi dưỡng đảng viên mới” ≠ “cảm tình đảng”');
    const sound = { attributes: { label: 'cảm tình đảng', audience: 'cảm tình đảng' } };
    const codes = ['courses-sympathizers', 'course-people-sympathizers'];
    expect(flag('F8', published(stating(codes, sound))).state).toBe('clear');
  });

  it('F9 finds 1.80 seats an organization', () => {
    const raised = flag('F9', published());
    expect(raised.text!.vi).toContain(
      '4.668 cấp ủy viên chia cho các tổ chức trong chú thích là 1,80 mỗi tổ chức, dưới 3',
    );
    expect(raised.text!.en).toContain(
      '4,668 seats over the organizations of the footnote are 1.80 each, below 3',
    );
    expect(flag('F9', published({ 'seats-after': { value: 2599 * 3 } })).state).toBe('clear');
  });

  it('F10 finds 27 rooms and 25 heads', () => {
    const raised = flag('F10', published());
    expect(quoted(raised)).toEqual(['rooms-before=27', 'room-heads-before=25']);
    expect(flag('F10', published({ 'room-heads-before': { value: 27 } })).state).toBe('clear');
  });

  it('F11 finds that nothing says whether what is named is among the totals, and what the ledger says', () => {
    const founded = opened('U9', 'founded', standing('U', 'R', 'R'));
    const raised = flag('F11', published(), { steps: [founded] });
    expect(quoted(raised)).toEqual(['named-founding=1', 'named-absorption=1']);
    expect(raised.text!.vi).toContain('nằm trong 102 và 49 hay không');
    expect(raised.text!.vi).toContain('Theo sổ, 1 việc lập mới nằm trong 1; 0 việc sáp nhập');
    const within = { attributes: { within: 'founded-upgraded' } };
    expect(flag('F11', published(stating(['named-founding', 'named-absorption'], within))).state).toBe(
      'clear',
    );
  });

  describe('F12', () => {
    const basis = (number: string, issuedOn?: string, more = {}) => ({
      number,
      ...(issuedOn && { issuedOn }),
      ...more,
    });
    const citing = (...citations: DecisionRow['citations'][number][]) =>
      decision('d-1', '01-QĐ/ĐUK', '2018-01-01', { citations });
    const raised = (decisions: DecisionRow[]) => flag('F12', published(), { decisions });

    it('finds one number with two dates, and the decisions that bear or cite it', () => {
      const found = raised([
        citing(basis('98-QĐ/TW', '2007-10-22', { issuer: 'Bộ Chính trị' }), basis('98-QĐ/TW', '2017-10-07')),
        decision('d-2', '02-QĐ/ĐUK', '2018-02-01'),
      ]);
      expect(found.text!.vi).toContain('98-QĐ/TW (22/10/2007; 07/10/2017)');
      expect(found.text!.en).toContain('98-QĐ/TW (22 October 2007; 7 October 2017)');
      expect(found.decisionIds).toEqual(['d-1']);
    });

    it.each([
      ['two numbers', [basis('98-QĐ/TW', '2007-10-22'), basis('80-QĐ/TW', '2017-10-07')]],
      ['one instrument cited twice', [basis('98-QĐ/TW', '2007-10-22'), basis('98-QĐ/TW', '2007-10-22')]],
      ['a citation without a date', [basis('98-QĐ/TW', '2007-10-22'), basis('98-QĐ/TW')]],
      [
        'two issuers',
        [
          basis('98-QĐ/TW', '2007-10-22', { issuer: 'Bộ Chính trị' }),
          basis('98-QĐ/TW', '2017-10-07', { issuer: 'Ban Bí thư' }),
        ],
      ],
      [
        'numbers outside of its endings',
        [basis('98-KH/ĐUK', '2007-10-22'), basis('98-KH/ĐUK', '2017-10-07')],
      ],
    ])('is silent about %s', (_, citations) => {
      expect(raised([citing(...citations)]).state).toBe('clear');
    });
  });
});

describe('a flag whose figures are missing', () => {
  it.each(termReport.flags!.filter(({ code }) => code !== 'F12').map(({ code }) => code))(
    '%s is not checked, and says what is missing',
    (code) => {
      const unchecked = flag(code, []);
      expect(unchecked).toMatchObject({ state: 'not-checked', text: null });
      expect(unchecked.missing).not.toEqual([]);
    },
  );
});

describe('published figures beside the ledger’s', () => {
  const of = (code: string, figures: PublishedRow[], data: Partial<ReportData> = {}) =>
    report(termReport, { figures, ...data }).figures.find(({ figure }) => figure === code)!;

  it('agree, differ, or have nothing to be compared with', () => {
    const stocks = { stocks: [stock('from', 'G', 243), stock('to', 'G', 220)] };
    expect(of('G-before', published(), stocks)).toMatchObject({
      ledger: 243,
      verdict: 'agrees',
      flags: ['F2', 'F3', 'F4'],
    });
    expect(of('G-after', published(), stocks)).toMatchObject({ ledger: 220, verdict: 'differs' });
    expect(of('G-decrease', published(), stocks)).toMatchObject({ ledger: 23, verdict: 'differs' });
    expect(of('members', published())).toMatchObject({ ledger: null, verdict: 'no-counterpart' });
    expect(of('G-after', [], stocks)).toMatchObject({
      ledger: 220,
      verdict: 'not-published',
      published: null,
    });
  });

  it('compare a figure of a period with the flow of that period', () => {
    const flow = (year: number, value: number) => ({
      ...{ ...place(), organizationId: 'R', measure: 'admissions', value },
      period: { from: `${year}-01-01`, to: `${year}-12-31` },
    });
    const flows = { flows: [flow(2016, 4062), flow(2017, 3698)] };
    expect(of('admissions-2016', published(), flows)).toMatchObject({ ledger: 4062, verdict: 'agrees' });
    expect(of('admissions-2017', published(), flows)).toMatchObject({ ledger: 3698, verdict: 'differs' });
    expect(of('admissions-2018', published(), flows)).toMatchObject({
      ledger: null,
      verdict: 'no-counterpart',
    });
    const undated = published({ 'admissions-2016': { period: null } });
    expect(of('admissions-2016', undated, flows)).toMatchObject({ verdict: 'no-counterpart' });
  });

  it.each([
    [82_001, 'agrees'],
    [82_000, 'differs'],
  ])('take “more than 82,000” for a bound: %d %s', (sum, verdict) => {
    const row = {
      at: 'to',
      kind: 'G',
      parentKind: 'U',
      measure: 'members',
      decisionId: 'd',
      organizations: 9,
      sum,
    } as const;
    expect(of('members', published(), { statements: [row] })).toMatchObject({ verdict });
    const unknown = { ...row, decisionId: null, organizations: 1, sum: 0 };
    expect(of('members', published(), { statements: [row, unknown] })).toMatchObject({
      verdict: 'incomplete',
    });
  });
});
