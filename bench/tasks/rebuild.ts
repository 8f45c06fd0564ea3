import { Database } from '../../src/modules/platform/database/database.js';
import { Rebuilder } from '../../src/modules/projecting/rebuild.js';
import { SideSchema } from '../../src/modules/projecting/side-schema.js';
import { host } from '../../src/whole-application.js';
import { withApplication } from '../../src/modules/shell/with-application.js';
import { projectionCatalogue } from '../../src/projections/projection-catalogue.js';
import { copierOver, embeddedCopier } from '../copy.js';
import { timed, type Sample } from '../samples.js';

/** All projections, as `orgledger rebuild` does it. */
export function rebuildAll(): Promise<Sample> {
  return withApplication(host, {}, async (app) => {
    const rebuilder = app.get(Rebuilder);
    let events = 0;
    const { seconds } = await timed(() => rebuilder.rebuild({ onProgress: (done) => (events = done) }));
    return { value: seconds, operations: events };
  });
}

/**
 * The rows of all projections into copies of their tables, with all constraints and indexes: one COPY a table, in
 * one transaction whose commit waits for no disk, as those of a rebuild. Reading the rows before is not measured.
 * @param folder for the rows
 */
export function copyRows({ folder }: { folder: string }): Promise<Sample> {
  return withApplication(host, {}, async (app) => {
    const { pool, embedded, dataSource } = app.get(Database);
    const copier = embedded ? embeddedCopier : copierOver(folder);
    const tables = projectionCatalogue.flatMap((projection) => projection.tables);
    const client = await pool.connect();
    try {
      for (const table of tables) await copier.keep(client, table);
      const side = await SideSchema.create(dataSource, tables);
      const { seconds, result } = await timed(async () => {
        let rows = 0;
        await client.query('BEGIN; SET LOCAL synchronous_commit = off');
        for (const table of tables) rows += await copier.put(client, table, side.nameOf(table));
        await client.query('COMMIT');
        return rows;
      });
      await side.drop(dataSource);
      return { value: seconds, operations: result };
    } finally {
      client.release();
    }
  });
}
