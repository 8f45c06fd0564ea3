// npm run --silent bench:generate -- --changes N > register.jsonl
import { Command } from 'commander';
import { fewestChanges, wholeNumber } from './options.js';
import { organizationsFor, writeRegister } from './register/write.js';

const { changes, organizations, seed, register } = new Command('bench:generate')
  .description(
    'Writes the decisions of a made-up national register over 30 years in the interchange format, the same for the same seed.',
  )
  .option('--changes <n>', 'in all decisions together', wholeNumber, 10_000)
  .option('--organizations <n>', 'that it begins with; a quarter of the changes when absent', wholeNumber)
  .option('--seed <n>', 'another register for another number', wholeNumber, 1)
  .option('--register <name>', 'its name', 'national')
  .showHelpAfterError()
  .parse()
  .opts<{ changes: number; organizations?: number; seed: number; register: string }>();

if (changes < fewestChanges)
  fail(`--changes must be ${fewestChanges} or more, to hold every kind of change.`);
const opening = organizations ?? organizationsFor(changes);
if (opening > changes / 2)
  fail(`--organizations must be ${Math.floor(changes / 2)} at most: each is a change.`);
await writeRegister({ register, seed, changes, organizations: opening }, process.stdout);

function fail(text: string): never {
  process.stderr.write(`${text}\n`);
  process.exit(2);
}
