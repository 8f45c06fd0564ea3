import { describe, expect, it } from '@jest/globals';
import { DecisionIdReused } from '../../../../../src/modules/recording/recording-errors.js';
import { streamOf } from '../../../../../src/modules/recording/register-stream.js';
import { RegisterWriter } from '../../../../../src/modules/recording/register-writer.js';
import { parseLine } from '../../../../../src/modules/shell/import/decision-line.js';
import { DryRun } from '../../../../../src/modules/shell/import/dry-run.js';
import { importDecisions, type RefusedLine } from '../../../../../src/modules/shell/import/importer.js';
import type { Line } from '../../../../../src/modules/shell/input.js';
import { Judge } from '../../../../../src/modules/shell/import/judge.js';
import { Resumption } from '../../../../../src/modules/shell/import/resumption.js';
import { opening, org, request, type PlainChange } from '../../../../support/given.js';
import { MemoryLedger } from '../../../../support/memory-ledger.js';

const now = () => '2020-01-01T00:00:00.000Z';
const options = { now, groupLimit: 100, settleForMs: 0 };

const line = (id: string, plain: Parameters<typeof request>[0]) =>
  JSON.stringify({ register: 'sample', id, ...request(plain) });
const change = (id: string, ...changes: PlainChange[]) =>
  line(id, { decision: { effectiveOn: '2011-01-01' }, changes });

/** d-1 needs what d-2 founds: it is refused where it stands, and would be good behind the others. */
const text = [
  line('d-0', opening('allow')),
  change('d-1', { kind: 'rename', organizationId: 'G9', name: 'N' }),
  change('d-2', org('found', 'G9', 'G', 'U1')),
  change('d-3', org('found', 'G8', 'G', 'U1')),
];

async function* linesOf(texts: readonly string[]): AsyncGenerator<Line> {
  for (const [i, each] of texts.entries()) yield { number: i + 1, text: each, bytes: each.length };
}

async function importAll(
  ledger: MemoryLedger,
  texts: readonly string[],
  how: 'surveyed' | 'streamed' | 'dry',
) {
  const judge = new Judge(ledger, now);
  const resumption = new Resumption(ledger, judge);
  if (how !== 'streamed') await resumption.survey(linesOf(texts));
  const writer = new RegisterWriter('sample', ledger, options);
  const dryRun = new DryRun(ledger, judge);
  const refused: RefusedLine[] = [];
  const numbers = await importDecisions(linesOf(texts), {
    window: 8,
    language: 'en',
    record: (input) => (how === 'dry' ? dryRun.record(input) : writer.submit(input)),
    isRecorded: (number, input) => resumption.isRecorded(number, input),
    onRefused: (each) => void refused.push(each),
  });
  return { ...numbers, refused: refused.map(({ id, reasons }) => `${id} ${reasons[0]?.split(':')[0]}`) };
}

async function recordedIn(ledger: MemoryLedger): Promise<string[]> {
  const ids: string[] = [];
  for await (const event of ledger.read(streamOf('sample'))) ids.push(event.id);
  return ids;
}

describe('an import that is started again', () => {
  const refusedThere = 'd-1 /changes/0/organizationId unknown-organization';

  it('refuses what was refused, for the reason it had then, though it would be good by now', async () => {
    const [whole, broken] = [new MemoryLedger(), new MemoryLedger()];
    expect(await importAll(whole, text, 'surveyed')).toEqual({
      recorded: 3,
      before: 0,
      refused: [refusedThere],
    });
    await importAll(broken, text.slice(0, 3), 'surveyed');
    expect(await importAll(broken, text, 'surveyed')).toEqual({
      recorded: 3,
      before: 2,
      refused: [refusedThere],
    });
    expect(await recordedIn(broken)).toEqual(await recordedIn(whole));
  });

  it('judges it as of now when the lines can be read only once', async () => {
    const ledger = new MemoryLedger();
    await importAll(ledger, text.slice(0, 3), 'streamed');
    expect(await importAll(ledger, text, 'streamed')).toEqual({ recorded: 4, before: 2, refused: [] });
  });

  it('records a line that was repaired', async () => {
    const ledger = new MemoryLedger();
    await importAll(ledger, text, 'surveyed');
    const repaired = text.with(1, change('d-1', { kind: 'rename', organizationId: 'G1', name: 'N' }));
    expect(await importAll(ledger, repaired, 'surveyed')).toEqual({ recorded: 4, before: 3, refused: [] });
  });

  it('refuses the id of a recorded decision with other content', async () => {
    const ledger = new MemoryLedger();
    await importAll(ledger, text, 'surveyed');
    const other = text.with(3, change('d-3', org('found', 'G7', 'G', 'U1')));
    const judge = new Judge(ledger, now);
    const resumption = new Resumption(ledger, judge);
    await expect(resumption.isRecorded(4, parseLine(other[3]!))).rejects.toThrow(DecisionIdReused);
  });

  it('takes new lines of a register that others have written to', async () => {
    const ledger = new MemoryLedger();
    await importAll(ledger, text, 'surveyed');
    const more = [change('e-1', { kind: 'rename', organizationId: 'G9', name: 'N' })];
    expect(await importAll(ledger, more, 'surveyed')).toEqual({ recorded: 1, before: 0, refused: [] });
  });
});

describe('a dry run', () => {
  it('judges each line on top of those before it, and records nothing', async () => {
    const ledger = new MemoryLedger();
    const report = await importAll(ledger, [...text, text[3]!, change('d-4', { kind: 'x' })], 'dry');
    expect(report.refused).toEqual([
      'd-1 /changes/0/organizationId unknown-organization',
      'd-4 /changes/0/kind unknown-change-kind',
    ]);
    expect(report.recorded).toBe(4);
    expect(await recordedIn(ledger)).toEqual([]);
  });

  it('goes on from what is recorded', async () => {
    const ledger = new MemoryLedger();
    await importAll(ledger, text.slice(0, 3), 'surveyed');
    expect(await importAll(ledger, text, 'dry')).toMatchObject({ recorded: 3, before: 2 });
    expect(await recordedIn(ledger)).toHaveLength(12);
  });
});
