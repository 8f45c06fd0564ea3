import { message } from '../../../events/messages/message.js';
import { open, type FileHandle } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { Option, type Command } from 'commander';
import type { RecordedEvent } from '../../../events/definition/envelope.js';
import { Ledger } from '../../ledger/ledger.js';
import type { AsOfParams } from '../../read-side/params/known.params.js';
import { isRevision } from '../../read-side/params/texts.js';
import { asOfParams, withAsOf, type AsOfOptions } from '../as-of-options.js';
import { lineOf } from '../import/decision-line.js';
import { UsageError } from '../exit-code.js';
import { decisionsOf } from '../ledger-reader.js';
import { waitForReadModels } from '../read-models.js';
import type { Shell } from '../shell.js';
import { stateCsv } from '../state/organizations-csv.js';
import { stateJsonLd } from '../state/json-ld.js';
import { registerOn } from '../state/register-on.js';

interface Options extends AsOfOptions {
  readonly format: 'jsonl' | 'csv' | 'jsonld';
  readonly base?: string;
  readonly namesIn?: string;
}

/** `orgledger export REGISTER [FILE]` */
export function exportCommand(program: Command, shell: Shell): void {
  const command = program
    .command('export')
    .summary("write a register's decisions, or its state on a date")
    .description(
      'Writes every decision of a register in recorded order, one JSON a line; imported, they give the same events. ' +
        'With --known-at, those recorded by then. Or its organizations on a date: as a table (csv), or as linked data (jsonld) in the terms of W3C ORG and CPOV.',
    )
    .argument('<register>')
    .argument('[file]', 'standard output when absent or "-"')
    .addOption(
      new Option('--format <form>', 'form of the export')
        .choices(['jsonl', 'csv', 'jsonld'])
        .default('jsonl'),
    )
    .option('--base <iri>', 'jsonld: what IRIs begin with (default: urn:orgledger:REGISTER:)')
    .option('--names-in <language>', 'jsonld: the language that names are in, as "vi" (default: und)');
  withAsOf(command, shell).action((register: string, file: string | undefined, options: Options) =>
    shell.ask(async (app) => {
      checkOptions(options);
      const toFile = file !== undefined && file !== '-';
      const parts =
        options.format === 'jsonl'
          ? decisionLines(app, register, asOfParams(options), shell, toFile)
          : await stateParts(app, register, options, shell);
      if (toFile) await writeParts(file, parts);
      else await pipeline(parts, shell.streams.stdout, { end: false });
    }),
  );
}

/** @throws UsageError for an option that the form has no use for, or that can't be understood */
function checkOptions({ format, base, namesIn, on }: Options): void {
  const linked = { '--base': base, '--names-in': namesIn };
  const idle = { jsonl: { '--on': on, ...linked }, csv: linked, jsonld: {} }[format];
  const given = Object.entries(idle).filter(([, value]) => value !== undefined);
  if (given.length > 0) {
    throw new UsageError(message('usage.idle', { options: given.map(([name]) => name).join(', '), format }));
  }
  if (base !== undefined && !/^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]*$/i.test(base))
    throw new UsageError(message('usage.base'));
  if (namesIn !== undefined && !/^[a-z]{2,8}(-[a-z0-9]{1,8})*$/i.test(namesIn))
    throw new UsageError(message('usage.names-in'));
}

async function stateParts(
  app: INestApplicationContext,
  register: string,
  { format, base, namesIn, ...asOf }: Options,
  shell: Shell,
): Promise<AsyncIterable<string>> {
  await waitForReadModels(app, shell);
  const state = await registerOn(app, register, asOfParams(asOf));
  if (format === 'csv') return stateCsv(state);
  return stateJsonLd(state, { base: base ?? `urn:orgledger:${register}:`, language: namesIn ?? 'und' });
}

async function* decisionLines(
  app: INestApplicationContext,
  register: string,
  { knownAt }: AsOfParams,
  shell: Shell,
  toFile: boolean,
): AsyncIterable<string> {
  const decisions: AsyncIterable<RecordedEvent[]> = decisionsOf(app.get(Ledger), register);
  const progress = toFile ? shell.progress('exporting', undefined, 'decisions') : undefined;
  let done = 0;
  for await (const decision of decisions) {
    if (!isKnown(decision.at(-1)!, knownAt)) break;
    yield `${JSON.stringify(lineOf(decision))}\n`;
    progress?.update(++done);
  }
  progress?.stop();
}

/** Whether the decision whose last event this is had been recorded by a moment, or stands within a revision. */
function isKnown({ revision, metadata }: RecordedEvent, knownAt: string | undefined): boolean {
  if (knownAt === undefined) return true;
  return isRevision(knownAt)
    ? revision <= Number(knownAt)
    : Date.parse(metadata.recordedAt) <= Date.parse(knownAt);
}

/** The file is opened for the first part: where there is none to write, what it held stays. */
async function writeParts(path: string, parts: AsyncIterable<string>): Promise<void> {
  let file: FileHandle | undefined;
  try {
    for await (const part of parts) {
      file ??= await open(path, 'w');
      await file.writeFile(part);
    }
  } finally {
    await file?.close();
  }
}
