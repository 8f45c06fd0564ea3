import { describe, expect, it } from '@jest/globals';
import { Rejected, type Problem } from '../../../../../src/commands/problems/problem.js';
import type { RecordDecisionInput } from '../../../../../src/modules/recording/record-decision.js';
import { DecisionIdReused } from '../../../../../src/modules/recording/recording-errors.js';
import {
  importDecisions,
  type ImportOptions,
  type RefusedLine,
} from '../../../../../src/modules/shell/import/importer.js';
import type { Line } from '../../../../../src/modules/shell/input.js';

const line = (id: string, register = 'sample') => JSON.stringify({ register, id, decision: {}, changes: [] });

async function* linesOf(texts: Iterable<string>): AsyncGenerator<Line> {
  let number = 0;
  for (const text of texts) yield { number: ++number, text, bytes: text.length };
}

const problem = (code: Problem['code'], pointer: string): Problem => ({
  code,
  severity: 'error',
  pointer,
  organizationIds: [],
  params: { organization: 'X', on: '2020-01-01' },
});

async function run(texts: Iterable<string>, options: Partial<ImportOptions> = {}) {
  const refused: RefusedLine[] = [];
  const numbers = await importDecisions(linesOf(texts), {
    window: 4,
    language: 'en',
    record: () => Promise.resolve(),
    isRecorded: () => Promise.resolve(false),
    onRefused: (each) => void refused.push(each),
    ...options,
  });
  return { ...numbers, refused };
}

describe('an import', () => {
  it('reports each refused line in the order of lines, with its number and all its reasons', async () => {
    const delays: Record<string, number> = { a: 30, b: 5, c: 1, d: 0 };
    const report = await run([line('a'), '{', line('b'), line('c'), line('d')], {
      record: async ({ decisionId }) => {
        await new Promise((resolve) => setTimeout(resolve, delays[decisionId]));
        if (decisionId === 'd') return;
        throw new Rejected([problem('not-live', '/changes/0'), problem('already-live', '/changes/1')]);
      },
    });
    expect(report.refused.map(({ line: number, id }) => [number, id])).toEqual([
      [1, 'a'],
      [2, undefined],
      [3, 'b'],
      [4, 'c'],
    ]);
    expect(report.refused[0]!.reasons).toEqual([
      '/changes/0 not-live: Organization X does not live on 2020-01-01.',
      '/changes/1 already-live: Organization X lives on 2020-01-01: there is nothing to reinstate or to receive back.',
    ]);
    expect(report.recorded).toBe(1);
  });

  it('holds no more than its window in memory, counted in decisions and in bytes', async () => {
    let underWay = 0;
    let most = 0;
    const record = async (): Promise<void> => {
      most = Math.max(most, ++underWay);
      await new Promise((resolve) => setTimeout(resolve, 1));
      underWay--;
    };
    const texts = Array.from({ length: 50 }, (_, i) => line(`d-${i}`));
    await run(texts, { record, window: 7 });
    expect(most).toBe(7);
    most = 0;
    await run(texts, { record, window: 1000, windowBytes: 3 * texts[0]!.length });
    expect(most).toBe(3);
  });

  it('reads no further than it records', async () => {
    let read = 0;
    function* texts() {
      for (; read < 100_000; read++) yield line(`d-${read}`);
    }
    let recorded = 0;
    await expect(
      run(texts(), {
        record: async () => {
          await new Promise((resolve) => setImmediate(resolve));
          if (++recorded === 20) throw new TypeError('a defect');
        },
      }),
    ).rejects.toThrow('a defect');
    expect(read).toBeLessThan(40);
  });

  it('counts what was recorded before, and sends it no more', async () => {
    const sent: string[] = [];
    const report = await run([line('a'), line('b'), line('c')], {
      isRecorded: (_, { decisionId }) => {
        if (decisionId === 'b') throw new DecisionIdReused('sample', 'b');
        return Promise.resolve(decisionId === 'a');
      },
      record: ({ decisionId }) => Promise.resolve(sent.push(decisionId)),
    });
    expect(sent).toEqual(['c']);
    expect(report).toMatchObject({ recorded: 2, before: 1, refused: [{ line: 2, id: 'b' }] });
    expect(report.refused[0]!.reasons[0]).toContain('other content');
  });

  it('sends a decision that comes twice only when the first one is done', async () => {
    const underWay = new Set<string>();
    const record = async ({ register, decisionId }: RecordDecisionInput): Promise<void> => {
      const key = `${register}/${decisionId}`;
      expect(underWay).not.toContain(key);
      underWay.add(key);
      await new Promise((resolve) => setTimeout(resolve, 5));
      underWay.delete(key);
    };
    const report = await run([line('a'), line('a'), line('a', 'other'), line('a')], { record });
    expect(report).toMatchObject({ recorded: 4, refused: [] });
  });
});
