import { it } from '@jest/globals';
import { given, on, opening } from '../../../support/given.js';

const organization = (organizationId: string, organizationKind: string, parentId: string | null) => ({
  organizationId,
  name: organizationId,
  organizationKind,
  parentId,
});
const receive = (more: Record<string, unknown> = {}) => ({
  kind: 'receive',
  organization: organization('G9', 'G', 'U1'),
  from: 'Khối khác',
  ...more,
});

it('opens the head and what it brings along', () => {
  const counterpart = { issuer: 'Khối khác', type: 'QĐ', number: '9', issuedOn: '2010-12-01' };
  given(opening())
    .when(
      on(
        '2011-01-01',
        receive({
          subtree: [organization('C8', 'C', 'G9'), organization('C9', 'C', 'G9')],
          handoverOn: '2010-12-15',
          counterpart,
        }),
      ),
    )
    .then('OrganizationReceived')
    .thenPayload(1, {
      organization: { organizationId: 'G9', name: 'G9', kind: 'G', parentId: 'U1' },
      subtree: [
        { organizationId: 'C8', name: 'C8', kind: 'C', parentId: 'G9' },
        { organizationId: 'C9', name: 'C9', kind: 'C', parentId: 'G9' },
      ],
      from: 'Khối khác',
      handoverOn: '2010-12-15',
      counterpart,
    })
    .thenEffects(1, 'opened G9 received', 'opened C8 carried-in', 'opened C9 carried-in')
    .thenOn('2011-01-01', 'C9', { parentId: 'G9' })
    .thenOn('2010-12-31', 'G9', undefined);
});

it('takes along only what stands under its head, parents before children', () => {
  given(opening())
    .when(on('2011-01-01', receive({ subtree: [organization('C8', 'C', 'G1')] })))
    .thenRejected('/changes/0/subtree/0/parentId not-a-part');
  given(opening())
    .when(on('2011-01-01', receive({ subtree: [organization('C8', 'C', null)] })))
    .thenRejected('/changes/0/subtree/0/parentId not-a-part');
  given(opening())
    .when(on('2011-01-01', receive({ subtree: [organization('C8', 'C', 'nobody')] })))
    .thenRejected('/changes/0/subtree/0/parentId not-a-part');
});

it('opens no id twice', () => {
  given(opening())
    .when(
      on('2011-01-01', receive({ subtree: [organization('G9', 'C', 'G9'), organization('C1', 'C', 'G9')] })),
    )
    .thenRejected(
      '/changes/0/subtree/0/organizationId id-reused',
      '/changes/0/subtree/1/organizationId id-reused',
    );
});

it('reports an illegal place below the head', () => {
  given(opening())
    .when(on('2011-01-01', receive({ subtree: [organization('U9', 'U', 'G9')] })))
    .thenRejected('/changes/0 illegal-parent-kind');
});

it('reports what is wrong with the head, and not that its subtree has no parent then', () => {
  given(opening())
    .when(
      on(
        '2011-01-01',
        receive({
          organization: { ...organization('G9', 'G', 'U1'), codes: { postal: '1' } },
          subtree: [organization('C9', 'C', 'G9')],
        }),
      ),
    )
    .thenRejected('/changes/0/organization/codes/postal unknown-scheme');
});
