import { Rejected } from '../../commands/problem.js';
import { isUnreachable } from '../database/is-unreachable.js';
import { BadRequest, NotFound, NotYet } from '../http/bad-request.js';
import { LedgerUnavailable } from '../ledger/ledger.js';
import {
  DecisionIdReused,
  DecisionInFlight,
  OutcomeUnknown,
  StaleRevision,
} from '../ledger/recording-errors.js';

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
  /** Somebody else was first: a stale revision, a key that is taken. */
  conflict: 5,
  /** The store can't be reached, or is in use by another process. */
  unavailable: 6,
} as const;

/** A mistake in how a command was called, told without a stack. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The exit code for an error; `failed` for one that nobody expected. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof Rejected) return exitCode.refused;
  if (error instanceof BadRequest || error instanceof UsageError) return exitCode.usage;
  if (error instanceof NotFound) return exitCode.notFound;
  if (
    error instanceof StaleRevision ||
    error instanceof DecisionIdReused ||
    error instanceof DecisionInFlight
  ) {
    return exitCode.conflict;
  }
  if (isUnreachable(error)) return exitCode.unavailable;
  if (error instanceof LedgerUnavailable || error instanceof OutcomeUnknown || error instanceof NotYet) {
    return exitCode.unavailable;
  }
  return exitCode.failed;
}
