import pg from 'pg';

/** SQLSTATE classes of a server that can't serve now but will again: connection, resources, operator intervention. */
const passing = ['08', '53', '57'];

/**
 * With these a server may end the connection, and it may have committed just before: connection, completion unknown,
 * shutdown, system error, internal error. Severities tell this better, but in the language of the server.
 */
const doubtful = ['08', '40003', '57P', '58', 'XX'];

/** The statement has surely been rolled back. */
export function isRolledBack(error: unknown): boolean {
  return error instanceof pg.DatabaseError && !hasState(error, doubtful);
}

/** Trying the same again later can help: the connection was lost or refused, or the server is starting or stopping. */
export function isPassing(error: unknown): boolean {
  return !(error instanceof pg.DatabaseError) || hasState(error, passing);
}

function hasState({ code = '' }: pg.DatabaseError, prefixes: readonly string[]): boolean {
  return prefixes.some((prefix) => code.startsWith(prefix));
}
