import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { rmSync } from 'node:fs';
import { opening, request as whole } from '../../support/given.js';
import { newDataFolder } from '../../support/stores.js';
import { type Ended, runShell } from '../../support/shell.js';

describe('in the shell', () => {
  let data: string;
  beforeAll(async () => {
    data = await newDataFolder();
    const change = { kind: 'merge', form: 'absorption', organizationIds: ['G2'], survivorId: 'G1' };
    const lines = [whole(opening()), whole({ decision: { effectiveOn: '2012-01-01' }, changes: [change] })];
    const input = lines.map((line, i) => JSON.stringify({ register: 'sample', id: `d${i}`, ...line }));
    expect(await orgledger(['import'], input.join('\n'))).toMatchObject({ code: 0 });
  }, 60_000);
  afterAll(() => rmSync(data, { recursive: true }));

  function orgledger(args: readonly string[], input = ''): Promise<Ended> {
    return runShell(['--lang', 'en', '--data', data, ...args], input);
  }

  const term = ['--from', '2011-01-01', '--to', '2013-01-01'];

  test('two states are compared', async () => {
    const { out } = await orgledger(['diff', 'sample', ...term]);
    expect(out).toMatch(/: 1 organization differs\n/);
    expect(out).toMatch(/^G2 +closed, merged \(absorbed\) +G2 +.*\(d1#1\)$/m);
    const known = ['--known-from', '9', '--on', '2013-01-01'];
    const learned = await orgledger(['--json', 'diff', 'sample', ...known]);
    expect(JSON.parse(learned.out)).toMatchObject({
      total: 1,
      items: [{ id: 'G2', categories: ['closed', 'merged', 'learned'] }],
    });
    expect((await orgledger(['diff', 'sample', ...term, '--format', 'html'])).out).toMatch(
      /^<!doctype html>/,
    );
  });

  test('organizations are told which they are', async () => {
    const { out } = await orgledger(['correspondences', 'sample', ...term]);
    expect(out).toMatch(/^G2 +merged +G1 +many to one +.*\(d1#1\)$/m);
    const csv = await orgledger(['correspondences', 'sample', ...term, '--format', 'csv']);
    expect(csv.out).toMatch(/^G2,G2,G,U1,G1,G1,G,U1,merged,false,true,2012-01-01,d1#1,/m);
  });

  test('mistakes are reported at once', async () => {
    const { code, err } = await orgledger(['diff', 'sample', '--to', '2013-01-01', '--known-to', 'x']);
    expect(code).toBe(2);
    expect(err).toMatch(/from takes one date/);
    expect(err).toMatch(/knownTo takes one revision/);
  });
});
