import { PassThrough } from 'node:stream';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { ImportReport } from '../../../../src/modules/shell/import/import-report.js';
import { Progress } from '../../../../src/modules/shell/progress.js';

afterEach(() => {
  jest.useRealTimers();
});

function stream(isTTY: boolean) {
  const written = Object.assign(new PassThrough(), { isTTY });
  return { written, text: () => String(written.read() ?? '') };
}

describe('progress', () => {
  it('is a line every few seconds where there is no terminal, with rate and time left', () => {
    jest.useFakeTimers({ now: 0 });
    const { written, text } = stream(false);
    const progress = new Progress('Importing', 1000, 'decisions', written);
    jest.setSystemTime(1000);
    progress.update(100, 1000, 20);
    expect(text()).toBe('');
    jest.setSystemTime(10_000);
    progress.update(250, 1000, 50);
    expect(text()).toBe('Importing: 25% · 50 decisions (5/s) · 30 s left\n');
    jest.setSystemTime(20_000);
    progress.update(950, 1000, 190);
    expect(text()).toBe('Importing: 95% · 190 decisions (10/s) · 1 s left\n');
    progress.update(1000, 1000, 200);
    progress.stop();
    expect(text()).toBe('Importing: 100% · 200 decisions (10/s)\n');
  });

  it('says what it knows where nobody knows how much there is', () => {
    jest.useFakeTimers({ now: 0 });
    const { written, text } = stream(false);
    const progress = new Progress('Importing', undefined, 'decisions', written);
    jest.setSystemTime(10_000);
    progress.update(50);
    expect(text()).toBe('Importing: 50 decisions (5/s)\n');
  });

  it('is a bar on a terminal', () => {
    const { written, text } = stream(true);
    const progress = new Progress('Importing', 1000, 'decisions', written);
    progress.update(500, 1000, 7);
    progress.stop();
    expect(text()).toMatch(/Importing .*50% · 7 decisions · \d+\/s · .* left/);
  });
});

describe('the report of an import', () => {
  const reported = async (json: boolean, dryRun = false) => {
    let text = '';
    const report = new ImportReport(json, dryRun, 'en', async (part) => void (text += part));
    return { report, text: () => text };
  };

  it.each([0, 1, 3])('is one JSON document with %i refused lines', async (refused) => {
    const { report, text } = await reported(true);
    for (let line = 1; line <= refused; line++) await report.refused({ line, id: 'd', reasons: ['a', 'b'] });
    await report.end({ recorded: 5, before: 2, refused });
    expect(JSON.parse(text())).toEqual({
      refused: Array.from({ length: refused }, (_, i) => ({ line: i + 1, id: 'd', reasons: ['a', 'b'] })),
      recorded: 5,
      before: 2,
      refusedLines: refused,
      dryRun: false,
    });
  });

  it('is reported in words, each line with all its reasons', async () => {
    const { report, text } = await reported(false);
    await report.refused({ line: 3, id: 'd-3', reasons: ['a', 'b'] });
    await report.refused({ line: 4, reasons: ['c'] });
    await report.end({ recorded: 5, before: 2, refused: 2 });
    expect(text()).toBe(
      'line 3 (d-3)\n  a\n  b\nline 4\n  c\n5 decisions are recorded (2 of them before), 2 lines were refused.\n',
    );
  });

  it('says that a dry run recorded nothing', async () => {
    const { report, text } = await reported(false, true);
    await report.end({ recorded: 5, before: 0, refused: 0 });
    expect(text()).toBe('Nothing was recorded. 5 decisions would be, 0 lines would be refused.\n');
  });
});
