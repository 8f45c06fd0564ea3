// Appends to the ledger of a data folder, and prints the id of each event once it is acknowledged.
import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { openDatabase } from '../../../src/modules/platform/database/open-database.js';
import { schema } from '../../../src/schema.js';
import { NO_STREAM } from '../../../src/modules/ledger/ledger.js';
import { PostgresLedger } from '../../../src/modules/ledger/postgres/postgres-ledger.js';
import { newEvent } from '../../support/new-events.js';

const ledger = new PostgresLedger(await openDatabase({ ORGLEDGER_DATA: process.argv[2]! }, schema));

async function appendForEver(): Promise<never> {
  const stream = randomUUID();
  for (let revision = NO_STREAM; ;) {
    const of = 1 + Math.floor(Math.random() * 20);
    const events = Array.from({ length: of }, (_, place) => newEvent({ place, of }));
    const outcome = await ledger.append(stream, revision, events);
    if (outcome.outcome !== 'recorded') throw new Error(`Not recorded: ${JSON.stringify(outcome)}`);
    revision = outcome.revision;
    writeSync(1, `${events.map(({ id }) => id).join(' ')}\n`);
  }
}

await Promise.all([appendForEver(), appendForEver(), appendForEver()]);
