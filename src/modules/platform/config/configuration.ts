import 'reflect-metadata';
import { plainToInstance, Transform } from 'class-transformer';
import {
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUrl,
  Matches,
  Max,
  Min,
  validateSync,
} from 'class-validator';
import { isKurrentUrl, parseKurrentUrl } from './kurrent-url.js';
import { IsLedgerUrl } from './is-ledger-url.js';
import { fileVariables, readSecretFiles } from './secret-files.js';

/** Everything the environment can set, with its defaults. Frozen; made by `readConfiguration` alone. */
export class Configuration {
  /** A PostgreSQL server. When absent, the embedded store in `ORGLEDGER_DATA` is used. */
  @IsOptional()
  @IsUrl(
    { protocols: ['postgres', 'postgresql'], require_protocol: true, require_tld: false },
    { message: 'DATABASE_URL must look like postgres://user:password@host:5432/database' },
  )
  readonly DATABASE_URL?: string;

  /**
   * Where the events are: `esdb://`, `esdb+discover://` or `kurrentdb://` for KurrentDB or EventStoreDB, `postgres://`
   * for a PostgreSQL server. When absent, they are where the read models are.
   */
  @IsOptional()
  @IsLedgerUrl()
  readonly LEDGER_URL?: string;

  /** The account on KurrentDB, instead of one in the URL. */
  @IsOptional()
  @IsString()
  readonly LEDGER_USER?: string;

  @IsOptional()
  @IsString()
  readonly LEDGER_PASSWORD?: string;

  /** Certificates (PEM) of those who may vouch for KurrentDB's; those that Node knows when absent. */
  @IsOptional()
  @IsString()
  readonly LEDGER_CA_FILE?: string;

  /** Bytes that KurrentDB takes in one append: its own setting `MaxAppendSize`. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? Number(value) : value))
  @IsInt({ message: 'LEDGER_APPEND_LIMIT must be a whole number of bytes' })
  @Min(1024, { message: 'LEDGER_APPEND_LIMIT must be at least 1024' })
  readonly LEDGER_APPEND_LIMIT?: number;

  /** What names of streams begin with on KurrentDB instead of `register-`, where several ledgers live on one server. */
  @IsOptional()
  @Matches(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/, {
    message:
      'LEDGER_STREAM_PREFIX must begin with a letter or digit and hold only those, dots, hyphens and underscores',
  })
  readonly LEDGER_STREAM_PREFIX?: string;

  /** The folder of the embedded store. */
  @IsString()
  @IsNotEmpty()
  readonly ORGLEDGER_DATA: string = './data';

  /**
   * A folder for copies of the events, from which a register is soon ready after a restart; `off` for none. Beside
   * the embedded store when absent, and none for a server.
   */
  @IsOptional()
  @IsString()
  readonly ORGLEDGER_CACHE?: string;

  @IsString()
  @IsNotEmpty()
  readonly ORGLEDGER_HOST: string = '127.0.0.1';

  /** 0 lets the system choose. */
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? Number(value) : value))
  @IsInt({ message: 'ORGLEDGER_PORT must be a whole number' })
  @Min(0)
  @Max(65535)
  readonly ORGLEDGER_PORT: number = 3000;

  /** `off` leaves it to other processes to keep the read models up with the ledger. */
  @IsIn(['on', 'off'])
  readonly ORGLEDGER_PROJECTOR: 'on' | 'off' = 'on';
}

/** Thrown when the environment can't be understood. The message lists every mistake, and no value. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}

/** Every variable of the environment that is one of ours. */
export const variables: readonly string[] = [
  'DATABASE_URL',
  'LEDGER_URL',
  'LEDGER_USER',
  'LEDGER_PASSWORD',
  'LEDGER_CA_FILE',
  'LEDGER_APPEND_LIMIT',
  'LEDGER_STREAM_PREFIX',
  'ORGLEDGER_CACHE',
  ...Object.keys(new Configuration()),
  ...fileVariables,
];

/**
 * Reads the fields of `Configuration` out of an environment; other variables are none of our business.
 * An empty variable counts as absent.
 * @throws ConfigurationError
 */
export function readConfiguration(env: Readonly<Record<string, string | undefined>>): Configuration {
  const { values, mistakes: inFiles } = readSecretFiles(env);
  const fields = variables.filter((variable) => !fileVariables.includes(variable));
  const given = fields.flatMap((field) => {
    const value = values[field]?.trim();
    return value ? [[field, value] as const] : [];
  });
  const configuration = plainToInstance(Configuration, Object.fromEntries(given), {
    exposeDefaultValues: true,
  });
  const mistakes = [
    ...inFiles,
    ...validateSync(configuration).flatMap((error) => Object.values(error.constraints ?? {})),
  ];
  if (mistakes.length === 0) mistakes.push(...contradictions(configuration));
  if (mistakes.length > 0) {
    throw new ConfigurationError(
      `The environment is not right:\n${mistakes.map((m) => `- ${m}`).join('\n')}`,
    );
  }
  return Object.freeze(configuration);
}

/** What each setting says well, and not together. */
function contradictions(configuration: Configuration): string[] {
  const { LEDGER_URL = '', LEDGER_USER, LEDGER_PASSWORD } = configuration;
  const found: string[] = [];
  if (!isKurrentUrl(LEDGER_URL)) {
    for (const name of kurrentOnly) {
      if (configuration[name] !== undefined) found.push(`${name} is of use only with LEDGER_URL=esdb://…`);
    }
    return found;
  }
  if ((LEDGER_USER === undefined) !== (LEDGER_PASSWORD === undefined)) {
    found.push('LEDGER_USER and LEDGER_PASSWORD must be set together');
  }
  if (LEDGER_USER !== undefined && parseKurrentUrl(LEDGER_URL).user !== undefined) {
    found.push('LEDGER_USER must not be set when LEDGER_URL names a user');
  }
  return found;
}

const kurrentOnly = [
  'LEDGER_USER',
  'LEDGER_PASSWORD',
  'LEDGER_CA_FILE',
  'LEDGER_APPEND_LIMIT',
  'LEDGER_STREAM_PREFIX',
] as const;
