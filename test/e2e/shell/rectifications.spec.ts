import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { opening, org, request, type PlainChange } from '../../support/given.js';
import { newDataFolder } from '../../support/stores.js';
import { type Ended, runShell } from '../../support/shell.js';

let data: string;

const merge = { kind: 'merge', form: 'absorption', organizationIds: ['G2'], survivorId: 'G1' };
const fix: PlainChange = {
  kind: 'correct',
  target: { decisionId: 'found', change: 1 },
  by: 'issuer',
  reason: 'Sai tên\nvà ngày',
  patch: { effectiveOn: '2016-02-29', organization: { name: 'Chi bộ Ba' } },
};
const annul: PlainChange = {
  kind: 'annul',
  target: { decisionId: 'found', change: 2 },
  reason: 'Trái thẩm quyền',
};

beforeAll(async () => {
  data = await newDataFolder();
  const decisions: [id: string, effectiveOn: string, changes: PlainChange[]][] = [
    ['open', '2010-01-01', opening().changes],
    ['found', '2015-03-01', [org('found', 'C3', 'C', 'G1'), merge]],
    ['fix', '2020-01-01', [fix]],
    ['void', '2020-01-01', [annul]],
  ];
  const lines = decisions.map(([id, effectiveOn, changes]) => {
    const whole = request({ decision: { number: `QĐ-${id}`, effectiveOn }, changes });
    return JSON.stringify({ register: 'sample', id, recordedAt: '2021-05-01T00:00:00.000Z', ...whole });
  });
  expect(await orgledger(['import'], lines.join('\n'))).toMatchObject({ code: 0 });
}, 60_000);
afterAll(() => rmSync(data, { recursive: true }));

function orgledger(args: readonly string[], input = ''): Promise<Ended> {
  delete process.env['DATABASE_URL'];
  return runShell(['--data', data, ...args], input);
}

const shown = async (...args: string[]) => (await orgledger(args)).out;

describe('the history of an organization', () => {
  it('marks what was corrected, and says what it was and is', async () => {
    const out = await shown('--lang', 'en', 'history', 'sample', 'C3');
    expect(out).toMatch(/^2016-02-29 .* C +G1 +Chi bộ Ba$/m);
    expect(out).toMatch(/^2016-02-29 .* OrganizationFounded +QĐ-found \(found#1\) +corrected +founded$/m);
    expect(out).toContain(
      "\n    ↳ corrected by QĐ-fix (fix#1), recorded 2021-05-01, the issuer's mistake: " +
        'effectiveOn: 2015-03-01 → 2016-02-29; organization.name: C3 → Chi bộ Ba. Sai tên và ngày',
    );
    expect(out).not.toContain('believed');
  });

  it('marks what was annulled, and what it did', async () => {
    const out = await shown('--lang', 'vi', 'history', 'sample', 'G2');
    expect(out).toMatch(/^2015-03-01 .* QĐ-found \(found#2\) +hủy bỏ +✗ absorbed; succeeded G1$/m);
    expect(out).toContain('\n    ↳ hủy bỏ theo QĐ-void (void#1), ghi sổ 2021-05-01. Trái thẩm quyền');
    expect(await shown('--lang', 'en', 'history', 'sample', 'G2')).toMatch(/ annulled +✗ absorbed/);
    const then = await shown('--lang', 'en', 'history', 'sample', 'G2', '--known-at', '14');
    expect(then).toMatch(/\(found#2\) +absorbed; succeeded G1$/m);
  });

  it('says who believed what when', async () => {
    const out = await shown('--lang', 'en', 'history', 'sample', 'G2', '--beliefs');
    const believed = out.split('what was believed')[1]!;
    expect(believed).toMatch(
      /^2010-01-01 +… .* 9 2021-05-01 QĐ-open \(open#7 register\) +12 .*\(found#2 merge\)$/m,
    );
    expect(believed).toMatch(/^2010-01-01 +2015-03-01 .*\(found#2 merge\) +16 .*\(void#1 annul\)$/m);
    expect(believed).toMatch(/^2010-01-01 +… .* 16 2021-05-01 QĐ-void \(void#1 annul\) +…$/m);
  });
});

describe('a replay', () => {
  const stock = /events; live: C 3, G 2, R 1, U 2$/m;

  it('in the order of recording undoes and redoes', async () => {
    const out = await shown('replay', 'sample');
    expect(out).toMatch(stock);
    expect(out).toContain(
      [
        'ChangeCorrected  fix#1',
        '         "Sai tên và ngày"',
        '         found#1  OrganizationFounded  2015-03-01 → 2016-02-29',
        '           ✗ + C3 · C under G1 (founded)',
        '           ✓ + C3 "Chi bộ Ba" · C under G1 (founded)',
      ].join('\n'),
    );
    expect(out).toMatch(/found#2 {2}OrganizationsMerged {2}2015-03-01 → ✗\n +✗ - G2 \(absorbed\)\n/);
    expect(await shown('replay', 'sample', '--until-revision', '12')).toMatch(/live: C 3, G 1, R 1, U 2$/m);
    expect(await shown('replay', 'sample', '--until-date', '2016-02-28')).toMatch(
      /live: C 2, G 2, R 1, U 2$/m,
    );
  });

  it('in the order of effect shows changes as they stand, and marks the annulled', async () => {
    const out = await shown('--lang', 'en', 'replay', 'sample', '--order', 'effective');
    expect(out).toMatch(stock);
    expect(out).not.toMatch(/ChangeCorrected|ChangeAnnulled/);
    const [merged, founded] = [out.indexOf('OrganizationsMerged'), out.indexOf('OrganizationFounded')];
    expect(merged).toBeLessThan(founded);
    expect(out).toMatch(/2015-03-01 {2}OrganizationsMerged {2}found#2 {2}\[annulled: ✗ void#1\]\n +✗ - G2/);
    expect(out).toMatch(
      /2016-02-29 {2}OrganizationFounded {2}found#1 {2}\[corrected: fix#1\]\n +\+ C3 "Chi bộ Ba"/,
    );
    const until = ['replay', 'sample', '--order', 'effective', '--until-date'];
    expect(await shown(...until, '2016-02-28')).toMatch(/live: C 2, G 2, R 1, U 2$/m);
    expect(await shown(...until, '2016-02-29')).toMatch(stock);
    expect(await shown('--lang', 'vi', ...until, '2016-02-29')).toContain('[hủy bỏ: ✗ void#1]');
  });

  it('of one organization shows its life, along either axis', async () => {
    const types = async (...args: string[]) => {
      const lines = (await shown('--json', 'replay', 'sample', '--organization', 'G2', ...args))
        .trim()
        .split('\n');
      return lines.slice(0, -1).map((line) => (JSON.parse(line) as { type: string }).type);
    };
    expect(await types()).toEqual(['OrganizationRegistered', 'OrganizationsMerged', 'ChangeAnnulled']);
    expect(await types('--order', 'effective')).toEqual(['OrganizationRegistered', 'OrganizationsMerged']);
  });
});

it('a diff lists what was rectified in between', async () => {
  const asked = ['diff', 'sample', '--on', '2016-01-01', '--known-from', '12'];
  const out = await shown('--lang', 'en', ...asked);
  expect(out).toMatch(/^G2 +opened, learned, corrected +G2 +QĐ-found \(found#2\) ← QĐ-void \(void#1\)$/m);
  expect(out).toMatch(/^QĐ-found \(found#2\) merge 2015-03-01, annulled: G2\n {2}annulled by QĐ-void/m);
  const page = await shown('--lang', 'vi', ...asked, '--format', 'html');
  expect(page).toContain('Các thay đổi được đính chính, hủy bỏ');
  expect(page).toMatch(/href="\/registers\/sample\/decisions\/void"[^>]*>hủy bỏ theo QĐ-void/);
});
