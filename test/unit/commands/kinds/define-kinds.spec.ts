import { expect, it } from '@jest/globals';
import { given, on, opening, org, smallClassification, type PlainChange } from '../../../support/given.js';

type Classification = Record<string, unknown>;
const define = (classification: Classification, more: Record<string, unknown> = {}): PlainChange => ({
  kind: 'define-kinds',
  classification,
  ...more,
});
const withKind = (code: string, change: Record<string, unknown>): Classification => ({
  ...smallClassification,
  kinds: smallClassification.kinds.map((kind) => (kind.code === code ? { ...kind, ...change } : kind)),
});

it('holds from its date on, and replaces the one before whole', () => {
  const { state } = given(opening())
    .when(on('2011-01-01', define(smallClassification)))
    .then('ClassificationDefined')
    .thenPayload(1, { classification: smallClassification })
    .thenEffects(1);
  expect(state.classificationOn('2009-12-31')).toBeUndefined();
  expect(state.classifications.map(({ from }) => from)).toEqual(['2010-01-01', '2011-01-01']);
});

it('is ordered within its day by its sequence', () => {
  const later = withKind('C', { rank: 2 });
  const { state } = given(opening(), on('2011-01-01', define(later, { effectiveSequence: 1 })))
    .when(on('2011-01-01', define(smallClassification)))
    .then('ClassificationDefined');
  expect(state.classificationOn('2011-01-01')?.kinds.find(({ code }) => code === 'C')?.rank).toBe(2);
});

it('refuses codes that are defined twice, or used and not defined', () => {
  const label = { vi: 'x', en: 'x' };
  given(opening())
    .when(
      on(
        '2011-01-01',
        define({
          kinds: [
            ...smallClassification.kinds,
            { code: 'R', label, rank: 1, parents: [{ kind: 'Z', authority: 'veto' }] },
          ],
          sizes: [{ measure: 'rooms', kinds: ['R'] }],
          sets: [{ code: 's', label, kinds: ['Y'] }],
        }),
      ),
    )
    .thenRejected(
      '/changes/0/classification/kinds/4 kind-defined-twice',
      '/changes/0/classification undefined-code',
      '/changes/0/classification undefined-code',
      '/changes/0/classification undefined-code',
      '/changes/0/classification undefined-code',
      '/changes/0/classification undefined-code',
    );
});

it('refuses rules under which what stands would be illegal, at the definition', () => {
  const outcome = given(opening())
    .when(on('2011-01-01', define(withKind('C', { parents: [{ kind: 'U' }] }))))
    .thenRejected('/changes/0 illegal-parent-kind', '/changes/0 illegal-parent-kind');
  expect(outcome.problems.map(({ organizationIds }) => organizationIds[0])).toEqual(['C1', 'C2']);
  given(opening())
    .when(on('2011-01-01', define({ kinds: smallClassification.kinds.slice(0, 1) })))
    .thenRejected(...new Array<'unknown-kind'>(6).fill('unknown-kind'));
});

it('judges those that became of a kind that may stand in fewer places', () => {
  const label = { vi: 'K', en: 'K' };
  const known = [...smallClassification.kinds, { code: 'K', label, rank: 1, parents: [{ kind: 'G' }] }];
  const { problems } = given(
    opening(),
    on('2011-01-01', define({ ...smallClassification, kinds: known }), {
      kind: 'reclassify',
      organizationId: 'C1',
      organizationKind: 'K',
    }),
  )
    .when(on('2012-01-01', define(smallClassification)))
    .thenRejected('/changes/0 unknown-kind');
  expect(problems.map(({ organizationIds }) => organizationIds[0])).toEqual(['C1']);
});

it('refuses it back-dated, when it makes a later change illegal', () => {
  given(
    opening(),
    on('2012-01-01', org('found', 'C3', 'C', 'G2')),
    on('2011-06-01', { kind: 'hand-over', organizationId: 'G1', to: 'x' }),
  )
    .when(on('2011-07-01', define(withKind('C', { parents: [{ kind: 'U' }] }))))
    .thenBreaks('illegal-parent-kind', 'OrganizationFounded 2012-01-01');
});

it('names the definition that a back-dated change would make break', () => {
  given(
    opening(),
    on('2010-06-01', { kind: 'hand-over', organizationId: 'G1', to: 'x' }),
    on('2012-01-01', define(withKind('C', { parents: [{ kind: 'U' }] }))),
  )
    .when(on('2011-01-01', org('found', 'C3', 'C', 'G2')))
    .thenBreaks('illegal-parent-kind', 'ClassificationDefined 2012-01-01');
});

it('warns of each that would stand by option only, and not of those that did before', () => {
  const option = define(withKind('C', { parents: [{ kind: 'G', byOption: true }] }));
  given(opening())
    .when(on('2011-01-01', option))
    .thenRejected('/changes/0 parent-by-option', '/changes/0 parent-by-option');
  const accepted = {
    ...on('2011-01-01', option),
    acknowledge: [{ code: 'parent-by-option', reference: 'x' }],
  };
  given(opening(), accepted).when(on('2012-01-01', option)).then('ClassificationDefined');
  given(opening(), accepted)
    .when(on('2012-01-01', { kind: 'grant-authority', organizationId: 'G1', authority: 'upper-level' }))
    .then('AuthorityGranted');
});
