import { readConfiguration } from '../../src/modules/platform/config/configuration.js';
import { openDatabase } from '../../src/modules/platform/database/open-database.js';
import { schema } from '../../src/schema.js';
import { openLedger } from '../../src/modules/ledger/open-ledger.js';
import { readAcknowledgements } from './acknowledgements.js';
import { checkAcknowledged, checkLog, type Check } from './check-log.js';
import { checkReadModels } from './check-read-models.js';
import { checkStreams } from './check-streams.js';
import { readLog, type LogEntry } from './log-entry.js';
import { environmentOf, ownersOfReadModels, type Store } from './store.js';

/** Everything that must hold when nobody writes any more. */
export async function checkAll(store: Store, writers: number): Promise<Check[]> {
  const checks: Check[] = [];
  let log: LogEntry[] | undefined;
  for (const writer of ownersOfReadModels(store, writers)) {
    const configuration = readConfiguration(environmentOf(store, writer));
    const database = await openDatabase(configuration, schema);
    const ledger = await openLedger(configuration, database);
    try {
      if (!log) {
        log = await readLog(ledger);
        checks.push(...checkLog(log, (a, b) => ledger.comparePositions(a, b)));
        checks.push(await checkStreams(ledger, log));
        const acknowledged = [...readAcknowledgements(store.folder).values()].flat();
        checks.push(...checkAcknowledged(log, acknowledged, store.ledger.kind !== 'kurrent'));
      }
      checks.push(await checkReadModels(database.description, database.dataSource, ledger));
    } finally {
      await ledger.close();
      await database.close();
    }
  }
  return checks;
}
