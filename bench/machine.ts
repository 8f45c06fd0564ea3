import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { describeUrl } from '../src/modules/platform/database/describe-url.js';
import { serverOf } from './store.js';

/** Where it was measured, and with what: each a name and a text. */
export function machine(settings: Readonly<Record<string, string>>): [string, string][] {
  const processors = cpus();
  const load = loadavg().map((average) => average.toFixed(1));
  const url = serverOf('DATABASE_URL');
  const { server_version: server, ...durability } = settings;
  return [
    [
      'Machine',
      `${processors.length} × ${processors[0]?.model}, ${gib(totalmem())} GiB, ${type()} ${release()}`,
    ],
    ['Load (1, 5, 15 min)', load.join(', ')],
    ['Node.js', process.version],
    ['orgledger', `${versionIn('../package.json')}, ${commit()}`],
    [
      'Store',
      url === undefined
        ? 'the embedded one (no DATABASE_URL)'
        : `a PostgreSQL server, DATABASE_URL on ${describeUrl(url).replace(/^.*@/, '')}`,
    ],
    ...(server === undefined ? [] : ([['PostgreSQL', server]] satisfies [string, string][])),
    [
      'Durability, both sides',
      Object.entries(durability)
        .map(([name, value]) => `${name} ${value}`)
        .join(', ') || 'not asked',
    ],
    ['emmett-postgresql', versionIn('node_modules/@event-driven-io/emmett-postgresql/package.json')],
    ['pg', versionIn('../node_modules/pg/package.json')],
    ['KurrentDB client', versionIn('../node_modules/@eventstore/db-client/package.json')],
  ];
}

function gib(bytes: number): string {
  return (bytes / 2 ** 30).toFixed(1);
}

function versionIn(file: string): string {
  try {
    const { version } = JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8')) as {
      version: string;
    };
    return version;
  } catch {
    return 'not installed';
  }
}

function commit(): string {
  try {
    return execFileSync('git', ['describe', '--always', '--dirty'], {
      encoding: 'utf8',
      stdio: 'pipe',
    }).trim();
  } catch {
    return 'outside of git';
  }
}
