import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { DataSource } from 'typeorm';
import type { Database } from '../../../src/modules/platform/database/database.js';
import { ensureCheckpoints } from '../../../src/modules/read-side/progress/checkpoints.js';
import { project } from '../../../src/modules/projecting/project.js';
import { Batch } from '../../../src/projections/fold/batch.js';
import { projectionCatalogue } from '../../../src/projections/projection-catalogue.js';
import { countsByKind } from '../../../src/projections/counts/counts-by-kind.js';
import { Histories } from '../../../src/projections/fold/histories.js';
import { readEntries } from '../../../src/projections/timeline/read-entries.js';
import { knownFrom, type WholeDecision } from '../../../src/projections/fold/whole-decision.js';
import { MemoryLedger } from '../../support/memory-ledger.js';
import { dates, randomBatches } from '../../support/random-decisions.js';
import { openTestDatabase } from '../../support/stores.js';
import { decisionEvents, wholeDecisions, type PlainEvent } from '../../support/recorded.js';
import { versionRows, transitionRows, entryCount, successionRows, factRows, counts } from './known-rows.js';
import {
  folded,
  versionsOf,
  transitionsOf,
  entriesOf,
  successionsOf,
  factsOfAll,
  countsOf,
} from './folded-rows.js';

let database: DataSource;
let store: Database;
const ledger = new MemoryLedger();
beforeAll(async () => {
  store = await openTestDatabase();
  database = store.dataSource;
  await ensureCheckpoints(database.manager, projectionCatalogue);
});
afterAll(() => store.close());

let runs = 0;

test('rows equal a fold from scratch, at every date and every revision', async () => {
  await fc.assert(
    fc.asyncProperty(randomBatches, fc.constantFrom(0, 2, 100), async (batches, capacity) => {
      const register = `r${++runs}`;
      const decisions = await projected(register, batches, capacity);
      for (const { knownAt, known } of prefixes(decisions)) {
        const timeline = folded(known);
        expect(await versionRows(database, register, knownAt)).toEqual(versionsOf(timeline));
        expect(await transitionRows(database, register, knownAt)).toEqual(transitionsOf(timeline));
        expect(await entryCount(database, register, knownAt)).toBe(entriesOf(timeline).length);
        expect(await successionRows(database, register, knownAt)).toEqual(successionsOf(known));
        expect(await factRows(database, register, knownAt)).toEqual(factsOfAll(known));
        for (const date of ['2014-12-31', ...dates]) {
          expect(await counts(database, register, date, knownAt)).toEqual(countsOf(timeline, date));
        }
      }
    }),
    { numRuns: Number(process.env['FC_RUNS'] ?? 25) },
  );
});

test('counts by kind add up whole blocks of revisions', async () => {
  const register = 'blocks';
  const founded = (n: number) => ({
    type: 'OrganizationFounded',
    data: { organization: { organizationId: `o${n}`, name: 'x', kind: n % 3 ? 'G' : 'C', parentId: null } },
    effectiveOn: dates[n % dates.length]!,
  });
  const batches = Array.from({ length: 60 }, (_, batch) =>
    Array.from({ length: 12 }, (_, n) => [founded(batch * 12 + n)]),
  );
  const decisions = await projected(register, batches, 100);
  const blocks = await database.query<{ level: number; blocks: number }[]>(
    `SELECT level, count(DISTINCT block)::integer AS blocks FROM organization_count_block
      WHERE register = $1 GROUP BY level ORDER BY level`,
    [register],
  );
  expect(blocks).toEqual([
    { level: 1, blocks: 90 },
    { level: 2, blocks: 5 },
  ]);
  expect(await countsByKind(database.manager, register, dates[0]!, 1_000_000)).toEqual({ C: 120 });
  for (const { knownAt, known } of prefixes(decisions).filter((_, i) => i % 37 === 0)) {
    const timeline = folded(known);
    for (const date of dates) {
      const expected: Record<string, number> = {};
      for (const { kind, count } of countsOf(timeline, date)) expected[kind] = (expected[kind] ?? 0) + count;
      expect(await countsByKind(database.manager, register, date, knownAt)).toEqual(expected);
    }
  }
});

test('the database refuses a version that overlaps another on both axes', async () => {
  const founded = (knownTo: number, validFrom: string) => ({
    register: 'overlap',
    revision: 1,
    decision_id: 'd',
    index: 1,
    type: 't',
    known_from: knownTo - 10,
    known_to: knownTo,
    organization_id: 'a',
    name: 'a',
    other_names: {},
    search_text: 'a',
    kind: 'G',
    codes: {},
    authorities: [],
    functions: {},
    valid_from: validFrom,
    valid_to: 'infinity',
  });
  const insert = (row: object) =>
    database.query(
      `INSERT INTO organization_version SELECT * FROM json_populate_record(NULL::organization_version, $1)`,
      [row],
    );
  await insert(founded(10, '2015-01-01'));
  await insert(founded(20, '2016-01-01'));
  await expect(insert(founded(15, '2017-01-01'))).rejects.toThrow('organization_version_one_at_a_time');
});

/** Records decisions and projects them, batch by batch; all decisions of the register. */
async function projected(
  register: string,
  batches: readonly (readonly (readonly PlainEvent[])[])[],
  capacity: number,
): Promise<WholeDecision[]> {
  const histories = new Histories({
    fromTheBeginning: true,
    capacity,
    read: (keys) => readEntries(database.manager, 'organization_entry', keys),
  });
  const all: WholeDecision[] = [];
  for (const [b, decisions] of batches.entries()) {
    const start = ledger.log.length;
    for (const [d, changes] of decisions.entries()) {
      const id = `d${batches.slice(0, b).flat().length + d}`;
      ledger.push(`register-${register}`, decisionEvents(register, id, changes));
    }
    const recorded = wholeDecisions(ledger.log.slice(start));
    const batch = await Batch.of(recorded, histories);
    for (const projection of projectionCatalogue) {
      await project(database, ledger, projection, batch, ledger.log[start - 1]?.position ?? null);
    }
    all.push(...recorded);
  }
  return all;
}

/** What is known after each decision. */
function prefixes(decisions: readonly WholeDecision[]): { knownAt: number; known: WholeDecision[] }[] {
  return decisions.map((decision, i) => ({ knownAt: knownFrom(decision), known: decisions.slice(0, i + 1) }));
}
