// npm run hammer -- --url … --seconds N --writers W --disturb "<command>"
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { Command, InvalidArgumentError } from 'commander';
import { parseStoreUrl, type StoreUrl } from '../../src/modules/ledger/copy/store-url.js';
import { StandardErrorLogger } from '../../src/modules/shell/standard-error-logger.js';
import { readAcknowledgements } from './acknowledgements.js';
import { checkAll } from './check.js';
import type { Check } from './check-log.js';
import { builtInNames } from './disturbance.js';
import { run } from './run.js';
import { describeStore, processesOf, type Store } from './store.js';
import { describeChecks, describeRun } from './summary.js';

interface Options {
  readonly url: StoreUrl;
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
const store: Store = { ledger: options.url, database: options.database, folder };
const violations = options.checkOnly ? [] : await hammer(store, options);
const processes = options.checkOnly
  ? Math.max(0, ...readAcknowledgements(folder).keys()) + 1
  : processesOf(store, options.writers);
say('Checked');
const checks: Check[] = [
  ...(options.checkOnly
    ? []
    : [{ checked: 'every answer came, no process ended by itself, and read models caught up', violations }]),
  ...(await checkAll(store, processes)),
];
say(describeChecks(checks));
const broken = checks.filter((check) => check.violations.length > 0).length;
say(broken === 0 ? 'Everything holds.' : `${broken} of ${checks.length} checks FAILED; see ${folder}`);
process.exitCode = broken === 0 ? 0 : 1;

/** Runs and says how it went; what happened that must not. */
async function hammer(
  on: Store,
  { writers, lanes, url: _, database: __, ...rest }: Options,
): Promise<string[]> {
  const count = processesOf(on, writers);
  // One process holds an embedded store: it does what would be done by several.
  const lanesOfEach = (lanes * writers) / count;
  const name = runName(on.folder);
  say(`Store        ${describeStore(on)}`);
  say(`Writers      ${count} processes of ${lanesOfEach} lanes; acknowledgements and logs in ${on.folder}`);
  const ran = await run({
    ...rest,
    store: on,
    run: name,
    processes: count,
    lanesOfEach,
    times: rest.times,
    say,
  });
  say(describeRun(ran, readAcknowledgements(on.folder)));
  return [...ran.violations];
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
  const storeUrl = (text: string): StoreUrl => {
    try {
      return parseStoreUrl(text);
    } catch (error) {
      throw new InvalidArgumentError(`It ${(error as RangeError).message}.`);
    }
  };
  const add = (text: string, before: readonly string[]): string[] => [...before, text];
  return new Command('hammer')
    .description(
      'Writes decisions from several processes while the store is disturbed, and checks afterwards that every ' +
        'acknowledged decision is in the ledger once and whole, and that the read models are what the ledger says.',
    )
    .requiredOption(
      '--url <url>',
      'a folder (embedded), postgres://… or esdb://…; best a store of its own',
      storeUrl,
    )
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
