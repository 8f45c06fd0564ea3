import type { EntityManager } from 'typeorm';
import type { Version } from '../../events/register/history.js';
import type { Subject } from './entry-row.js';
import { KnownRows } from '../rows/known-rows.js';
import { versionKey, versionRow } from './version-row.js';

/** The rows of `organization_version` that a batch opens and closes on the known axis. */
export interface VersionRows {
  close(subject: Subject, version: Version, knownTo: number): void;
  open(subject: Subject, version: Version, knownFrom: number): void;
  write(transaction: EntityManager): Promise<void>;
}

/** Every version is a row from the batch on that opens it. */
export class StoredVersions implements VersionRows {
  readonly #rows = new KnownRows('organization_version', versionKey);

  close(subject: Subject, { from }: Version, knownTo: number): void {
    this.#rows.close({ ...subject, valid_from: from }, knownTo);
  }

  open(subject: Subject, version: Version, knownFrom: number): void {
    this.#rows.open(versionRow(subject, version, knownFrom));
  }

  write(transaction: EntityManager): Promise<void> {
    return this.#rows.write(transaction);
  }
}
