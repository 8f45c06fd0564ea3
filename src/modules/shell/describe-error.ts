import { ExplainedError } from '../errors/explained-error.js';
import { BadRequest } from '../errors/request-errors.js';
import { format, text } from '../../events/messages/format.js';
import type { Language } from '../../events/messages/language.js';
import { explain, Rejected } from '../../commands/problems/problem.js';
import { isUnreachable } from '../platform/database/is-unreachable.js';
import { exitCode, exitCodeOf } from './exit-code.js';

/** An error in the words of the shell: one line a reason; a stack only for what nobody expected. */
export function describeError(error: unknown, language: Language): string {
  if (error instanceof Rejected) {
    const lines = error.problems.map(
      (problem) =>
        `  ${[problem.severity, problem.pointer, problem.code].filter(Boolean).join(' ')}\n    ${explain(problem, language)}`,
    );
    return [text(language, 'shell.refused'), ...lines].join('\n');
  }
  if (!(error instanceof Error)) return String(error);
  if (isUnreachable(error)) {
    const { message, code } = error as NodeJS.ErrnoException;
    return text(language, 'shell.database-unreachable', { reason: message || (code ?? '') });
  }
  if (error instanceof ExplainedError) return format(error.detail, language);
  if (error instanceof BadRequest) {
    return error.errors.map(({ detail }) => format(detail, language)).join('\n');
  }
  return exitCodeOf(error) === exitCode.failed && error.name === 'Error'
    ? (error.stack ?? error.message)
    : error.message;
}
