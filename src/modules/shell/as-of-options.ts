import { message } from '../../events/messages/message.js';
import type { Command } from 'commander';
import type { AsOfParams } from '../read-side/params/known.params.js';
import { UsageError } from './exit-code.js';
import type { Shell } from './shell.js';

export interface AsOfOptions {
  readonly on?: string;
  readonly knownAt?: string;
}

/** Adds the two axes of time to a command. */
export function withAsOf(command: Command, shell: Shell): Command {
  return withKnownAt(
    command.option('--on <date>', 'the register as at the end of this date (default: today)', shell.date),
  );
}

/** Adds the axis of known time alone. */
export function withKnownAt(command: Command): Command {
  return command.option(
    '--known-at <when>',
    'what was known then: a revision, or a moment such as 2020-10-23T00:00:00Z',
  );
}

/** The options as the queries take them. @throws UsageError */
export function asOfParams({ on, knownAt }: AsOfOptions): AsOfParams {
  if (knownAt !== undefined && !/^\d{1,9}$/.test(knownAt) && !isMoment(knownAt)) {
    throw new UsageError(message('usage.known-at'));
  }
  return { ...(on !== undefined && { validAt: on }), ...(knownAt !== undefined && { knownAt }) };
}

function isMoment(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:?\d{2})$/.test(text) && !Number.isNaN(Date.parse(text));
}
