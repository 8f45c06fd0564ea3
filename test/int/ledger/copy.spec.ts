import { afterAll, describe, expect, it } from '@jest/globals';
import { compareLedgers } from '../../../src/modules/ledger/copy/compare-ledgers.js';
import { TargetHoldsOther } from '../../../src/modules/ledger/copy/copy-errors.js';
import { copyLedger } from '../../../src/modules/ledger/copy/copy-ledger.js';
import { wholeLog } from '../../../src/modules/ledger/copy/whole-log.js';
import { KurrentLedger } from '../../../src/modules/ledger/kurrent/kurrent-ledger.js';
import { parseKurrentUrl } from '../../../src/modules/platform/config/kurrent-url.js';
import { NO_STREAM, type Ledger } from '../../../src/modules/ledger/ledger.js';
import { PostgresLedger } from '../../../src/modules/ledger/postgres/postgres-ledger.js';
import { collect } from '../../support/ledger-contract.js';
import {
  newStreamPrefix,
  openEmbeddedDatabase,
  openServerDatabase,
  testDatabaseUrl,
  testKurrentLimit,
  testKurrentUrl,
} from '../../support/stores.js';
import { asNew, contents, decision, filled } from '../../support/copied-ledgers.js';

interface Store {
  readonly name: string;
  readonly open: () => Promise<Ledger>;
}

const stores: Store[] = [
  {
    name: 'an embedded store',
    open: async () => {
      const database = await openEmbeddedDatabase();
      return new PostgresLedger(database, () => database.close());
    },
  },
];
const server = testDatabaseUrl;
if (server === undefined)
  it.skip('copies to a PostgreSQL server: TEST_DATABASE_URL is not set', () => undefined);
else {
  stores.push({
    name: 'a PostgreSQL server',
    open: async () => {
      const database = await openServerDatabase(server);
      return new PostgresLedger(database, () => database.close());
    },
  });
}
const kurrent = testKurrentUrl;
if (kurrent === undefined) it.skip('copies to KurrentDB: KURRENTDB_URL is not set', () => undefined);
else {
  stores.push({
    name: 'KurrentDB',
    open: () =>
      Promise.resolve(
        new KurrentLedger(parseKurrentUrl(kurrent), {
          appendLimit: testKurrentLimit,
          streamPrefix: newStreamPrefix(),
        }),
      ),
  });
}

describe.each(stores)('copying to $name and on to the others', ({ open }) => {
  const opened: Ledger[] = [];
  afterAll(() => Promise.all(opened.map((ledger) => ledger.close())));
  const opening = async (store: Store['open']): Promise<Ledger> => {
    const ledger = await store();
    opened.push(ledger);
    return ledger;
  };

  it('keeps every event, their order and places', async () => {
    const source = filled(200);
    source.push('register-south', decision('south', 700));
    const first = await opening(open);
    expect((await copyLedger(source, first)).copied).toBe(source.log.length);
    expect(contents(await collect(wholeLog(first)))).toEqual(contents(source.log));
    for (const store of stores) {
      const second = await opening(store.open);
      await copyLedger(first, second);
      const comparison = await compareLedgers(first, second);
      expect(comparison).toMatchObject({ equal: true, from: { events: source.log.length } });
      expect((await compareLedgers(source, second)).to.sha256).toBe(comparison.from.sha256);
    }
  });

  it('goes on with what was begun, and refuses what is not its own', async () => {
    const source = filled(30);
    const target = await opening(open);
    const { stream } = source.log[0]!;
    await target.append(stream, NO_STREAM, source.log.slice(0, 2).map(asNew));
    expect((await copyLedger(source, target)).found).toBe(2);
    await target.append('register-west', NO_STREAM, decision('west'));
    await expect(copyLedger(source, target)).rejects.toBeInstanceOf(TargetHoldsOther);
    expect((await compareLedgers(source, target)).difference).toMatchObject({
      number: source.log.length + 1,
      from: undefined,
      to: { stream: 'register-west', revision: 0 },
    });
  });
});
