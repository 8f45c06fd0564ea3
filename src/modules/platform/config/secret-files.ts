import { readFileSync } from 'node:fs';

type Environment = Readonly<Record<string, string | undefined>>;

/** Settings that may hold a secret: `<NAME>_FILE` names a file that holds the value instead. */
export const fromFile = ['DATABASE_URL', 'LEDGER_URL', 'LEDGER_USER', 'LEDGER_PASSWORD'] as const;

/** The variables that name such files. */
export const fileVariables = fromFile.map((name) => `${name}_FILE`);

/**
 * The environment with the values that its files hold, and what is wrong with those files. Space around a value does
 * not count.
 */
export function readSecretFiles(env: Environment): { values: Environment; mistakes: readonly string[] } {
  const values: Record<string, string | undefined> = { ...env };
  const mistakes: string[] = [];
  for (const name of fromFile) {
    const file = env[`${name}_FILE`]?.trim();
    if (!file) continue;
    if (env[name]?.trim()) {
      mistakes.push(`${name} and ${name}_FILE must not both be set`);
      continue;
    }
    try {
      values[name] = readFileSync(file, 'utf8').trim();
      if (!values[name]) mistakes.push(`${name}_FILE names an empty file`);
    } catch (error) {
      mistakes.push(
        `${name}_FILE names a file that cannot be read (${(error as NodeJS.ErrnoException).code})`,
      );
    }
  }
  return { values, mistakes };
}
