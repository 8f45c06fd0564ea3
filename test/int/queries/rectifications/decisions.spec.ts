import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openApiDocument } from '../../../../src/modules/http/openapi/document.js';
import { org } from '../../../support/given.js';
import { QueriesUnderTest } from '../support.js';
import { Register, annul, on } from './register.js';
import type { Decision, History } from './documents.js';

let queries: QueriesUnderTest;
beforeAll(async () => {
  queries = await QueriesUnderTest.start();
}, 60_000);
afterAll(() => queries.close());

describe('linked decisions', () => {
  let register: Register;

  beforeAll(async () => {
    register = await Register.open(queries, 'links');
    await register.record(
      'found',
      on('2015-01-01', org('found', 'C3', 'C', 'G1'), org('found', 'C4', 'C', 'G1')),
    );
    await register.record('repeal', {
      decision: { effectiveOn: '2016-01-01', repeals: [{ decisionId: 'found', change: 1 }] },
      changes: [{ kind: 'dissolve', organizationId: 'C3', form: 'dissolved' }],
    });
    await register.record('amend', {
      decision: { effectiveOn: '2017-01-01', amends: [{ decisionId: 'found' }] },
      changes: [{ kind: 'rename', organizationId: 'C4', name: 'Bốn' }],
    });
    await register.record('void', on('2020-01-01', annul('amend')));
    await register.record(
      'more',
      on('2018-01-01', org('found', 'C5', 'C', 'G1'), org('found', 'C6', 'C', 'G1')),
    );
    await register.record('part', on('2020-01-01', annul('more', 1)));
  }, 60_000);

  test('name one another, both ways, as far as is known', async () => {
    const links = async (id: string, knownAt?: number) => {
      const query = knownAt === undefined ? {} : { knownAt };
      const { links } = await queries.get<Decision>(`${register.base}/decisions/${id}`, query);
      return Object.entries(links).flatMap(([relation, all]) =>
        all.map(({ decision, change, standing }) => `${relation} ${decision.id} ${change} ${standing}`),
      );
    };
    expect(await links('found')).toEqual([
      'repealedBy repeal 1 as-recorded',
      'amendedBy amend null annulled',
    ]);
    expect(await links('repeal')).toEqual(['repeals found 1 as-recorded']);
    expect(await links('amend')).toEqual(['amends found null as-recorded']);
    const standing = async (id: string) =>
      (await queries.get<{ standing: string }>(`${register.base}/decisions/${id}`)).standing;
    expect([await standing('more'), await standing('part'), await standing('amend')]).toEqual([
      'rectified',
      'as-recorded',
      'annulled',
    ]);
    expect(await links('found', 12)).toEqual([]);
    expect(await links('found', 14)).toEqual(['repealedBy repeal 1 as-recorded']);
  });
});

test('a decision that is annulled whole is told to each organization of what touched it alone', async () => {
  const register = await Register.open(queries, 'whole');
  await register.record(
    'two',
    on('2018-01-01', org('found', 'C5', 'C', 'G1'), org('found', 'C6', 'C', 'G1')),
  );
  await register.record('void', on('2020-01-01', annul('two')));
  for (const [id, index] of [
    ['C5', 1],
    ['C6', 2],
  ]) {
    const { changes } = await queries.get<History>(`${register.base}/organizations/${id}/history`);
    expect(changes.map((change) => `${change.index} ${change.standing}`)).toEqual([`${index} annulled`]);
  }
});

test('what is told of rectifications is documented', () => {
  const { components } = openApiDocument(queries.app);
  const schemas = components!.schemas as Record<string, { properties: Record<string, unknown> }>;
  const documented: Record<string, string[]> = {
    ChangeItem: ['standing', 'says', 'rectifiedBy', 'targets'],
    DecisionChange: ['standing', 'says', 'rectifications', 'targets', 'steps'],
    DecisionDetail: ['standing', 'links'],
    DecisionSummary: ['standing'],
    HistoryItem: ['standing', 'rectifications', 'steps', 'facts', 'former'],
    OrganizationHistory: ['beliefs'],
    Diff: ['rectified', 'rectifiedTotal'],
    DiffChange: ['was', 'rectifiedBy'],
    Rectification: ['rectification', 'decision', 'recordedAt', 'by', 'reason', 'differences'],
  };
  for (const [name, fields] of Object.entries(documented)) {
    expect([name, Object.keys(schemas[name]!.properties)]).toEqual([name, expect.arrayContaining(fields)]);
  }
  const references = JSON.stringify(openApiDocument(queries.app)).matchAll(
    /"#\/components\/schemas\/([^"]+)"/g,
  );
  for (const [, name] of references) expect(schemas).toHaveProperty([name!]);
});
