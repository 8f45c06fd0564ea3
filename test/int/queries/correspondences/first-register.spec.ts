import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import request from 'supertest';
import { allocations } from '../../../../examples/bloc-2015-2020/allocation.js';
import { QueriesUnderTest } from '../support.js';
import type { Correspondences, Item } from './correspondences.js';
import { recordFirstRegister } from '../first-register.js';

let queries: QueriesUnderTest;
beforeAll(async () => {
  queries = await QueriesUnderTest.start();
}, 60_000);
afterAll(() => queries.close());

describe('the first register', () => {
  const register = 'bloc';
  const path = `/registers/${register}/correspondences`;
  const term = { from: '2015-10-16', to: '2020-09-30' };

  beforeAll(async () => {
    await recordFirstRegister(queries, register, 'corrections');
  }, 180_000);

  test('keeps every organization of both ends of its term', async () => {
    const pages = await queries.pages<Item>(path, { ...term, limit: 1000 });
    const items = pages.flat();
    const { timeline } = queries.state(register);
    const live = (day: string) => [...timeline.ids()].filter((id) => timeline.stateOn(id, day)).sort();
    const ids = (at: 'from' | 'to') => [...new Set(items.flatMap((item) => item[at]?.id ?? []))].sort();
    expect(ids('from')).toEqual(live(term.from));
    expect(ids('to')).toEqual(live(term.to));
    const first = await queries.get<Correspondences>(path, { ...term, limit: 1 });
    expect(first).toMatchObject({ before: ids('from').length, after: ids('to').length });
    const merged = items.filter(({ labels }) => labels.includes('merged'));
    for (const { manyToOne, from, to, changes } of merged) {
      expect(manyToOne).toBe(true);
      expect(from!.id).not.toBe(to!.id);
      expect(changes.map(({ kind }) => kind)).toContain('merge');
    }
    const party = merged.filter(({ from }) => ['U', 'G', 'P', 'B', 'C'].includes(from!.kind));
    const absorbed = Object.values(allocations.A.absorbed).reduce((a, b) => a + b, 0);
    const elsewhere = items.filter(
      ({ labels, changes }) =>
        labels.some((label) => ['replaced', 'reorganized'].includes(label)) &&
        changes.some(({ kind }) => kind === 'merge'),
    );
    expect(party.length + elsewhere.length).toBe(absorbed);
    const upgraded = Object.values(allocations.A.upgraded).reduce((a, b) => a + b, 0);
    expect(items.filter(({ labels }) => labels.includes('reclassified'))).toHaveLength(upgraded);
  });

  test('opens to a change wherever something changed', async () => {
    const items = (await queries.pages<Item>(path, { ...term, limit: 1000 })).flat();
    for (const { labels, changes, from, to } of items) {
      if (labels.includes('identity')) continue;
      expect([from?.id, to?.id, changes.length]).not.toEqual([from?.id, to?.id, 0]);
    }
  });

  test('comes as one table', async () => {
    const http = request(queries.app.getHttpServer());
    const { text, headers } = await http.get(path).query({ ...term, format: 'csv' });
    const items = (await queries.pages<Item>(path, { ...term, limit: 1000 })).flat();
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(headers['content-disposition']).toBe('attachment; filename=bloc-2015-10-16-2020-09-30.csv');
    const lines = text.trimEnd().split('\n');
    expect(lines[0]).toMatch(/^\ufefffrom_id,from_name,/);
    expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(items.map(({ from }) => from?.id ?? ''));
  });
});
