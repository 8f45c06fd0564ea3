import { describe, expect, it } from '@jest/globals';
import { ConfigurationError, readConfiguration } from '../../../src/modules/config/configuration.js';
import { describeUrl } from '../../../src/modules/database/describe-url.js';

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

  it('tells all mistakes at once, and no secret', () => {
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
