// npm run bench [-- --changes N --only <row> --rounds R --write]
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Command, InvalidArgumentError } from 'commander';
import { fewestChanges, wholeNumber } from './options.js';
import { report } from './report.js';
import { rows } from './rows.js';
import { run } from './run.js';

const names = rows.map(({ name }) => name);
const positive = (text: string): number => {
  if (!(Number(text) > 0)) throw new InvalidArgumentError('A number above 0 is needed.');
  return Number(text);
};
const rowName = (text: string, before: readonly string[] = []): readonly string[] => {
  if (!names.includes(text)) throw new InvalidArgumentError(`It must be one of ${names.join(', ')}.`);
  return [...before, text];
};
const size = (text: string): number => {
  const changes = wholeNumber(text);
  if (changes <= fewestChanges) {
    throw new InvalidArgumentError(
      `More than ${fewestChanges} are needed: a smaller register is looked at too.`,
    );
  }
  return changes;
};

const { write, json, ...options } = new Command('bench')
  .description(
    'Measures what the design promises (docs/design §9), ours and the reference by turns. DATABASE_URL names a ' +
      'PostgreSQL server on which databases are made and dropped; without it the embedded store is measured. ' +
      'KURRENTDB_URL names a KurrentDB server.',
  )
  .option('--changes <n>', 'size of the made-up register', size, 10_000)
  .option('--rounds <n>', 'rounds of each measurement', wholeNumber, 3)
  .option('--seconds <n>', 'of each side in each round, where decisions are counted', positive, 3)
  .option('--times <n>', 'that each query is made in a round', wholeNumber, 200)
  .option('--seed <n>', 'of the made-up register', wholeNumber, 1)
  .option('--only <row>', `one of ${names.join(', ')}; may be repeated`, rowName)
  .option('--write', 'keep the tables in bench/RESULTS.md')
  .option('--json', 'every sample as JSON, for programs')
  .showHelpAfterError()
  .parse()
  .opts<{
    changes: number;
    rounds: number;
    seconds: number;
    times: number;
    seed: number;
    only?: readonly string[];
    write?: boolean;
    json?: boolean;
  }>();

const say = (text: string): void => void process.stderr.write(`${text} …\n`);
const asked = { ...options, say };
const result = await run(asked);
const text = await report(result, asked);
process.stdout.write(json ? `${JSON.stringify(result)}\n` : text);
if (write) writeFileSync(fileURLToPath(new URL('RESULTS.md', import.meta.url)), text);
