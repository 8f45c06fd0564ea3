import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import sql, { raw } from 'sql-template-tag';
import { generate } from '../../../examples/bloc-2015-2020/generate.js';
import { decide } from '../../../src/commands/decide/decide.js';
import { RegisterState } from '../../../src/events/register/register-state.js';
import { Database } from '../../../src/modules/platform/database/database.js';
import { Rows, rowsProvider } from '../../../src/modules/read-side/rows.js';
import { openTestDatabase, testDatabaseUrl } from '../../support/stores.js';
import { QueriesUnderTest } from './support.js';

const onServer = testDatabaseUrl === undefined ? describe.skip : describe;

interface Prepared {
  readonly statement: string;
  readonly executed: number;
}

/** What the connection that a query gets next holds. */
function preparedOn({ dataSource }: Database): Promise<Prepared[]> {
  return dataSource.query(
    'SELECT statement, generic_plans + custom_plans AS executed FROM pg_prepared_statements',
  );
}

describe('Prepared statements', () => {
  let database: Database;
  let rows: Rows;
  beforeEach(async () => {
    database = await openTestDatabase();
    rows = (rowsProvider as { useFactory(database: Database): Rows }).useFactory(database);
  });
  afterEach(() => database.close());

  it('answer on several connections at once', async () => {
    const asked = Array.from({ length: 12 }, (_, i) => i);
    const answers = asked.map((n) => rows.prepared(sql`SELECT ${n}::integer AS n FROM pg_sleep(0.02)`));
    expect(await Promise.all(answers)).toEqual(asked.map((n) => [{ n }]));
  });

  onServer('of a server', () => {
    it('are planned once', async () => {
      for (const n of [1, 2, 3]) await rows.prepared(sql`SELECT ${n}::integer AS once`);
      expect(await preparedOn(database)).toEqual([{ statement: 'SELECT $1::integer AS once', executed: 3 }]);
    });

    it('stay few, however many texts there are', async () => {
      for (let i = 0; i < 70; i++) {
        expect(await rows.prepared(sql`SELECT ${i}::integer AS ${raw(`of_${i}`)}`)).toEqual([
          { [`of_${i}`]: i },
        ]);
      }
      expect((await preparedOn(database)).length).toBeLessThanOrEqual(50);
    });
  });
});

onServer('What is asked most', () => {
  it('is prepared: what a request looks at, and the children of an organization', async () => {
    const queries = await QueriesUnderTest.start();
    try {
      const register = 'bloc';
      const state = new RegisterState();
      for (const { id, recordedAt, actor, request } of generate('A')) {
        const context = { register, decisionId: id, recordedAt, actor, correlationId: id, causationId: id };
        const { events } = decide(state, request, context);
        for (const event of events) state.apply(event);
        queries.push(register, events);
        if (state.timeline.ids().length > 0) break;
      }
      await queries.caughtUp(register);
      const [parent] = state.timeline.ids();
      await queries.get(`/registers/${register}/organizations`, { parent: parent! });
      const texts = await preparedOnAll(queries.app.get(Database));
      expect(texts.filter((text) => text.includes('FROM projection_progress'))).toHaveLength(1);
      expect(
        texts.filter((text) => /FROM organization_version[^]+v\.parent_id = \$/.test(text)),
      ).toHaveLength(1);
    } finally {
      await queries.close();
    }
  });
});

/** What all connections hold. Each keeps its own for a while, so that the others get others. */
async function preparedOnAll({ dataSource }: Database): Promise<string[]> {
  const held = Array.from({ length: 10 }, () =>
    dataSource.query<{ statements: string[] }[]>(
      'SELECT ARRAY(SELECT statement FROM pg_prepared_statements) AS statements, pg_sleep(0.2)',
    ),
  );
  return (await Promise.all(held)).flatMap(([row]) => row!.statements);
}
