import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  AcknowledgementFile,
  readAcknowledgements,
  type Acknowledgement,
} from '../../../../bench/hammer/acknowledgements.js';
import { issueOf } from '../../../../bench/hammer/decisions.js';
import { silence } from '../../../../bench/hammer/recovery.js';
import { decide } from '../../../../src/commands/decide/decide.js';
import { Rejected } from '../../../../src/commands/problems/problem.js';
import { RegisterState } from '../../../../src/events/register/register-state.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'orgledger-acknowledged-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const acknowledged = (number: number, at = 0): Acknowledgement => ({
  ...{ lane: 0, number, register: 'r', decisionId: `d${number}`, fingerprint: '', sent: 1, sentAt: at, at },
});

describe('files of acknowledgements', () => {
  it('hold what was appended to them, by writer', async () => {
    const [one, two] = [
      await AcknowledgementFile.open(folder, 0),
      await AcknowledgementFile.open(folder, 12),
    ];
    await Promise.all([1, 2, 3].map((number) => one.append(acknowledged(number))));
    await two.append(acknowledged(4));
    const found = readAcknowledgements(folder);
    expect([...found].map(([writer, own]) => [writer, own.map(({ number }) => number)])).toEqual([
      [0, [1, 2, 3]],
      [12, [4]],
    ]);
    await Promise.all([one.close(), two.close()]);
  });

  it('do not count what a killed process left of a line, and go on behind what counts', async () => {
    const file = await AcknowledgementFile.open(folder, 0);
    await file.append(acknowledged(1));
    await file.close();
    appendFileSync(join(folder, 'acknowledged-0.jsonl'), '{"lane":0,"num');
    expect(readAcknowledgements(folder).get(0)).toEqual([acknowledged(1)]);
    const again = await AcknowledgementFile.open(folder, 0);
    await again.append(acknowledged(2));
    await again.close();
    expect(readAcknowledgements(folder).get(0)).toEqual([acknowledged(1), acknowledged(2)]);
    expect(readFileSync(join(folder, 'acknowledged-0.jsonl'), 'utf8')).not.toContain('"num{');
  });
});

describe('silence', () => {
  const own = (...times: number[]) => times.map((at, number) => acknowledged(number, at));

  it('is the longest within a disturbance, of the writer hit hardest', () => {
    const all = new Map([
      [0, own(0, 10, 900, 910, 5_000)],
      [1, own(0, 20, 300, 600, 920, 5_000)],
    ]);
    expect(silence({ what: 'x', from: 15, until: 905 }, all)).toBe(890);
    expect(silence({ what: 'x', from: 950, until: 960 }, all)).toBe(4_090);
  });
});

describe('decisions of lanes', () => {
  it('are the same for the same numbers, and accepted in any mixture of lanes, but for those that should not be', () => {
    const states = new Map<string, RegisterState>();
    let [recorded, refused] = [0, 0];
    for (let number = 0; number < 60; number++) {
      for (let lane = 0; lane < 8; lane++) {
        const issue = issueOf('run', lane, number);
        expect(issueOf('run', lane, number)).toEqual(issue);
        const { register, decisionId, request, refusable } = issue;
        const state = states.get(register) ?? new RegisterState();
        states.set(register, state);
        if (state.decision(decisionId)) continue;
        const ids = { actor: 'x', correlationId: 'x', causationId: 'x' };
        const context = { register, decisionId, recordedAt: '2020-01-01T00:00:00.000Z', ...ids };
        const judge = () => decide(state, request, context).events;
        if (refusable) {
          expect(judge).toThrow(Rejected);
          refused++;
        } else {
          for (const event of judge()) state.apply(event);
          recorded++;
        }
      }
    }
    expect([...states.keys()].toSorted()).toEqual([
      'run-alone-0',
      'run-alone-4',
      'run-shared-0',
      'run-shared-1',
    ]);
    expect([recorded, refused]).toEqual([8 * 51 + 4, 8 * 8]);
  });
});
