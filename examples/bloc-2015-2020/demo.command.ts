import type { InEveryLanguage } from '../../src/events/messages/language.js';
import { demoTexts, issuing } from './demo-texts.js';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { Option, type Command } from 'commander';
import type { AllocationName } from './allocation.js';
import type { Decision } from './decision.js';
import { generate } from './generate.js';
import { AddressUnavailable, startService, type Service } from '../../src/service.js';
import { RecordDecision } from '../../src/modules/recording/record-decision.js';
import { GetTree } from '../../src/modules/queries/hierarchy/get-tree.js';
import { AsOfResolver } from '../../src/modules/read-side/time/as-of.resolver.js';
import { GiveOutReport } from '../../src/modules/reports/issued/give-out-report.js';
import { ReproduceReport, RestateReport } from '../../src/modules/reports/issued/read-issued-reports.js';
import { drawHeads } from '../../src/modules/shell/draw/draw-heads.js';
import { drawReproduction, drawRestatement } from '../../src/modules/shell/draw/draw-issued-reports.js';
import { waitForReadModels } from '../../src/modules/shell/read-models.js';
import { applyOptions, logLevels } from '../../src/modules/shell/with-application.js';
import type { Shell } from '../../src/modules/shell/shell.js';

const register = 'bloc';
const term = { from: '2015-10-16', to: '2020-09-30' };
/** The report of the term was published on that day. Some of what was known then was set right later. */
const publishedAt = '2020-10-23T23:59:59Z';

interface DemoOptions {
  readonly exit?: boolean;
  readonly allocation: AllocationName;
  readonly data?: string;
}

/** `demo`: the first register from its first decision to the report of its term. */
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
  const texts = demoTexts[shell.language];
  await say(texts.opening(data));
  applyOptions({ data });
  const service = await start(shell);
  const { app, url } = service;
  try {
    const report = await recordAll(shell, service, allocation);
    await waitForReadModels(app, shell);
    const queries = app.get(QueryBus);
    const time = app.get(AsOfResolver);
    for (const validAt of [term.from, term.to]) {
      const asOf = await time.asOf(register, { validAt, knownAt: publishedAt });
      await say(`\n${texts.hierarchy(validAt)}\n`);
      await say(drawHeads(await queries.execute(new GetTree(asOf, undefined, undefined)), shell.language));
    }
    const now = await time.known(register, {}, 'facts');
    await say(`\n${texts.asIssued}\n`);
    const reproduction = await queries.execute(new ReproduceReport(now, report));
    await say(drawReproduction(reproduction, shell.language));
    await say(`\n${texts.asRestated}\n`);
    await say(drawRestatement(await queries.execute(new RestateReport(now, report)), shell.language));
    await say(`\n${texts.overHttp}\n\n${await timings(url)}`);
    const issued = `${url}/registers/${register}/issued-reports/${report}`;
    const counts = `${url}/registers/${register}/counts?validAt=2025-12-31`;
    await say(texts.directions({ url, issued, counts, folder: data }));
  } catch (error) {
    await app.close();
    throw error;
  }
  if (exit) await app.close();
  else await say(texts.serving);
}

function freshFolder(): string {
  mkdirSync('data', { recursive: true });
  return mkdtempSync(join('data', 'demo-'));
}

/** On the usual port, or on a free one where that is taken. */
async function start(shell: Shell): Promise<Service> {
  try {
    return await startService(logLevels(shell.options));
  } catch (error) {
    if (!(error instanceof AddressUnavailable)) throw error;
    process.env['ORGLEDGER_PORT'] = '0';
    return startService(logLevels(shell.options));
  }
}

/** @returns the number of the report that is given out between the decisions */
async function recordAll(shell: Shell, service: Service, allocation: AllocationName): Promise<number> {
  const decisions = [...generate(allocation)];
  const published = decisions.findIndex(({ issues }) => issues !== undefined);
  await record(shell, service, issuing.first, decisions.slice(0, published + 1));
  await waitForReadModels(service.app, shell);
  const { id: decisionId, ...issuance } = decisions[published]!.issues!;
  const report = new GiveOutReport({ register, decisionId, ...issuance });
  const { revision } = await service.app.get(CommandBus).execute(report);
  await record(shell, service, issuing.later, decisions.slice(published + 1));
  return revision;
}

async function record(
  shell: Shell,
  { app }: Service,
  label: InEveryLanguage<string>,
  decisions: readonly Decision[],
): Promise<void> {
  const commands = app.get(CommandBus);
  const progress = shell.progress(label, decisions.length, 'decisions');
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
