import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { readConfiguration, variables } from '../../../src/modules/platform/config/configuration.js';

interface ComposeService {
  readonly image: string;
  readonly build?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly secrets?: readonly string[];
  readonly ports?: readonly string[];
  readonly profiles?: readonly string[];
  readonly user?: string;
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly healthcheck?: object;
  readonly restart?: string;
}

const compose = parse(readFileSync('docker-compose.yml', 'utf8'), { merge: true }) as {
  readonly services: Readonly<Record<string, ComposeService>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
};
const dockerfile = readFileSync('Dockerfile', 'utf8');

const services = Object.entries(compose.services);
const inProduction = services.filter(([, { profiles }]) => profiles === undefined);
const toTry = services.filter(([, { profiles }]) => profiles?.includes('try'));
/** Those that end when they have done their work. */
const oneShots = ['certificates', 'account'];

/** What the image sets for the service. */
const dockerEnvironment = Object.fromEntries(
  [...dockerfile.matchAll(/^ENV (.+)$/gm)].flatMap(([, settings]) =>
    settings!.split(' ').map((setting) => setting.split('=') as [string, string]),
  ),
);

describe('docker-compose.yml', () => {
  it.each(['service-1', 'service-2'])('sets nothing for %s that its configuration does not know', (name) => {
    const environment = { ...dockerEnvironment, ...compose.services[name]!.environment };
    expect(Object.keys(environment).length).toBeGreaterThan(5);
    expect(Object.keys(environment).filter((variable) => !variables.includes(variable))).toEqual([]);
  });

  it('sets what the configuration accepts', () => {
    const folder = mkdtempSync(join(tmpdir(), 'orgledger-compose-'));
    const environment: Record<string, string> = { ...dockerEnvironment };
    const values: Record<string, string> = {
      DATABASE_URL_FILE: 'postgres://orgledger:secret@postgres:5432/orgledger',
      LEDGER_PASSWORD_FILE: 'secret',
    };
    const { environment: given = {}, secrets } = compose.services['service-1']!;
    for (const [variable, value] of Object.entries(given)) {
      environment[variable] = value;
      if (!(variable in values)) continue;
      expect(value).toMatch(/^\/run\/secrets\//);
      expect(secrets).toContain(value.slice('/run/secrets/'.length));
      environment[variable] = join(folder, variable);
      writeFileSync(environment[variable], `${values[variable]!}\n`);
    }
    expect(readConfiguration(environment)).toMatchObject({
      DATABASE_URL: values['DATABASE_URL_FILE'],
      LEDGER_USER: 'orgledger',
      LEDGER_PASSWORD: 'secret',
      LEDGER_APPEND_LIMIT: 16_000_000,
      ORGLEDGER_HOST: '0.0.0.0',
    });
    rmSync(folder, { recursive: true });
  });

  it('lets the nodes take in one append what the service sends', () => {
    const limit = compose.services['service-1']!.environment!['LEDGER_APPEND_LIMIT'];
    for (const node of ['kurrentdb-1', 'kurrentdb-2', 'kurrentdb-3']) {
      expect(compose.services[node]!.environment!['KURRENTDB_MAX_APPEND_SIZE']).toBe(limit);
    }
  });

  it.each(services)('pins the version of %s', (_name, { image }) => {
    expect(image).toMatch(/:\d+\.\d+(\.\d+)?(-[a-z]+)?$/);
  });

  it.each(inProduction)(
    'keeps %s from its own root file system, from root, and from secrets in plain',
    (name, service) => {
      expect(service.read_only).toBe(true);
      expect(service.cap_drop).toEqual(['ALL']);
      if (service.build === undefined && name !== 'certificates') expect(service.user).toMatch(/^[1-9]/);
      for (const [variable, value] of Object.entries(service.environment ?? {})) {
        if (/PASSWORD|SECRET|KEY/.test(variable)) expect(`${variable}=${value}`).toMatch(/_FILE=\//);
        expect(value).not.toMatch(/:[^/@]+@/);
      }
      for (const secret of service.secrets ?? [])
        expect(compose.secrets[secret]?.file).toBe(`./secrets/${secret}`);
    },
  );

  it.each(inProduction.filter(([name]) => !oneShots.includes(name)))('watches %s', (_name, service) => {
    const watched =
      service.healthcheck !== undefined || (service.build !== undefined && /^HEALTHCHECK/m.test(dockerfile));
    expect([watched, service.restart]).toEqual([true, 'unless-stopped']);
  });

  it('opens no port beyond the loopback interface', () => {
    const ports = services.flatMap(([, service]) => service.ports ?? []);
    expect(ports.length).toBeGreaterThan(2);
    for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
    expect(toTry.map(([name]) => name)).toEqual(['try-postgres', 'try-kurrentdb']);
  });

  it('reads every secret from a file that deploy/make-secrets.sh makes', () => {
    const made = [...readFileSync('deploy/make-secrets.sh', 'utf8').matchAll(/\| make ([a-z-]+)/g)].map(
      ([, name]) => name,
    );
    expect(made.toSorted()).toEqual(Object.keys(compose.secrets).toSorted());
  });
});

describe('The Dockerfile', () => {
  const last = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '));

  it('sets nothing that the configuration does not know', () => {
    expect(Object.keys(dockerEnvironment).length).toBeGreaterThan(0);
    expect(Object.keys(dockerEnvironment).filter((variable) => !variables.includes(variable))).toEqual([]);
  });

  it('runs the service itself, and not as root', () => {
    expect(last).toMatch(/^USER node$/m);
    expect(last).toMatch(/^ENTRYPOINT \["node", /m);
    expect(last).toMatch(/^CMD \["serve"\]$/m);
    expect(last).toMatch(/^HEALTHCHECK /m);
    expect(last).not.toMatch(/npm/);
  });
});
