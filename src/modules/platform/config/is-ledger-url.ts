import { ValidateBy } from 'class-validator';
import { isKurrentUrl, parseKurrentUrl } from './kurrent-url.js';

/** Checks that a value names a ledger: a PostgreSQL server, or a KurrentDB or EventStoreDB one. */
export function IsLedgerUrl(): PropertyDecorator {
  return ValidateBy({
    name: 'isLedgerUrl',
    validator: {
      validate: (value: unknown) => mistakeIn(value) === undefined,
      defaultMessage: (about) => `LEDGER_URL ${mistakeIn(about?.value)}`,
    },
  });
}

export function isPostgresUrl(url: string): boolean {
  return /^postgres(ql)?:\/\/[^/]/.test(url) && URL.canParse(url);
}

function mistakeIn(value: unknown): string | undefined {
  if (typeof value === 'string' && isPostgresUrl(value)) return undefined;
  if (typeof value !== 'string' || !isKurrentUrl(value)) {
    return 'must begin with esdb://, esdb+discover://, kurrentdb://, kurrentdb+discover:// or postgres://';
  }
  try {
    parseKurrentUrl(value);
    return undefined;
  } catch (error) {
    return (error as RangeError).message;
  }
}
