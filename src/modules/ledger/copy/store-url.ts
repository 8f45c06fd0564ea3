import { fileURLToPath } from 'node:url';
import { describeUrl } from '../../platform/database/describe-url.js';
import { describeKurrentUrl, isKurrentUrl, parseKurrentUrl } from '../../platform/config/kurrent-url.js';

/** A store that a command line names. */
export type StoreUrl =
  | { readonly kind: 'embedded'; readonly folder: string }
  | { readonly kind: 'postgres' | 'kurrent'; readonly url: string };

/**
 * Reads a folder (`./data`, `file:./data`, `file:///srv/data`), `postgres://…`, `esdb://…` or `kurrentdb://…`.
 * @throws RangeError that names what is wrong, and shows no value
 */
export function parseStoreUrl(text: string): StoreUrl {
  const url = text.trim();
  if (url === '') throw new RangeError('must not be empty');
  if (isKurrentUrl(url)) {
    parseKurrentUrl(url);
    return { kind: 'kurrent', url };
  }
  if (/^postgres(ql)?:\/\//.test(url)) {
    if (!URL.canParse(url) || /^postgres(ql)?:\/\/\//.test(url)) {
      throw new RangeError('must look like postgres://user:password@host:5432/database');
    }
    return { kind: 'postgres', url };
  }
  if (url.startsWith('file:')) return { kind: 'embedded', folder: folderOf(url) };
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(url)) {
    throw new RangeError(
      'must be a folder of an embedded store, or begin with file:, postgres://, esdb://, esdb+discover://, ' +
        'kurrentdb:// or kurrentdb+discover://',
    );
  }
  return { kind: 'embedded', folder: url };
}

/** The same without what is secret. */
export function describeStoreUrl(store: StoreUrl): string {
  switch (store.kind) {
    case 'embedded':
      return store.folder;
    case 'postgres':
      return describeUrl(store.url);
    case 'kurrent':
      return describeKurrentUrl(parseKurrentUrl(store.url));
  }
}

function folderOf(url: string): string {
  if (!url.startsWith('file://')) return decodeURIComponent(url.slice('file:'.length));
  try {
    return fileURLToPath(url);
  } catch {
    throw new RangeError('must look like file:///folder or file:folder, on this machine');
  }
}
