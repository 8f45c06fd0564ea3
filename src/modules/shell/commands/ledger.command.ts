import { message } from '../../../events/messages/message.js';
import { text } from '../../../events/messages/format.js';
import { resolve } from 'node:path';
import { Logger } from '@nestjs/common';
import type { Command } from 'commander';
import { compareLedgers } from '../../ledger/copy/compare-ledgers.js';
import { copyLedger } from '../../ledger/copy/copy-ledger.js';
import { describeStoreUrl, parseStoreUrl, type StoreUrl } from '../../ledger/copy/store-url.js';
import type { Ledger } from '../../ledger/ledger.js';
import { drawComparison } from '../draw/draw-comparison.js';
import { exitCode, UsageError } from '../exit-code.js';
import { logLevels } from '../with-application.js';
import type { Shell } from '../shell.js';
import { StandardErrorLogger } from '../../platform/standard-error-logger.js';

interface StoreOptions {
  readonly from: string;
  readonly to: string;
}

const stores = `
A store is a folder of the embedded store (./data, file:///srv/orgledger), postgres://user@host:5432/database, or
esdb://host:2113 (esdb+discover://, kurrentdb:// likewise). Passwords need not be on the command line: KurrentDB's
come from LEDGER_USER and LEDGER_PASSWORD or LEDGER_PASSWORD_FILE, PostgreSQL's from PGPASSWORD or ~/.pgpass.
LEDGER_CA_FILE, LEDGER_APPEND_LIMIT and LEDGER_STREAM_PREFIX hold for every KurrentDB named.`;

/** `orgledger ledger copy` and `orgledger ledger compare`: all events of one store, and of another. */
export function ledgerCommand(program: Command, shell: Shell): void {
  const ledger = program.command('ledger').summary('copy a ledger into another store, or compare two');
  ledger
    .command('copy')
    .summary('copy all events into another store')
    .description(
      'Copies a ledger event for event: ids, types, data, metadata and order. What it broke off it goes on with when ' +
        'it is started again; a target that holds something else is refused. Stop the service on the target before.',
    )
    .requiredOption('--from <url>', 'the store to read')
    .requiredOption('--to <url>', 'the store to write: empty, or begun by a copy of the same source')
    .addHelpText('after', stores)
    .action((options: StoreOptions) =>
      withLedgers(shell, options, { targetMustExist: false }, async (from, to) => {
        const total = await from.countAfter(undefined);
        let progress = shell.progress('copying', total, 'events');
        let readBack = 0;
        const copied = await copyLedger(from, to, {
          onProgress: (done) => progress.update(done, Math.max(total, done)),
          onReadBack: (done) => {
            if (done === 1) {
              progress.stop();
              progress = shell.progress('reading-back', undefined, 'events');
            }
            progress.update((readBack = done));
          },
        }).finally(() => progress.stop());
        shell.answer({ from: from.description, to: to.description, ...copied, readBack }, () =>
          [
            text(shell.language, 'shell.copied', { ...copied, from: from.description, to: to.description }),
            text(shell.language, 'shell.compare-next'),
          ].join('\n'),
        );
      }),
    );
  ledger
    .command('compare')
    .summary('prove that two stores hold the same events')
    .description(
      'Reads two ledgers side by side and sums each up: events, the revision of each stream, SHA-256 over the ' +
        'canonical JSON of all events in order. Exits with 5 when they differ, and says where.',
    )
    .requiredOption('--from <url>', 'one store')
    .requiredOption('--to <url>', 'the other')
    .addHelpText('after', stores)
    .action((options: StoreOptions) =>
      withLedgers(shell, options, { targetMustExist: true }, async (from, to) => {
        const total = await from.countAfter(undefined);
        const progress = shell.progress('comparing', total, 'events');
        const comparison = await compareLedgers(from, to, {
          onProgress: (done) => progress.update(done, Math.max(total, done)),
        }).finally(() => progress.stop());
        if (!comparison.equal) shell.exitCode = exitCode.conflict;
        const names = { from: from.description, to: to.description };
        shell.answer({ ...comparison, names }, () => drawComparison(comparison, names, shell.language));
      }),
    );
}

/** Opens both, lets `work` use them, and closes them whatever happens. An error is reported and becomes the exit code. */
async function withLedgers(
  shell: Shell,
  options: StoreOptions,
  { targetMustExist }: { readonly targetMustExist: boolean },
  work: (from: Ledger, to: Ledger) => Promise<void>,
): Promise<void> {
  Logger.overrideLogger(new StandardErrorLogger(logLevels(shell.options)));
  const opened: Ledger[] = [];
  try {
    const [from, to] = readStores(options);
    const { openStore } = await import('../../ledger/copy/open-store.js');
    const { env } = process;
    opened.push(await openStore(from, { mustExist: true, env }));
    opened.push(await openStore(to, { mustExist: targetMustExist, env }));
    await work(opened[0]!, opened[1]!);
  } catch (error) {
    shell.fail(error);
  } finally {
    await Promise.all(opened.map((ledger) => ledger.close()));
  }
}

/** @throws UsageError with everything that is wrong */
function readStores({ from, to }: StoreOptions): [StoreUrl, StoreUrl] {
  const mistakes: string[] = [];
  const read = (option: string, text: string): StoreUrl | undefined => {
    try {
      return parseStoreUrl(text);
    } catch (error) {
      mistakes.push(`${option} ${(error as RangeError).message}`);
      return undefined;
    }
  };
  const [source, target] = [read('--from', from), read('--to', to)];
  if (source && target && placeOf(source) === placeOf(target)) {
    mistakes.push('--from and --to name the same store');
  }
  if (!source || !target || mistakes.length > 0)
    throw new UsageError(message('usage.stores', { mistakes: mistakes.join('\n') }));
  return [source, target];
}

function placeOf(store: StoreUrl): string {
  return store.kind === 'embedded' ? resolve(store.folder) : describeStoreUrl(store);
}
