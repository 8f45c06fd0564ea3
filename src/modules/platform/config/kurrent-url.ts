import type { NodePreference } from '@eventstore/db-client';

export interface Host {
  readonly address: string;
  readonly port: number;
}

/** What a URL says of a server or cluster. */
export interface KurrentUrl {
  readonly hosts: readonly Host[];
  /** The hosts are asked which nodes there are, and the leader among them is used. */
  readonly discover: boolean;
  /** On unless the URL says `tls=false`. */
  readonly tls: boolean;
  readonly user?: string;
  readonly password?: string;
  readonly options: KurrentOptions;
}

/** Parameters of the URL, named as the server's makers name them. */
export interface KurrentOptions {
  readonly tlsCAFile?: string;
  readonly userCertFile?: string;
  readonly userKeyFile?: string;
  readonly connectionName?: string;
  readonly nodePreference?: NodePreference;
  readonly defaultDeadline?: number;
  readonly discoveryInterval?: number;
  readonly maxDiscoverAttempts?: number;
  readonly gossipTimeout?: number;
  readonly keepAliveInterval?: number;
  readonly keepAliveTimeout?: number;
}

const defaultPort = 2113;

const texts = ['tlsCAFile', 'userCertFile', 'userKeyFile', 'connectionName'];
const numbers = [
  'defaultDeadline',
  'discoveryInterval',
  'maxDiscoverAttempts',
  'gossipTimeout',
  'keepAliveInterval',
  'keepAliveTimeout',
];
const preferences: readonly NodePreference[] = ['leader', 'follower', 'random', 'read_only_replica'];
const known = ['tls', 'tlsVerifyCert', 'nodePreference', ...texts, ...numbers];

export function isKurrentUrl(url: string): boolean {
  return /^(esdb|kurrentdb)(\+discover)?:\/\//.test(url);
}

/**
 * Reads `esdb://[user:password@]host[:port][,…][?option=value&…]`; `kurrentdb` and `+discover` likewise. Several hosts
 * are always asked for the leader.
 * @throws RangeError that names what is wrong, and shows no value
 */
export function parseKurrentUrl(url: string): KurrentUrl {
  const [, scheme, credentials, hosts, query = ''] =
    /^([a-z+]+):\/\/(?:([^@/?]*)@)?([^@/?]+)\/?(?:\?(.*))?$/.exec(url.trim()) ?? [];
  if (scheme === undefined || hosts === undefined || !isKurrentUrl(url.trim())) {
    throw new RangeError('must look like esdb+discover://user:password@host:2113?tls=true');
  }
  const { tls, options } = readQuery(query);
  const list = hosts.split(',').map(readHost);
  const discover = scheme.endsWith('+discover') || list.length > 1;
  return { hosts: list, discover, tls, ...readCredentials(credentials), options };
}

/** The same without what is secret. */
export function describeKurrentUrl({ hosts, discover, user }: KurrentUrl): string {
  const list = hosts.map(({ address, port }) => `${address}:${port}`).join(',');
  return `esdb${discover ? '+discover' : ''}://${user === undefined ? '' : `${user}@`}${list}`;
}

function readCredentials(text: string | undefined): { user?: string; password?: string } {
  if (text === undefined) return {};
  const [user, password, ...rest] = text.split(':').map(decode);
  if (!user || !password || rest.length > 0) {
    throw new RangeError(
      'must name user and password as user:password@, with % codes for special characters',
    );
  }
  return { user, password };
}

function readHost(text: string): Host {
  const [, address, port] = /^(\[[\da-fA-F:]+\]|[^:[\]]+)(?::(\d{1,5}))?$/.exec(text) ?? [];
  if (address === undefined || Number(port ?? 1) > 65535) throw new RangeError('names a host that is none');
  return { address, port: Number(port ?? defaultPort) };
}

function readQuery(query: string): { tls: boolean; options: KurrentOptions } {
  const options: Record<string, string | number> = {};
  let tls = true;
  for (const pair of query.split('&').filter(Boolean)) {
    const at = pair.indexOf('=');
    const key = known.find((name) => name.toLowerCase() === pair.slice(0, at).toLowerCase());
    const value = decode(pair.slice(at + 1));
    if (key === undefined || value === '') {
      throw new RangeError(`has a parameter that is none of ${known.join(', ')}, or is empty`);
    }
    if (key === 'tls' || key === 'tlsVerifyCert') {
      if (value !== 'true' && value !== 'false') throw new RangeError(`must say ${key}=true or ${key}=false`);
      if (key === 'tls') tls = value === 'true';
      else if (value === 'false') {
        throw new RangeError('cannot leave certificates unverified: name the CA with LEDGER_CA_FILE');
      }
    } else if (key === 'nodePreference') {
      const preference = preferences.find(
        (name) => name.replaceAll('_', '') === value.toLowerCase().replaceAll('_', ''),
      );
      if (preference === undefined)
        throw new RangeError(`must have as nodePreference one of ${preferences.join(', ')}`);
      options[key] = preference;
    } else if (texts.includes(key)) options[key] = value;
    else if (/^\d{1,9}$/.test(value)) options[key] = Number(value);
    else throw new RangeError(`must have a whole number as ${key}`);
  }
  return { tls, options };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new RangeError('has a % code that is none');
  }
}
