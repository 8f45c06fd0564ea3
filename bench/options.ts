import { InvalidArgumentError } from 'commander';

/** A whole number on the command line, maybe grouped: 1,000,000 or 1_000_000. */
export function wholeNumber(text: string): number {
  const digits = text.replaceAll(/[,_]/g, '');
  if (!/^[1-9]\d{0,8}$/.test(digits)) throw new InvalidArgumentError('A whole number from 1 on is needed.');
  return Number(digits);
}

/** The smallest register that has every kind of change. */
export const fewestChanges = 300;
