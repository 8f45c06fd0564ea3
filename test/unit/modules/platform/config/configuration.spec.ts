import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import {
  ConfigurationError,
  readConfiguration,
  variables,
} from '../../../../../src/modules/platform/config/configuration.js';
import { describeUrl } from '../../../../../src/modules/platform/database/describe-url.js';

describe('The configuration', () => {
  it('has defaults, also for what is set to nothing', () => {
    const defaults = { ORGLEDGER_DATA: './data', ORGLEDGER_HOST: '127.0.0.1', ORGLEDGER_PORT: 3000 };
    expect(readConfiguration({})).toMatchObject(defaults);
    expect(readConfiguration({ DATABASE_URL: '', ORGLEDGER_PORT: ' ', PATH: '/bin' })).toMatchObject(
      defaults,
    );
  });

  it('takes what is given, and is frozen', () => {
    const given = {
      DATABASE_URL: 'postgresql://me:p%40ss@db:5433/register?sslmode=require',
      ORGLEDGER_DATA: '/srv/register',
      ORGLEDGER_HOST: '0.0.0.0',
    };
    const configuration = readConfiguration({ ...given, ORGLEDGER_PORT: '0' });
    expect(configuration).toMatchObject({ ...given, ORGLEDGER_PORT: 0 });
    expect(Object.isFrozen(configuration)).toBe(true);
  });

  it('reports all mistakes at once, and no secret', () => {
    const read = (): unknown =>
      readConfiguration({ DATABASE_URL: 'mysql://me:secret@db/x', ORGLEDGER_PORT: 'http' });
    expect(read).toThrow(ConfigurationError);
    expect(read).toThrow(/DATABASE_URL must look like[^]*ORGLEDGER_PORT must be a whole number/);
    expect(read).not.toThrow(/secret/);
  });

  it.each(['-1', '65536', '3000.5', '0x10g', 'NaN'])('refuses port %s', (port) => {
    expect(() => readConfiguration({ ORGLEDGER_PORT: port })).toThrow('ORGLEDGER_PORT');
  });

  it.each(['postgres://localhost/x', 'postgres://user@127.0.0.1:1/x', 'postgresql://db'])(
    'takes %s',
    (url) => {
      expect(readConfiguration({ DATABASE_URL: url }).DATABASE_URL).toBe(url);
    },
  );
});

it.each([
  ['postgres://me:secret@db:5433/register?password=secret', 'postgres://me@db:5433/register'],
  ['postgres://db', 'postgres://db'],
])('describes %s as %s', (url, description) => {
  expect(describeUrl(url)).toBe(description);
});

describe('The ledger of the configuration', () => {
  it.each([
    'esdb://127.0.0.1?tls=false',
    'esdb+discover://cluster.example:2113',
    'kurrentdb://a:1,b:2,[::1]:3?nodePreference=follower&keepAliveInterval=10000',
    'kurrentdb+discover://me:p%40ss%3A@cluster.example/?TLS=true&tlsCAFile=%2Fca.pem',
    'postgres://me:secret@db/ledger',
  ])('takes %s', (url) => {
    expect(readConfiguration({ LEDGER_URL: url }).LEDGER_URL).toBe(url);
  });

  it.each([
    ['mysql://me:secret@db/x', 'must begin with esdb://'],
    ['esdb://me:secret@', 'must look like'],
    ['esdb://me@db', 'user:password@'],
    ['esdb://me:se:cret@db', 'with % codes'],
    ['esdb://me:secret%@db', 'has a % code that is none'],
    ['esdb://db:99999', 'names a host that is none'],
    ['esdb://db?tls=secret', 'tls=true or tls=false'],
    ['esdb://db?password=secret', 'none of tls,'],
    ['esdb://db?gossipTimeout=secret', 'whole number as gossipTimeout'],
    ['esdb://db?nodePreference=secret', 'one of leader, follower'],
    ['esdb://db?tlsVerifyCert=false', 'LEDGER_CA_FILE'],
    ['postgres://', 'must begin with'],
  ])('refuses %s, and shows nothing of it', (url, mistake) => {
    const read = (): unknown => readConfiguration({ LEDGER_URL: url });
    expect(read).toThrow(ConfigurationError);
    expect(read).toThrow(mistake);
    expect(read).not.toThrow(/secret|se:cret/);
  });

  it('says what contradicts', () => {
    const esdb = { LEDGER_URL: 'esdb://me:secret@db' };
    expect(() => readConfiguration({ LEDGER_PASSWORD: 'secret' })).toThrow(
      'LEDGER_PASSWORD is of use only with LEDGER_URL=esdb://…',
    );
    expect(() => readConfiguration({ ...esdb, LEDGER_USER: 'me' })).toThrow(
      /must be set together[^]*must not be set when LEDGER_URL names a user/,
    );
    expect(() => readConfiguration({ ...esdb, LEDGER_APPEND_LIMIT: '1 MB' })).toThrow(
      'LEDGER_APPEND_LIMIT must be a whole number of bytes',
    );
  });
});

describe('Secrets in files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'orgledger-secrets-'));
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  afterAll(() => rmSync(folder, { recursive: true }));

  it('are read, and counted as set', () => {
    const configuration = readConfiguration({
      LEDGER_URL: 'esdb://db',
      LEDGER_USER: 'me',
      LEDGER_PASSWORD_FILE: file('password', 'sec ret\n'),
      DATABASE_URL_FILE: file('url', '  postgres://me:secret@db/x  \n'),
    });
    expect(configuration).toMatchObject({
      LEDGER_PASSWORD: 'sec ret',
      DATABASE_URL: 'postgres://me:secret@db/x',
    });
  });

  it('must be there, hold something, and be the only ones', () => {
    const read = (): unknown =>
      readConfiguration({
        DATABASE_URL_FILE: join(folder, 'nowhere'),
        LEDGER_PASSWORD_FILE: file('empty', '\n'),
        LEDGER_USER: 'me',
        LEDGER_USER_FILE: file('user', 'secret'),
        LEDGER_URL_FILE: file('wrong', 'mysql://secret'),
      });
    expect(read).toThrow('DATABASE_URL_FILE names a file that cannot be read (ENOENT)');
    expect(read).toThrow('LEDGER_PASSWORD_FILE names an empty file');
    expect(read).toThrow('LEDGER_USER and LEDGER_USER_FILE must not both be set');
    expect(read).toThrow('LEDGER_URL must begin with');
    expect(read).not.toThrow(/secret/);
  });

  it('belong to variables that are known', () => {
    expect(variables).toEqual(
      expect.arrayContaining(['LEDGER_URL', 'LEDGER_PASSWORD_FILE', 'ORGLEDGER_PORT']),
    );
  });
});
