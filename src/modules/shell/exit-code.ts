import { ExplainedError } from '../errors/explained-error.js';
import { Rejected } from '../../commands/problems/problem.js';
import { ConfigurationError } from '../platform/config/configuration.js';
import { FolderInUse } from '../platform/embedded/folder-lock.js';
import { isUnreachable } from '../platform/database/is-unreachable.js';
import { BadRequest, NotFound, NotYet } from '../errors/request-errors.js';
import { CopyRefused } from '../ledger/copy/copy-errors.js';
import { LedgerUnavailable, StreamUnfit } from '../ledger/ledger.js';
import {
  DecisionIdReused,
  DecisionInFlight,
  OutcomeUnknown,
  StaleRevision,
} from '../recording/recording-errors.js';
import { ShuttingDown } from '../recording/register-writers.js';

/** What a command's end means to the shell that called it. */
export const exitCode = {
  ok: 0,
  /** A defect of the program. */
  failed: 1,
  /** The command line, a file or a parameter can't be understood. */
  usage: 2,
  /** The rules refused a decision. */
  refused: 3,
  notFound: 4,
  /** Somebody else was first: a stale revision, a key that is taken; a ledger that is not the other's equal. */
  conflict: 5,
  /** The store can't be reached, or it or the address to listen on is in use by another process. */
  unavailable: 6,
} as const;

/** A mistake in how a command was called, reported without a stack. */
export class UsageError extends ExplainedError {
  override readonly name = 'UsageError';
}

/** The exit code for an error; `failed` for one that nobody expected. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof Rejected) return exitCode.refused;
  if (
    error instanceof BadRequest ||
    error instanceof UsageError ||
    error instanceof ConfigurationError ||
    isFileMistake(error)
  ) {
    return exitCode.usage;
  }
  if (error instanceof NotFound) return exitCode.notFound;
  if (
    error instanceof StaleRevision ||
    error instanceof DecisionIdReused ||
    error instanceof DecisionInFlight ||
    error instanceof CopyRefused
  ) {
    return exitCode.conflict;
  }
  if (
    isUnreachable(error) ||
    error instanceof LedgerUnavailable ||
    error instanceof StreamUnfit ||
    error instanceof OutcomeUnknown ||
    error instanceof ShuttingDown ||
    error instanceof NotYet ||
    error instanceof FolderInUse ||
    // Its module is loaded by the commands that serve.
    (error instanceof Error && error.name === 'AddressUnavailable')
  ) {
    return exitCode.unavailable;
  }
  return exitCode.failed;
}

/** What the system says of a file or folder that can't be the one that was meant. */
const fileMistakes = ['ENOENT', 'EACCES', 'EPERM', 'EISDIR', 'ENOTDIR', 'EEXIST', 'EROFS'];

function isFileMistake(error: unknown): boolean {
  const { code, syscall } = error as NodeJS.ErrnoException;
  return syscall !== undefined && fileMistakes.includes(code ?? '');
}
