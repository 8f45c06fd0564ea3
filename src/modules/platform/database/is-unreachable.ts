/** Errors of the network: nothing answers, or no longer. */
const network = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN'];

/** SQLSTATE classes of a server that can't serve now but will again: connection, resources, operator intervention. */
const states = /^(08|53|57P)/;

/** True when an error of `pg` or TypeORM says that the database can't be reached now, and not that a query is wrong. */
export function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, driverError } = error as { code?: unknown; driverError?: unknown };
  if (driverError !== undefined && driverError !== error) return isUnreachable(driverError);
  if (error.message.startsWith('Connection terminated')) return true;
  return typeof code === 'string' && (network.includes(code) || states.test(code));
}
