import { it } from '@jest/globals';
import { given, on, opening } from '../../../support/given.js';

const transfer = (more: Record<string, unknown>) => ({
  kind: 'transfer-function',
  function: 'training',
  ...more,
});

it('passes a function to a new lead and those that co-operate', () => {
  given(opening(), on('2011-01-01', transfer({ leadId: 'G1' })))
    .when(on('2012-01-01', transfer({ fromOrganizationIds: ['G1'], leadId: 'G2', coOperatorIds: ['C1'] })))
    .then('FunctionTransferred')
    .thenPayload(1, {
      function: 'training',
      fromOrganizationIds: ['G1'],
      leadId: 'G2',
      coOperatorIds: ['C1'],
    })
    .thenEffects(1, 'assigned G1', 'assigned G2', 'assigned C1')
    .thenOn('2011-12-31', 'G1', { functions: { training: 'lead' } })
    .thenOn('2012-01-01', 'G1', { functions: {} })
    .thenOn('2012-01-01', 'G2', { functions: { training: 'lead' } })
    .thenOn('2012-01-01', 'C1', { functions: { training: 'co-operator' } });
});

it('names each once, and only those that live', () => {
  given(opening())
    .when(
      on(
        '2011-01-01',
        transfer({ leadId: 'G1', coOperatorIds: ['G1', 'Z'], fromOrganizationIds: ['G2', 'G2'] }),
      ),
    )
    .thenRejected(
      '/changes/0/coOperatorIds/0 named-twice',
      '/changes/0/coOperatorIds/1 unknown-organization',
      '/changes/0/fromOrganizationIds/1 named-twice',
    );
});
