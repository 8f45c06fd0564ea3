import { existsSync, readFileSync } from 'node:fs';
import type { Host } from './modules/shell/host.js';

// One folder up from the source, two from what is built of it.
const manifest = ['../package.json', '../../package.json']
  .map((path) => new URL(path, import.meta.url))
  .find((url) => existsSync(url))!;
const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };

/** The whole application, as the shell works on it. */
export const host: Host = {
  version,
  application: async () => (await import('./app.module.js')).AppModule,
  serve: async (logLevels) => (await import('./service.js')).startService(logLevels),
};
