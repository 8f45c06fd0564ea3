import 'reflect-metadata';
import { plainToInstance, Transform } from 'class-transformer';
import {
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUrl,
  Max,
  Min,
  validateSync,
} from 'class-validator';

/** Everything the environment can set, with its defaults. Frozen; made by `readConfiguration` alone. */
export class Configuration {
  /** A PostgreSQL server. When absent, the embedded store in `ORGLEDGER_DATA` is used. */
  @IsOptional()
  @IsUrl(
    { protocols: ['postgres', 'postgresql'], require_protocol: true, require_tld: false },
    { message: 'DATABASE_URL must look like postgres://user:password@host:5432/database' },
  )
  readonly DATABASE_URL?: string;

  /** The folder of the embedded store. */
  @IsString()
  @IsNotEmpty()
  readonly ORGLEDGER_DATA: string = './data';

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

const fields = Object.keys({ DATABASE_URL: undefined, ...new Configuration() });

/**
 * Reads the fields of `Configuration` out of an environment; other variables are none of our business.
 * An empty variable counts as absent.
 * @throws ConfigurationError
 */
export function readConfiguration(env: Readonly<Record<string, string | undefined>>): Configuration {
  const given = fields.flatMap((field) => {
    const value = env[field]?.trim();
    return value ? [[field, value] as const] : [];
  });
  const configuration = plainToInstance(Configuration, Object.fromEntries(given), {
    exposeDefaultValues: true,
  });
  const mistakes = validateSync(configuration).flatMap((error) => Object.values(error.constraints ?? {}));
  if (mistakes.length > 0) {
    throw new ConfigurationError(
      `The environment is not right:\n${mistakes.map((m) => `- ${m}`).join('\n')}`,
    );
  }
  return Object.freeze(configuration);
}
