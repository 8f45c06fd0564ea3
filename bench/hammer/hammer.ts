// npm run hammer -- --url … --seconds N --writers W --disturb "<command>"
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { Command, InvalidArgumentError } from 'commander';
import { ConfigurationError, readConfiguration } from '../../src/modules/platform/config/configuration.js';
import { parseStoreUrl, type StoreUrl } from '../../src/modules/ledger/copy/store-url.js';
import { StandardErrorLogger } from '../../src/modules/platform/standard-error-logger.js';
import { readAcknowledgements } from './acknowledgements.js';
import { checkAll } from './check.js';
import type { Check } from './check-log.js';
import { builtInNames } from './disturbance.js';
import { run } from './run.js';
import { describeStore, environmentOf, processesOf, type Store } from './store.js';
import { describeChecks, describeRun } from './summary.js';

interface Options {
  readonly url: string;
  readonly database?: string;
  readonly seconds: number;
  readonly writers: number;
  readonly lanes: number;
  readonly disturb: readonly string[];
  readonly every: number;
  readonly times?: number;
  readonly within: number;
  readonly folder?: string;
  readonly checkOnly?: boolean;
}

const options = readOptions();
Logger.overrideLogger(new StandardErrorLogger(['fatal', 'error', 'warn']));
const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'orgledger-hammer-'));
mkdirSync(folder, { recursive: true });
process.exitCode = await hammer(options).catch((error: unknown) => {
  process.stderr.write(`${(error as Error).message}\nLogs and acknowledgements are in ${folder}\n`);
  return error instanceof ConfigurationError || error instanceof RangeError ? 2 : 1;
});

/** The exit code: 1 when something does not hold. */
async function hammer({ url, database }: Options): Promise<number> {
  const store: Store = { ledger: storeUrl('--url', url), database, folder };
  if (database !== undefined && storeUrl('--database', database).kind !== 'postgres') {
    throw new RangeError('--database must begin with postgres://');
  }
  readConfiguration(environmentOf(store, 0));
  const checks = options.checkOnly ? [] : [await write(store)];
  const written = Math.max(0, ...readAcknowledgements(folder).keys()) + 1;
  say('Checked');
  checks.push(...(await checkAll(store, written)));
  say(describeChecks(checks));
  const broken = checks.filter(({ violations }) => violations.length > 0).length;
  say(broken === 0 ? 'Everything holds.' : `${broken} of ${checks.length} checks FAILED; see ${folder}`);
  return broken === 0 ? 0 : 1;
}

/** Runs and says how it went; what is wrong already. */
async function write(store: Store): Promise<Check> {
  const { writers, lanes, url: _, database: __, folder: ___, ...rest } = options;
  const processes = processesOf(store, writers);
  // One process holds an embedded store: it does what would be done by several.
  const lanesOfEach = (lanes * writers) / processes;
  say(`Store        ${describeStore(store)}`);
  say(`Writers      ${processes} processes of ${lanesOfEach} lanes; acknowledgements and logs in ${folder}`);
  const ran = await run({
    ...rest,
    store,
    run: runName(folder),
    processes,
    lanesOfEach,
    times: rest.times,
    say,
  });
  say(describeRun(ran, readAcknowledgements(folder)));
  return {
    checked: 'every answer came, no process ended by itself, and read models caught up',
    violations: ran.violations,
  };
}

/** Begins the names of registers: another for each folder, the same when a folder is used again. */
function runName(on: string): string {
  const file = join(on, 'run');
  try {
    return readFileSync(file, 'utf8');
  } catch {
    const name = `hammer-${Date.now().toString(36)}`;
    writeFileSync(file, name);
    return name;
  }
}

/** @throws RangeError that shows no value */
function storeUrl(option: string, text: string): StoreUrl {
  try {
    return parseStoreUrl(text);
  } catch (error) {
    throw new RangeError(`${option} ${(error as RangeError).message}`, { cause: error });
  }
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function readOptions(): Options {
  const wholeNumber = (text: string): number => {
    if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('A whole number from 1 on is needed.');
    return Number(text);
  };
  const number = (text: string): number => {
    if (!/^\d+(\.\d+)?$/.test(text)) throw new InvalidArgumentError('A number is needed.');
    return Number(text);
  };
  const add = (text: string, before: readonly string[]): string[] => [...before, text];
  return new Command('hammer')
    .description(
      'Writes decisions from several processes while the store is disturbed, and checks afterwards that every ' +
        'acknowledged decision is in the ledger once and whole, and that the read models are what the ledger says.',
    )
    .requiredOption('--url <url>', 'a folder (embedded), postgres://… or esdb://…; best a store of its own')
    .option('--database <url>', 'PostgreSQL database for the read models, when not beside the ledger')
    .option('--seconds <n>', 'how long to write', number, 60)
    .option(
      '--writers <n>',
      'processes that write; an embedded store has one, with all their lanes',
      wholeNumber,
      3,
    )
    .option('--lanes <n>', 'decisions under way at once, by each writer', wholeNumber, 8)
    .option(
      '--disturb <what>',
      `${builtInNames.join(', ')}, or a command for the shell; may be repeated`,
      add,
      [],
    )
    .option('--every <seconds>', 'time between two disturbances, on the average', number, 10)
    .option('--times <n>', 'so many disturbances, however long they take', wholeNumber)
    .option('--within <seconds>', 'how soon the ledger must have recovered', number, 60)
    .option('--folder <folder>', 'for acknowledgements and logs; a run that is repeated there goes on')
    .option('--check-only', 'write nothing: check what --folder holds of an earlier run')
    .showHelpAfterError()
    .parse()
    .opts<Options>();
}
