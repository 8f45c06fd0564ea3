import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { QueryBus } from '@nestjs/cqrs';
import { expect } from '@jest/globals';
import { conformance } from '../../../examples/insee-cog/conformance.js';
import { jsonLines } from '../../../examples/insee-cog/decisions.js';
import { ReadModelStatus } from '../../../src/modules/read-side/progress/read-model-status.js';
import type { Correspondences } from '../../../src/modules/queries/correspondences/correspondence.documents.js';
import { FindCorrespondences } from '../../../src/modules/queries/correspondences/find-correspondences.js';
import { FindOrganizations } from '../../../src/modules/queries/organizations/find-organizations.js';
import { GetHistory } from '../../../src/modules/queries/history/get-history.js';
import { GetLineage } from '../../../src/modules/queries/history/get-lineage.js';
import { GetOrganization } from '../../../src/modules/queries/organizations/get-organization.js';
import { AsOfResolver } from '../../../src/modules/read-side/time/as-of.resolver.js';
import { inseeCogFolder } from '../../support/insee-cog.js';
import { runShell } from '../../support/shell.js';
import { newStore } from '../../support/stores.js';

const register = 'insee-cog';

/** The register of the French communes, and what is asked of it. */
export class Communes {
  private constructor(
    readonly app: INestApplicationContext,
    private readonly remove: () => Promise<void>,
  ) {}

  /** Imports all decisions into a new store, as a user would. */
  static async import(): Promise<Communes> {
    const { variables, remove } = await newStore();
    delete process.env['DATABASE_URL'];
    Object.assign(process.env, variables);
    await importAll();
    const { AppModule } = await import('../../../src/app.module.js');
    const app = await NestFactory.createApplicationContext(AppModule, { logger: ['fatal', 'error'] });
    const status = app.get(ReadModelStatus);
    while ((await status.status()).some(({ lag }) => lag > 0)) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return new Communes(app, remove);
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.remove();
  }

  /** How they differ from the official lists and counts. */
  conformance() {
    return conformance(this.app, register, inseeCogFolder);
  }

  /** The ids of those that have a code on a date. */
  async holders(code: string, on: string): Promise<string[]> {
    const at = await this.#asOf(on);
    const page = { limit: 10, after: undefined, bound: { ...at, list: 'holders' } };
    const found = await this.#queries().execute(new FindOrganizations(at, { code: `commune:${code}` }, page));
    return found.items.map(({ id }) => id);
  }

  async lives(id: string) {
    const found = await this.#queries().execute(new GetOrganization(await this.#asOf('2022-01-01'), id));
    return found.lives.map(({ from, to, openedAs, closedAs }) => [from, openedAs, to, closedAs]);
  }

  async history(id: string) {
    const { versions, changes } = await this.#queries().execute(
      new GetHistory(await this.#asOf('2022-01-01'), id),
    );
    return {
      versions: versions.map(({ validFrom, codes, name, parentId }) =>
        [validFrom, codes['commune'], name, parentId].join(' '),
      ),
      changes: changes.map(({ effectiveOn, kind }) => `${effectiveOn} ${kind}`),
    };
  }

  async edges(id: string, direction: 'predecessors' | 'successors' | 'both', depth = 1) {
    const found = await this.#queries().execute(
      new GetLineage(await this.#asOf('2022-01-01'), id, direction, depth),
    );
    return found.edges.map(
      ({ effectiveOn, predecessorId, successorId }) => `${effectiveOn} ${predecessorId} → ${successorId}`,
    );
  }

  async correspondences(from: string, to: string): Promise<Correspondences> {
    const at = await this.#asOf(to);
    const page = { limit: 50_000, after: undefined, bound: { ...at, list: 'correspondences' } };
    return this.#queries().execute(new FindCorrespondences(at, from, to, page));
  }

  #asOf(validAt: string) {
    return this.app.get(AsOfResolver).asOf(register, { validAt }, 'lineage', 'counts');
  }

  #queries(): QueryBus {
    return this.app.get(QueryBus);
  }
}

async function importAll(): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), 'orgledger-insee-cog-'));
  const file = join(scratch, 'decisions.jsonl');
  await pipeline(Readable.from(jsonLines(inseeCogFolder, register)), createWriteStream(file));
  const { code, out } = await runShell(['--json', 'import', file]);
  rmSync(scratch, { recursive: true });
  expect({ code, ...JSON.parse(out) }).toMatchObject({ code: 0, refused: [] });
}
