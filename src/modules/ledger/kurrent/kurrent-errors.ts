import { message } from '../../../events/messages/message.js';
import {
  AccessDeniedError,
  CancelledError,
  DeadlineExceededError,
  NotLeaderError,
  TimeoutError,
  UnavailableError,
  UnknownError,
} from '@eventstore/db-client';
import { LedgerUnavailable } from '../ledger.js';
import { NoAnswer } from './collect.js';

/** What the client says when there was no connection to send anything over. */
const neverSent = [
  'Failed to discover',
  'No connection established',
  'Name resolution failed',
  'Channel closed before call started',
  'Channel has been shut down',
];

/** The call has surely not reached a server. */
export function isUnsent(error: unknown): boolean {
  return error instanceof Error && neverSent.some((text) => error.message.includes(text));
}

/** The call may have been carried out all the same. */
export function isLost(error: unknown): boolean {
  return (
    !isUnsent(error) &&
    (error instanceof UnavailableError ||
      error instanceof DeadlineExceededError ||
      error instanceof TimeoutError ||
      error instanceof CancelledError ||
      error instanceof NotLeaderError ||
      error instanceof UnknownError ||
      error instanceof NoAnswer)
  );
}

/** An error without what the client hangs onto its own: the raw answer with its headers. */
export function bare(error: unknown): Error {
  const { name, message } = error as Error;
  return new Error(`${name}: ${message}`);
}

/** What a failed call means to the users of the port; errors that mean something else are given back as they are. */
export function translate(error: unknown, description: string): unknown {
  if (error instanceof AccessDeniedError) {
    return new LedgerUnavailable(message('store.access-denied', { store: description }), {
      cause: bare(error),
    });
  }
  if (isUnsent(error) || isLost(error)) {
    return new LedgerUnavailable(message('store.ledger-at-unreachable', { store: description }), {
      cause: bare(error),
    });
  }
  return error;
}
