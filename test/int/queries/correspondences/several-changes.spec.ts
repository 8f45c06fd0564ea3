import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import request from 'supertest';
import { decide } from '../../../../src/commands/decide/decide.js';
import { RegisterState } from '../../../../src/events/register/register-state.js';
import { opening, request as whole, type PlainRequest } from '../../../support/given.js';
import { QueriesUnderTest } from '../support.js';
import { brief, type Correspondences, type Item } from './correspondences.js';

let queries: QueriesUnderTest;
beforeAll(async () => {
  queries = await QueriesUnderTest.start();
}, 60_000);
afterAll(() => queries.close());

describe('through several changes', () => {
  const register = 'small';
  const path = `/registers/${register}/correspondences`;
  const state = new RegisterState();
  let recorded = 0;
  const dates = { from: '2011-01-01', to: '2016-01-01' };

  async function record(decisionId: string, plain: PlainRequest): Promise<void> {
    const recordedAt = `2016-01-${10 + recorded++}T00:00:00.000Z`;
    const context = { register, decisionId, recordedAt, actor: 'test', correlationId: 'c', causationId: 'c' };
    const { events } = decide(state, whole(plain), context);
    for (const event of events) state.apply(event);
    queries.push(register, events);
    await queries.caughtUp(register);
  }

  const into = (organizationId: string, name = organizationId) => ({
    organizationId,
    name,
    organizationKind: 'G',
    parentId: 'U1',
  });

  beforeAll(async () => {
    await record('open', opening());
    await record('consolidated', {
      decision: { effectiveOn: '2012-01-01' },
      changes: [
        {
          kind: 'merge',
          form: 'consolidation',
          organizationIds: ['G1', 'G2'],
          into: into('X'),
          children: [
            { organizationId: 'C1', parentId: 'X' },
            { organizationId: 'C2', parentId: 'X' },
          ],
        },
      ],
    });
    await record('replaced', {
      decision: { effectiveOn: '2013-01-01' },
      changes: [
        { kind: 'found', organization: into('Y', '=HYPERLINK("x")') },
        {
          kind: 'merge',
          form: 'absorption',
          organizationIds: ['X'],
          survivorId: 'Y',
          children: [
            { organizationId: 'C1', parentId: 'Y' },
            { organizationId: 'C2', parentId: 'Y' },
          ],
        },
      ],
    });
    await record('brief', {
      decision: { effectiveOn: '2014-01-01' },
      changes: [
        {
          kind: 'split',
          form: 'separation',
          organizationId: 'C1',
          into: [{ ...into('C3'), organizationKind: 'C', parentId: 'Y' }],
        },
        { kind: 'dissolve', organizationId: 'C2', form: 'dissolved' },
      ],
    });
    await record('again', {
      decision: { effectiveOn: '2015-01-01' },
      changes: [
        {
          kind: 'split',
          form: 'separation',
          organizationId: 'C1',
          into: [{ ...into('C4'), organizationKind: 'C', parentId: 'Y' }],
        },
      ],
    });
  }, 60_000);

  test('two become one that neither date knows the way to', async () => {
    const { items } = await queries.get<Correspondences>(path, dates);
    expect(
      items.map((item) => `${brief(item)} ${item.changes.map(({ decisionId }) => decisionId).join(',')}`),
    ).toEqual([
      'C1 transferred C1< consolidated,replaced,brief,again',
      'C1 split C3< brief',
      'C1 split C4< again',
      'C2 ended - brief',
      'G1 merged Y> consolidated,replaced',
      'G2 merged Y> consolidated,replaced',
      'R identity R ',
      'U1 identity U1 ',
      'U2 identity U2 ',
    ]);
  });

  test('is as known then', async () => {
    const items = await queries.pages<Item>(path, { ...dates, knownAt: '2016-01-10T00:00:00Z' });
    expect(items.flat().every(({ labels }) => labels.includes('identity'))).toBe(true);
  });

  test('a table holds no formulas', async () => {
    const http = request(queries.app.getHttpServer());
    const { text } = await http.get(path).query(dates).set('Accept', 'text/csv');
    expect(text).toContain(`"'=HYPERLINK(""x"")"`);
  });

  test.each<[Record<string, string>, string[]]>([
    [{}, ['from', 'to']],
    [
      { from: '2015-02-30', to: 'x', format: 'html', validAt: '2015-01-01' },
      ['format', 'from', 'to', 'validAt'],
    ],
    [{ from: '2015-02-02', to: '2015-02-01', limit: '0' }, ['limit', 'to']],
  ])('mistakes in %j are reported at once', async (query, parameters) => {
    const problem = await queries.problem(path, query);
    expect(problem.status).toBe(400);
    expect(problem.errors!.map(({ parameter }) => parameter).sort()).toEqual(parameters);
  });
});
