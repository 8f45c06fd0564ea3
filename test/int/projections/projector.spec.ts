import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { projectionCatalogue } from '../../../src/projections/projection-catalogue.js';
import { LocalProgress } from '../../../src/modules/read-side/progress/local-progress.js';
import { ReadModelStatus } from '../../../src/modules/read-side/progress/read-model-status.js';
import { decisionEvents } from '../../support/recorded.js';
import { errors, ProjectorUnderTest } from './projector-under-test.js';

let projecting: ProjectorUnderTest;
beforeEach(async () => {
  projecting = await ProjectorUnderTest.open();
});
afterEach(() => projecting.close());

test('follows what is written before and after the start', async () => {
  projecting.found('a');
  projecting.start();
  expect(await projecting.status.waitFor('sample', 1, 5000)).toBe(true);
  expect(await projecting.names()).toEqual(['a']);
  projecting.found('b');
  const before = performance.now();
  expect(await projecting.status.waitFor('sample', 3, 5000)).toBe(true);
  expect(performance.now() - before).toBeLessThan(1000);
  expect(await projecting.names()).toEqual(['a', 'b']);
  for (const { state, lag, position, failure } of await projecting.status.status()) {
    expect({ state, lag, position, failure }).toEqual({
      state: 'live',
      lag: 0,
      position: '4',
      failure: null,
    });
  }
  expect(await projecting.status.lastRevision('sample')).toBe(3);
  expect(await projecting.status.lastRevision('other')).toBeUndefined();
});

test('waits in vain for what nobody writes, and sees what another process projects', async () => {
  expect(await projecting.status.waitFor('sample', 1, 50)).toBe(false);
  const elsewhere = new ReadModelStatus(
    projecting.database,
    projecting.ledger,
    new LocalProgress(),
    projectionCatalogue,
  );
  const waiting = elsewhere.waitFor('sample', 1, 5000);
  projecting.start();
  projecting.found('a');
  expect(await waiting).toBe(true);
});

test('waits for all that the ledger holds, of whatever register', async () => {
  expect(await projecting.status.waitForHead(50)).toBe(true);
  projecting.found('a');
  expect(await projecting.status.waitForHead(50)).toBe(false);
  const waiting = projecting.status.waitForHead(5000);
  projecting.start();
  expect(await waiting).toBe(true);
  expect(await projecting.names()).toEqual(['a']);
});

test('maps a moment to the last decision recorded until then', async () => {
  const at = (moment: string, id: string) =>
    projecting.ledger.push(
      'register-sample',
      decisionEvents('sample', id, []).map((event) => ({
        ...event,
        metadata: { ...event.metadata, recordedAt: moment },
      })),
    );
  at('2020-01-01T00:00:00.001Z', 'a');
  at('2020-01-01T00:00:00.001Z', 'b');
  at('2020-01-01T00:00:00.002Z', 'c');
  projecting.start();
  await projecting.status.waitFor('sample', 2, 5000);
  expect(await projecting.status.revisionAt('sample', '2020-01-01T00:00:00.000Z')).toBeUndefined();
  expect(await projecting.status.revisionAt('sample', '2020-01-01T00:00:00.001Z')).toBe(1);
  expect(await projecting.status.revisionAt('sample', '2020-01-01T07:00:00.002+07:00')).toBe(2);
});

test('a restart goes on from the checkpoint and doubles nothing', async () => {
  projecting.found('a');
  const first = projecting.start();
  await projecting.status.waitFor('sample', 1, 5000);
  await first.stop();
  projecting.found('b');
  expect(await projecting.names()).toEqual(['a']);
  projecting.start();
  await projecting.status.waitFor('sample', 3, 5000);
  expect(await projecting.names()).toEqual(['a', 'b']);
  expect(await projecting.database.query('SELECT count(*)::integer AS n FROM change')).toEqual([{ n: 2 }]);
});

test('two projectors at once double nothing', async () => {
  projecting.start();
  projecting.start();
  for (let i = 10; i < 60; i++) {
    projecting.found(`o${i}`);
    if (i % 5 === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  }
  expect(await projecting.status.waitFor('sample', 99, 10_000)).toBe(true);
  expect(await projecting.names()).toHaveLength(50);
  expect(await projecting.database.query('SELECT sum(delta)::integer AS n FROM organization_count')).toEqual([
    { n: 50 },
  ]);
  expect(errors).toEqual([]);
});
