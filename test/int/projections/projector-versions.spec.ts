import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { projectionCatalogue } from '../../../src/projections/projection-catalogue.js';
import { noLock } from '../../../src/modules/projecting/projector-lock.js';
import { Rebuilder } from '../../../src/modules/projecting/rebuild.js';
import { errors, ProjectorUnderTest, until } from './projector-under-test.js';

let projecting: ProjectorUnderTest;
beforeEach(async () => {
  projecting = await ProjectorUnderTest.open();
});
afterEach(() => projecting.close());

test('rows of an older version are built anew at the start', async () => {
  projecting.found('a');
  const first = projecting.start();
  await projecting.status.waitFor('sample', 1, 5000);
  await first.stop();
  await projecting.database.query(`UPDATE organization_version SET name = 'wrong'`);
  const newer = projectionCatalogue.map((projection) =>
    projection.name === 'timeline' ? { ...projection, version: projection.version + 1 } : projection,
  );
  projecting.start({ projections: newer });
  projecting.found('b');
  await until(async () => (await projecting.statusOf('timeline')).version === 2);
  expect(await projecting.status.waitFor('sample', 3, 5000)).toBe(true);
  expect(await projecting.names()).toEqual(['a', 'b']);
});

test('rows of a newer version are left to the newer program', async () => {
  projecting.found('a');
  const old = projecting.start();
  expect(old.role).toBe('standing-by');
  await projecting.status.waitFor('sample', 1, 5000);
  expect(old.role).toBe('projecting');
  const newer = projectionCatalogue.map((projection) =>
    projection.name === 'timeline' ? { ...projection, version: projection.version + 1 } : projection,
  );
  await new Rebuilder(projecting.database, projecting.ledger, newer, noLock).rebuild({
    projections: ['timeline'],
  });
  projecting.found('b');
  await until(async () => old.role === 'outdated');
  projecting.found('c');
  projecting.start({ projections: newer });
  expect(await projecting.status.waitFor('sample', 5, 5000)).toBe(true);
  expect(await projecting.names()).toEqual(['a', 'b', 'c']);
  expect(old.role).toBe('outdated');
  for (const { failure } of await projecting.status.status()) expect(failure).toBeNull();
  expect(errors).toEqual([]);
});
