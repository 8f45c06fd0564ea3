import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { opening, org, request } from '../../support/given.js';
import { json, lineOf, newStore, orgledger, removeStores } from './orgledger.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'orgledger-shell-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await removeStores();
});

describe('the shell', () => {
  it('imports, shows, exports and imports again, event for event', async () => {
    const store = await newStore();
    const found = { decision: { effectiveOn: '2011-01-01' }, changes: [org('found', 'C3', 'C', 'G1')] };
    const rename = { kind: 'rename', organizationId: 'G1', name: 'G1 mới' };
    const lines = [
      lineOf('d1', request(opening()), { recordedAt: '2012-01-01T00:00:00.000Z', actor: 'clerk' }),
      lineOf('d2', request(found), { recordedAt: '2012-02-01T00:00:00.000Z' }),
      lineOf(
        'd3',
        request({
          decision: { effectiveOn: '2012-01-01' },
          changes: [{ kind: 'dissolve', organizationId: 'G1' }],
        }),
      ),
      'not JSON',
      lineOf('d4', request({ decision: { effectiveOn: '2012-06-01' }, changes: [rename] }), {
        actor: 'clerk',
      }),
      lineOf('d2', request(found)),
    ];
    const imported = await orgledger(store, ['--json', 'import'], lines.join('\n'));
    expect(imported.code).toBe(3);
    const { recorded, refused } = JSON.parse(imported.out);
    expect(recorded).toBe(3);
    expect(refused.map(({ line }: { line: number }) => line)).toEqual([3, 4, 6]);
    expect(refused[0].reasons[0]).toContain('live-children');

    const counts = await orgledger(store, ['--json', 'counts', 'sample', '--on', '2011-01-01']);
    expect(JSON.parse(counts.out).items).toContainEqual({ kind: 'C', count: 3 });
    const tree = await orgledger(store, ['tree', 'sample', '--on', '2012-06-01', '--root', 'U1']);
    expect(tree.out).toContain('├─ G G1 G1 mới\n│  ├─ C C1 C1');
    const history = await orgledger(store, ['history', 'sample', 'G1']);
    expect(history.out).toContain('renamed: G1 → G1 mới');
    const inVietnamese = async (...args: string[]) => (await orgledger(store, ['--lang', 'vi', ...args])).out;
    expect(await inVietnamese('tree', 'sample', '--on', '1999-01-01')).toMatch(/^0 tổ chức, ngày 1999-01-01/);
    expect(await inVietnamese('counts', 'sample')).toContain('số lượng');
    expect(await inVietnamese('history', 'sample', 'G1')).toMatch(/^G1 từng là\ntừ +đến trước/);

    const first = join(folder, 'first.jsonl');
    const second = join(folder, 'second.jsonl');
    expect((await orgledger(store, ['export', 'sample', first])).code).toBe(0);
    const other = await newStore();
    expect(await orgledger(other, ['import', first])).toMatchObject({ code: 0 });
    const again = readFileSync(first, 'utf8')
      .split('\n')
      .flatMap((line) => [line, line]);
    expect(await orgledger(other, ['import'], again.join('\n'))).toMatchObject({ code: 0 });
    await orgledger(other, ['export', 'sample', second]);
    expect(readFileSync(second, 'utf8')).toBe(readFileSync(first, 'utf8'));
    const replays = [
      await orgledger(store, ['--json', 'replay', 'sample']),
      await orgledger(other, ['--json', 'replay', 'sample']),
    ];
    expect(replays[0]!.out).toBe(replays[1]!.out);
    expect(replays[0]!.out.trim().split('\n')).toHaveLength(15);
  });

  it('replays up to a revision or a date, on either axis', async () => {
    const store = await newStore();
    const later = { decision: { effectiveOn: '2012-01-01' }, changes: [org('found', 'C4', 'C', 'G1')] };
    const earlier = { decision: { effectiveOn: '2011-01-01' }, changes: [org('found', 'C3', 'C', 'G1')] };
    const lines = [opening(), later, earlier].map((plain, i) => lineOf(`d${i}`, request(plain)));
    await orgledger(store, ['import'], lines.join('\n'));
    const replay = async (...args: string[]) => {
      const { out } = await orgledger(store, ['--json', 'replay', 'sample', ...args]);
      const steps = out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
      return {
        opened: steps
          .slice(0, -1)
          .flatMap(({ effects }) => effects.map((e: { organizationId: string }) => e.organizationId))
          .slice(-2),
        stock: steps.at(-1).stock,
      };
    };
    expect((await replay()).opened).toEqual(['C4', 'C3']);
    expect((await replay('--order', 'effective')).opened).toEqual(['C3', 'C4']);
    expect((await replay('--until-revision', '11')).stock.C).toBe(3);
    expect(await replay('--until-date', '2011-12-31')).toEqual({
      opened: ['C2', 'C3'],
      stock: { R: 1, U: 2, G: 2, C: 3 },
    });
  });

  it('issues a decision from standard input or a file, and says what is wrong with it', async () => {
    const store = await newStore();
    const opened = [
      'register',
      'open',
      'sample',
      '--vi',
      'Sổ',
      '--en',
      'Sample',
      '--issuer',
      'x',
      '--number',
      '1',
      '--on',
      '2010-01-01',
    ];
    expect((await orgledger(store, opened)).code).toBe(0);
    expect((await orgledger(store, ['register'])).out).toContain('sample');
    const plain = request({
      decision: { effectiveOn: '2011-01-01' },
      changes: [{ kind: 'rename', organizationId: 'X', name: 'x' }],
    });
    const refused = await orgledger(store, ['decide', 'sample'], json(plain));
    expect([refused.code, refused.out]).toEqual([3, '']);
    expect(refused.err).toContain('/changes/0/organizationId unknown-organization');
    const seen = await orgledger(store, ['decide', 'sample', '--dry-run'], json(plain));
    expect(seen.code).toBe(3);
    expect(seen.out).toContain('/changes/0/organizationId unknown-organization');
    const file = join(folder, 'kinds.json');
    writeFileSync(
      file,
      json(request({ decision: { effectiveOn: '2010-01-01' }, changes: [opening().changes[1]!] })),
    );
    expect((await orgledger(store, ['decide', 'sample', file, '--dry-run'])).out).toContain(
      'ClassificationDefined',
    );
    expect(
      (await orgledger(store, ['decide', 'sample', file, '--id', 'k', '--if-match', '1'])).out,
    ).toContain('revision 3');
    expect((await orgledger(store, ['decide', 'sample', file, '--id', 'k', '--if-match', '1'])).code).toBe(0);
    expect((await orgledger(store, ['decide', 'sample', file, '--if-match', '1'])).code).toBe(5);
  });

  it('issues a report, reproduces it byte for byte, and says what has been restated since', async () => {
    const store = await newStore();
    const label = { vi: 'Đổi tên', en: 'Renamed' };
    const parts = [{ code: 'all', label, select: { effect: 'renamed' } }];
    const lines = [{ code: 'renamed', label, unit: 'event', parts }];
    const define = { kind: 'define-report', definition: { code: 'year', title: label, lines } };
    const rename = { kind: 'rename', organizationId: 'G1', name: 'Một' };
    const { changes, ...rest } = opening();
    const begun = [
      lineOf('d1', request({ ...rest, changes: [...changes, define] })),
      lineOf('d2', request({ decision: { effectiveOn: '2011-02-01' }, changes: [rename] })),
    ];
    await orgledger(store, ['import'], begun.join('\n'));
    const { decision } = request({ decision: { effectiveOn: '2012-01-01' }, changes: [] });
    const window = ['--from', '2010-12-31', '--to', '2011-12-31'];
    const ask = ['issue-report', 'sample', 'year', ...window, '--id', 'report'];
    const issued = await orgledger(store, ['--json', ...ask], json(decision));
    expect(issued.code).toBe(0);
    const { revision } = JSON.parse(issued.out) as { revision: number };
    const correct = {
      decision: request({ decision: { effectiveOn: '2013-01-01' }, changes: [] }).decision,
      changes: [
        {
          kind: 'correct',
          target: { decisionId: 'd2', change: 1 },
          by: 'register',
          reason: 'ghi nhầm năm',
          patch: { effectiveOn: '2012-02-01' },
        },
      ],
    };
    const preview = await orgledger(store, ['decide', 'sample', '--dry-run'], json(correct));
    expect(preview.out).toContain(`Issued report ${revision} (year, 2010-12-31 – 2011-12-31`);
    expect(preview.out).toMatch(/Renamed +1 +1 +0/);
    await orgledger(store, ['decide', 'sample', '--id', 'd4'], json(correct));
    const again = ['issued-reports', 'sample', String(revision)];
    const bytes = await orgledger(store, [...again, '--format', 'json']);
    const sha256 = createHash('sha256').update(bytes.out).digest('hex');
    const shown = await orgledger(store, again);
    expect(shown.out).toContain(`Reproduced byte for byte: SHA-256 ${sha256}`);
    const restated = await orgledger(store, [...again, '--restated']);
    expect(restated.out).toMatch(/Renamed +1 +0 +−1 \d+-QĐ \(d4\)/);
    expect((await orgledger(store, ['issued-reports', 'sample'])).out).toContain('(report)');
    const exported = await orgledger(store, ['export', 'sample']);
    const [first, second] = exported.out.split(/(?<=\n)/);
    const known = await orgledger(store, ['export', 'sample', '--known-at', String(revision - 1)]);
    expect(known.out).toBe(`${first}${second}`);
    const copy = await newStore();
    expect((await orgledger(copy, ['import'], exported.out)).code).toBe(0);
    expect((await orgledger(copy, ['export', 'sample'])).out).toBe(exported.out);
    expect((await orgledger(copy, again)).out).toBe(shown.out);
  }, 180_000);
});
