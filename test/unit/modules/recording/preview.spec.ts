import { expect, it } from '@jest/globals';
import type { PlainRequest } from '../../../support/given.js';
import { decisionsIn, found, input, opened } from './support.js';

it('previews a decision on top of what is under way, and records nothing', async () => {
  const { ledger, one } = await opened();
  const [, seen, refused] = await Promise.all([
    one.submit(input('d1', found('C3'))),
    one.preview(input('d2', found('C4'))),
    one.preview(input('d3', found('C3'))),
  ]);
  expect(seen).toMatchObject({
    revision: 11,
    problems: [],
    events: [{ type: 'DecisionIssued' }, { type: 'OrganizationFounded' }],
    counts: [
      { on: '2011-01-01', byKind: { C: 1 } },
      { on: '2020-01-01', byKind: { C: 1 } },
    ],
  });
  expect(refused).toMatchObject({ events: [], problems: [{ code: 'id-reused' }] });
  expect([...decisionsIn(ledger).keys()]).toEqual(['opening', 'd1']);
  await expect(one.submit(input('d2', found('C4')))).resolves.toMatchObject({ revision: 13 });
});

it('previews which later changes touch the same organizations', async () => {
  const { one } = await opened();
  const rename = (name: string, effectiveOn: string): PlainRequest => ({
    decision: { effectiveOn },
    changes: [{ kind: 'rename', organizationId: 'C1', name }],
  });
  await one.submit(input('d1', rename('later', '2015-01-01')));
  await one.submit(input('d2', rename('earlier', '2012-01-01')));
  const { laterChanges } = await one.preview(input('d3', rename('between', '2013-01-01')));
  expect(laterChanges).toMatchObject([{ decisionId: 'd1', effectiveOn: '2015-01-01' }]);
});
