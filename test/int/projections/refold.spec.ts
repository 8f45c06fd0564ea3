import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { DataSource } from 'typeorm';
import type { Database } from '../../../src/modules/platform/database/database.js';
import { effectsOf, factsOf } from '../../../src/events/types/event-catalogue.js';
import type { RecordedEvent } from '../../../src/events/definition/envelope.js';
import type { ChangeRef, OrganizationState } from '../../../src/events/register/history.js';
import { transitions } from '../../../src/events/register/history.js';
import type { Timeline } from '../../../src/events/register/timeline.js';
import { ensureCheckpoints } from '../../../src/modules/read-side/progress/checkpoints.js';
import { project } from '../../../src/modules/projecting/project.js';
import { Batch } from '../../../src/projections/fold/batch.js';
import { projectionCatalogue } from '../../../src/projections/projection-catalogue.js';
import { countsByKind } from '../../../src/projections/counts/counts-by-kind.js';
import { Histories } from '../../../src/projections/fold/histories.js';
import { readEntries } from '../../../src/projections/timeline/read-entries.js';
import { knownFrom, type WholeDecision } from '../../../src/projections/fold/whole-decision.js';
import { knownChanges, knownTimeline } from '../../support/known.js';
import { MemoryLedger } from '../../support/memory-ledger.js';
import { dates, randomBatches } from '../../support/random-decisions.js';
import { openTestDatabase } from '../../support/stores.js';
import { decisionEvents, wholeDecisions, type PlainEvent } from '../../support/recorded.js';

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
        expect(await versionRows(register, knownAt)).toEqual(versionsOf(timeline));
        expect(await transitionRows(register, knownAt)).toEqual(transitionsOf(timeline));
        expect(await entryCount(register, knownAt)).toBe(entriesOf(timeline).length);
        expect(await successionRows(register, knownAt)).toEqual(successionsOf(known));
        expect(await factRows(register, knownAt)).toEqual(factsOfAll(known));
        for (const date of ['2014-12-31', ...dates]) {
          expect(await counts(register, date, knownAt)).toEqual(countsOf(timeline, date));
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

function folded(decisions: readonly WholeDecision[]): Timeline {
  return knownTimeline(eventsOf(decisions));
}

function eventsOf(decisions: readonly WholeDecision[]): RecordedEvent[] {
  return decisions.flatMap(({ issued, changes }) => [issued, ...changes]);
}

function sorted<T>(rows: readonly T[]): T[] {
  const key = (row: T): string => JSON.stringify(row);
  return [...rows].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

const open = `known_from <= $2 AND $2 < known_to`;

async function versionRows(register: string, knownAt: number): Promise<unknown[]> {
  const rows = await database.query<object[]>(
    `SELECT organization_id AS id, valid_from AS "from", valid_to AS to, revision, decision_id, index, type,
            name, other_names, kind, parent_id, codes, authorities, functions
       FROM organization_version WHERE register = $1 AND ${open}`,
    [register, knownAt],
  );
  return sorted(rows);
}

function refColumns({ revision, decisionId, index, type }: ChangeRef): object {
  return { revision, decision_id: decisionId, index, type };
}

function versionsOf(timeline: Timeline): unknown[] {
  return sorted(
    [...timeline.ids()].flatMap((id) =>
      timeline.versions(id).map(({ from, to, state, change }) => ({
        id,
        from,
        to: to ?? 'infinity',
        ...refColumns(change),
        name: state.name,
        other_names: state.otherNames,
        kind: state.kind,
        parent_id: state.parentId,
        codes: state.codes,
        authorities: state.authorities,
        functions: state.functions,
      })),
    ),
  );
}

async function transitionRows(register: string, knownAt: number): Promise<unknown[]> {
  const rows = await database.query<object[]>(
    `SELECT organization_id AS id, effect, flow, ordinal, effective_on, effective_sequence,
            revision, decision_id, index, type, live_before, name_before, kind_before, parent_before,
            live_after, name_after, kind_after, parent_after
       FROM organization_transition WHERE register = $1 AND ${open}`,
    [register, knownAt],
  );
  return sorted(rows);
}

function transitionsOf(timeline: Timeline): unknown[] {
  const columns = (state: OrganizationState | null, side: string): object => ({
    [`live_${side}`]: state !== null,
    [`name_${side}`]: state?.name ?? null,
    [`kind_${side}`]: state?.kind ?? null,
    [`parent_${side}`]: state?.parentId ?? null,
  });
  return sorted(
    [...timeline.ids()].flatMap((id) =>
      transitions(timeline.entries(id)).map(({ entry: { change, ordinal, effect }, before, after }) => ({
        id,
        effect: effect.effect,
        flow: 'as' in effect ? effect.as : null,
        ordinal,
        effective_on: change.effectiveOn,
        effective_sequence: change.effectiveSequence,
        ...refColumns(change),
        ...columns(before, 'before'),
        ...columns(after, 'after'),
      })),
    ),
  );
}

async function entryCount(register: string, knownAt: number): Promise<number> {
  const [row] = await database.query<{ n: number }[]>(
    `SELECT count(*)::integer AS n FROM organization_entry WHERE register = $1 AND ${open}`,
    [register, knownAt],
  );
  return row!.n;
}

function entriesOf(timeline: Timeline): unknown[] {
  return [...timeline.ids()].flatMap((id) => timeline.entries(id));
}

async function successionRows(register: string, knownAt: number): Promise<unknown[]> {
  const rows = await database.query<object[]>(
    `SELECT predecessor_id, successor_id, revision, ordinal, effective_on
       FROM succession WHERE register = $1 AND ${open}`,
    [register, knownAt],
  );
  return sorted(rows);
}

function successionsOf(decisions: readonly WholeDecision[]): unknown[] {
  return sorted(
    knownChanges(eventsOf(decisions)).flatMap(({ change, content }) =>
      effectsOf(content).flatMap((effect, ordinal) =>
        effect.effect === 'succeeded'
          ? {
              predecessor_id: effect.organizationId,
              successor_id: effect.successorId,
              revision: change.revision,
              ordinal,
              effective_on: change.effectiveOn,
            }
          : [],
      ),
    ),
  );
}

async function factRows(register: string, knownAt: number): Promise<unknown[]> {
  const rows = await database.query<object[]>(
    `SELECT organization_id, measure, value, period_from, period_to, revision, ordinal
       FROM organization_fact WHERE register = $1 AND ${open}`,
    [register, knownAt],
  );
  return sorted(rows);
}

function factsOfAll(decisions: readonly WholeDecision[]): unknown[] {
  return sorted(
    knownChanges(eventsOf(decisions)).flatMap(({ change, content }) =>
      factsOf(content).map(({ organizationId, measure, value, period }, ordinal) => ({
        organization_id: organizationId,
        measure,
        value,
        period_from: period?.from ?? null,
        period_to: period?.to ?? null,
        revision: change.revision,
        ordinal,
      })),
    ),
  );
}

interface Count {
  readonly kind: string;
  readonly parent_id: string | null;
  readonly count: number;
}

async function counts(register: string, date: string, knownAt: number): Promise<Count[]> {
  const rows = await database.query<Count[]>(
    `SELECT kind, parent_id, sum(delta)::integer AS count FROM organization_count
      WHERE register = $1 AND known_from <= $2 AND effective_on <= $3
      GROUP BY kind, parent_id HAVING sum(delta) <> 0`,
    [register, knownAt, date],
  );
  return sorted(rows);
}

function countsOf(timeline: Timeline, date: string): Count[] {
  const result = new Map<string, Count>();
  for (const id of timeline.ids()) {
    const state = timeline.stateOn(id, date);
    if (!state) continue;
    const { kind, parentId } = state;
    const key = `${kind} ${parentId}`;
    result.set(key, { kind, parent_id: parentId, count: (result.get(key)?.count ?? 0) + 1 });
  }
  return sorted([...result.values()]);
}
