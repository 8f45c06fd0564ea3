import { mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { Option, type Command } from 'commander';
import type { AllocationName } from '../../../../examples/bloc-2015-2020/allocation.js';
import type { Service } from '../../../service.js';
import { RecordDecision } from '../../ledger/record-decision.js';
import { GetTree } from '../../queries/organizations/get-tree.js';
import { AsOfResolver } from '../../queries/time/as-of.resolver.js';
import { RunReport } from '../../reports/run-report.js';
import { drawHeads } from '../draw-heads.js';
import { drawReport } from '../draw-report.js';
import { waitForReadModels } from '../read-models.js';
import { applyOptions, logLevels } from '../session.js';
import type { Shell } from '../shell.js';

const register = 'bloc';
const term = { from: '2015-10-16', to: '2020-09-30' };

interface DemoOptions {
  readonly exit?: boolean;
  readonly allocation: AllocationName;
  readonly data?: string;
}

/** `orgledger demo`: the first register from its first decision to the report of its term. */
export function demoCommand(program: Command, shell: Shell): void {
  program
    .command('demo')
    .summary('five years of a hierarchy, from its decisions to the report')
    .description(
      'Records the example bloc-2015-2020 in a store of its own, shows what comes of it, and keeps serving it.',
    )
    .addOption(
      new Option('--allocation <history>', 'which of the two histories').choices(['A', 'B']).default('A'),
    )
    .option('--data <folder>', 'where to keep it; must be new (default: a new folder under ./data)')
    .option('--exit', 'end instead of serving')
    .action(async (options: DemoOptions) => {
      try {
        await demo(shell, options);
      } catch (error) {
        shell.fail(error);
      }
    });
}

async function demo(shell: Shell, { exit = false, allocation, ...options }: DemoOptions): Promise<void> {
  const data = options.data ?? shell.options.data ?? freshFolder();
  const say = (text: string) => shell.write(`${text}\n`);
  await say(`Opening the embedded store in ${data} …`);
  applyOptions({ data });
  const service = await start(shell);
  const { app, url } = service;
  try {
    await recordAll(shell, service, allocation);
    await waitForReadModels(app, shell);
    const queries = app.get(QueryBus);
    for (const validAt of [term.from, term.to]) {
      const asOf = await app.get(AsOfResolver).asOf(register, { validAt });
      await say(`\n── The hierarchy at the end of ${validAt} ──\n`);
      await say(drawHeads(await queries.execute(new GetTree(asOf, undefined, undefined))));
    }
    await say('\n── The report of the term, beside the published figures ──\n');
    await say(
      drawReport(
        await queries.execute(new RunReport({ register, definition: 'term', ...term })),
        shell.language,
      ),
    );
    await say(`\n── Over HTTP ──\n\n${await timings(url)}`);
    await say(directions(url, data));
  } catch (error) {
    await app.close();
    throw error;
  }
  if (exit) await app.close();
  else await say('Serving. Ctrl+C ends it.');
}

function freshFolder(): string {
  mkdirSync('data', { recursive: true });
  return mkdtempSync(join('data', 'demo-'));
}

/** On the usual port, or on a free one where that is taken. */
async function start(shell: Shell): Promise<Service> {
  const { AddressUnavailable, startService } = await import('../../../service.js');
  try {
    return await startService(logLevels(shell.options));
  } catch (error) {
    if (!(error instanceof AddressUnavailable)) throw error;
    process.env['ORGLEDGER_PORT'] = '0';
    return startService(logLevels(shell.options));
  }
}

async function recordAll(shell: Shell, { app }: Service, allocation: AllocationName): Promise<void> {
  const { generate } = await import('../../../../examples/bloc-2015-2020/generate.js');
  const commands = app.get(CommandBus);
  const decisions = [...generate(allocation)];
  const progress = shell.progress('Issuing decisions', decisions.length, 'decisions');
  for (const [i, { id: decisionId, request, actor, recordedAt }] of decisions.entries()) {
    await commands.execute(new RecordDecision({ register, decisionId, request, actor, recordedAt }));
    progress.update(i + 1);
  }
  progress.stop();
}

/** What a reader waits for: the median of ten requests, the connection being open. */
async function timings(url: string): Promise<string> {
  const paths = [`tree?validAt=${term.to}`, `counts?by=kind&validAt=${term.to}`];
  const lines: string[] = [];
  for (const path of paths) {
    const times: number[] = [];
    let bytes = 0;
    for (let i = 0; i < 10; i++) {
      const startedAt = performance.now();
      bytes = (await (await fetch(`${url}/registers/${register}/${path}`)).arrayBuffer()).byteLength;
      times.push(performance.now() - startedAt);
    }
    const median = times.toSorted((a, b) => a - b)[5]!;
    lines.push(`${median.toFixed(1).padStart(7)} ms  GET /registers/${register}/${path}  (${bytes} bytes)`);
  }
  return lines.join('\n');
}

function directions(url: string, data: string): string {
  const report = `${url}/registers/${register}/reports/term?from=${term.from}&to=${term.to}`;
  return `
  API and documentation  ${url}/api
  the report, printable  ${report}&format=html&lang=vi
  its numbers' sources   ${report}&format=json
  after the epilogue     ${url}/registers/${register}/counts?validAt=2025-12-31
  health                 ${url}/health
  the store              ${data}
`;
}
