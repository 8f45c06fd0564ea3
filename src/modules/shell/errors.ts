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
    const title =
      language === 'vi' ? 'Bị từ chối; không có gì được ghi sổ:' : 'Refused; nothing was recorded:';
    return [title, ...lines].join('\n');
  }
  if (!(error instanceof Error)) return String(error);
  if (isUnreachable(error)) {
    const { message, code } = error as NodeJS.ErrnoException;
    return `The database cannot be reached: ${message || code}`;
  }
  return exitCodeOf(error) === exitCode.failed && error.name === 'Error'
    ? (error.stack ?? error.message)
    : error.message;
}
