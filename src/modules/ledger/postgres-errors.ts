import pg from 'pg';

/** SQLSTATE classes of a server that can't serve now but will again: connection, resources, operator intervention. */
const passing = ['08', '53', '57'];

/** The statement has surely been rolled back. A connection that the server ended may have committed just before. */
export function isRolledBack(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.severity === 'ERROR';
}

/** Trying the same again later can help: the connection was lost or refused, or the server is starting or stopping. */
export function isPassing(error: unknown): boolean {
  if (!(error instanceof pg.DatabaseError)) return true;
  return passing.some((state) => error.code?.startsWith(state));
}
