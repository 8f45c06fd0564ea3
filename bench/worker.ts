// One measurement in a process of its own: what it asks for as JSON, and its result as the last line.
import { Logger } from '@nestjs/common';
import { StandardErrorLogger } from '../src/modules/platform/standard-error-logger.js';
import { tasks } from './tasks/index.js';

const [name = '', input = '{}'] = process.argv.slice(2);
const task = tasks[name as keyof typeof tasks] as ((input: unknown) => Promise<unknown>) | undefined;
if (!task) throw new RangeError(`There is no task ${name}.`);
Logger.overrideLogger(new StandardErrorLogger(['fatal', 'error', 'warn']));
const result = await task(JSON.parse(input));
process.stdout.write(`\n${JSON.stringify(result)}\n`);
