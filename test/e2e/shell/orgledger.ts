import { newStore as newTestStore } from '../../support/stores.js';
import { type Ended, runShell } from '../../support/shell.js';

const remove: (() => Promise<void>)[] = [];

/** Where a new, empty store is, as environment variables. */
export async function newStore(): Promise<Readonly<Record<string, string>>> {
  const store = await newTestStore();
  remove.push(() => store.remove());
  return store.variables;
}

/** Removes every store that was made. */
export async function removeStores(): Promise<void> {
  for (const each of remove.splice(0)) await each();
}

/** Runs a command line on a store, in English unless it says otherwise. */
export function orgledger(
  store: Readonly<Record<string, string>>,
  args: readonly string[],
  input = '',
): Promise<Ended> {
  delete process.env['DATABASE_URL'];
  Object.assign(process.env, store);
  return runShell(['--lang', 'en', ...args], input);
}

/** As a command line takes it. */
export const json = (value: unknown) => JSON.stringify(value);
/** The line of a file to import that holds a decision. */
export const lineOf = (id: string, plain: object, more: object = {}) =>
  json({ register: 'sample', id, ...more, ...plain });
