import { expect, it } from '@jest/globals';
import { requestOf } from '../../../../src/commands/decide/request-of.js';
import { given, on, opening, org, type PlainChange } from '../../../support/given.js';

const rename = (name: string, more: Record<string, unknown> = {}) => ({
  kind: 'rename',
  organizationId: 'C1',
  name,
  ...more,
});
/** The opening takes the revisions 0 to 9: the next decision is d-10. */
const correct = (patch: Record<string, unknown>, more: Record<string, unknown> = {}): PlainChange => ({
  kind: 'correct',
  target: { decisionId: 'd-10', change: 1 },
  by: 'issuer',
  reason: 'đính chính',
  patch,
  ...more,
});
const renamed = on('2011-01-01', rename('Môt'));

it('changes what a change says from its own date on, and leaves the rest', () => {
  given(opening(), on('2011-01-01', rename('Môt', { otherNames: { organ: 'x' } })))
    .when(on('2015-01-01', correct({ name: 'Một' })))
    .then('ChangeCorrected')
    .thenPayload(1, {
      target: { decisionId: 'd-10', change: 1 },
      by: 'issuer',
      reason: 'đính chính',
      treated: [
        {
          revision: 11,
          decisionId: 'd-10',
          index: 1,
          before: {
            type: 'OrganizationRenamed',
            schemaVersion: 1,
            data: { organizationId: 'C1', name: 'Môt', otherNames: { organ: 'x' } },
            effectiveOn: '2011-01-01',
            effectiveSequence: 0,
          },
          after: {
            type: 'OrganizationRenamed',
            schemaVersion: 1,
            data: { organizationId: 'C1', name: 'Một', otherNames: { organ: 'x' } },
            effectiveOn: '2011-01-01',
            effectiveSequence: 0,
          },
        },
      ],
    })
    .thenOn('2010-12-31', 'C1', { name: 'C1' })
    .thenOn('2011-01-01', 'C1', { name: 'Một', otherNames: { organ: 'x' } });
});

it('takes a field away with null, and merges what lies within another', () => {
  given(opening(), on('2011-01-01', org('found', 'G3', 'G', 'U1', { codes: { directory: '1' } })))
    .when(on('2015-01-01', correct({ organization: { name: 'Ba', codes: null } })))
    .then('ChangeCorrected')
    .thenOn('2011-01-01', 'G3', { name: 'Ba', kind: 'G', codes: {} });
});

it('corrects the effective date, both ways', () => {
  given(opening(), renamed)
    .when(on('2015-01-01', correct({ effectiveOn: '2010-06-01' })))
    .thenOn('2010-05-31', 'C1', { name: 'C1' })
    .thenOn('2010-06-01', 'C1', { name: 'Môt' });
  given(opening(), renamed)
    .when(on('2015-01-01', correct({ effectiveOn: '2012-02-29' })))
    .thenOn('2012-02-28', 'C1', { name: 'C1' })
    .thenOn('2012-02-29', 'C1', { name: 'Môt' });
});

it('keeps the place within the day among changes recorded later, and among sequences', () => {
  given(opening(), renamed, on('2011-01-01', rename('Hai')))
    .when(on('2015-01-01', correct({ name: 'Một' })))
    .then('ChangeCorrected')
    .thenOn('2011-01-01', 'C1', { name: 'Hai' });
  const late = on('2011-01-01', rename('Môt', { effectiveSequence: 2 }));
  given(opening(), late, on('2011-01-01', rename('Hai', { effectiveSequence: 1 })))
    .when(on('2015-01-01', correct({ name: 'Một' })))
    .thenOn('2011-01-01', 'C1', { name: 'Một' });
  given(opening(), late, on('2011-01-01', rename('Hai', { effectiveSequence: 1 })))
    .when(on('2015-01-01', correct({ effectiveSequence: 0 })))
    .thenOn('2011-01-01', 'C1', { name: 'Hai' });
});

it('takes a whole replacement, which keeps date, precision and sequence where it says nothing of them', () => {
  const first = on('2011-01-01', rename('Môt', { effectivePrecision: 'month', effectiveSequence: 3 }));
  const whole = { patch: undefined, replacement: { organizationId: 'C1', name: 'Một' } };
  const { events } = given(opening(), first)
    .when(on('2015-01-01', correct({}, whole)))
    .then('ChangeCorrected')
    .thenOn('2011-01-01', 'C1', { name: 'Một' });
  expect(events[1]!.data).toMatchObject({
    treated: [{ after: { effectivePrecision: 'month', effectiveSequence: 3 } }],
  });
});

it('makes a date exact', () => {
  const first = on('2011-01-01', rename('Một', { effectivePrecision: 'month' }));
  const { events } = given(opening(), first)
    .when(on('2015-01-01', correct({ effectiveOn: '2011-01-17', effectivePrecision: 'day' })))
    .then('ChangeCorrected')
    .thenOn('2011-01-16', 'C1', { name: 'C1' })
    .thenOn('2011-01-17', 'C1', { name: 'Một' });
  expect(events[1]!.data).not.toHaveProperty('rectified.0.after.effectivePrecision');
  given(opening(), first)
    .when(on('2015-01-01', correct({ effectiveOn: '2011-01-17' })))
    .thenRejected('/changes/0/patch/effectiveOn imprecise-date');
});

it('keeps the ids that the change made', () => {
  const found = { kind: 'found', organization: { name: 'Mơi', organizationKind: 'C', parentId: 'G1' } };
  const before = given(opening(), on('2011-01-01', found));
  const [id] = before.state.timeline.everNamed('Mơi');
  const whole = { ...found, organization: { ...found.organization, name: 'Mới' } };
  before
    .when(on('2015-01-01', correct({}, { patch: undefined, replacement: whole })))
    .then('ChangeCorrected')
    .thenOn('2011-01-01', id!, { name: 'Mới' });
});

it('corrects a correction, named by either of its names, and the whole history goes by the last', () => {
  const first = on('2015-01-01', correct({ name: 'Mọt' }));
  for (const target of [
    { decisionId: 'd-10', change: 1 },
    { decisionId: 'd-12', change: 1 },
  ]) {
    given(opening(), renamed, first)
      .when(on('2015-01-01', correct({ effectiveOn: '2011-02-01', name: 'Một' }, { target })))
      .then('ChangeCorrected')
      .thenOn('2011-01-31', 'C1', { name: 'C1' })
      .thenOn('2011-02-01', 'C1', { name: 'Một' });
  }
});

it('refuses a correction that another one has taken the place of', () => {
  const [first, second] = [correct({ name: 'A' }), correct({ name: 'B' })];
  given(opening(), renamed, on('2015-01-01', first), on('2015-01-01', second))
    .when(on('2015-01-01', correct({ name: 'C' }, { target: { decisionId: 'd-12', change: 1 } })))
    .thenRejected('/changes/0/target superseded');
});

it('judges what it makes of the change as if it were decided at its own place', () => {
  given(opening(), renamed)
    .when(on('2015-01-01', correct({ organizationId: 'Z' })))
    .thenRejected('/changes/0/patch/organizationId unknown-organization');
  given(opening(), renamed)
    .when(on('2015-01-01', correct({ name: 'C2' })))
    .thenRejected('/changes/0 homonym');
  given(opening(), renamed)
    .when(on('2015-01-01', correct({ name: '' })))
    .thenRejected('/changes/0/patch/name invalid-field');
  given(opening(), renamed)
    .when(on('2015-01-01', correct({ nom: 'x' })))
    .thenRejected('/changes/0/patch/nom invalid-field');
});

it('refuses what would break a later change, and names it', () => {
  const founded = on('2011-01-01', org('found', 'G3', 'G', 'U1'));
  const child = on('2012-01-01', org('found', 'C3', 'C', 'G3'));
  given(opening(), founded, child)
    .when(on('2015-01-01', correct({ effectiveOn: '2013-01-01' })))
    .thenBreaks('parent-not-live', 'OrganizationFounded 2012-01-01');
  given(opening(), founded, child)
    .when(
      on(
        '2015-01-01',
        correct({ effectiveOn: '2013-01-01' }),
        correct({ effectiveOn: '2014-01-01' }, { target: { decisionId: 'd-12', change: 1 } }),
      ),
    )
    .then('ChangeCorrected', 'ChangeCorrected')
    .thenOn('2013-12-31', 'C3', undefined)
    .thenOn('2014-01-01', 'C3', { parentId: 'G3' });
});

it('lets a correction and new changes of the same decision need one another, in any order', () => {
  const changes = [
    correct({ organization: { parentId: 'G9' } }),
    { ...org('found', 'G9', 'G', 'U1'), effectiveOn: '2010-06-01' },
  ];
  for (const order of [changes, changes.toReversed()]) {
    given(opening(), on('2011-01-01', org('found', 'C3', 'C', 'G1')))
      .when(on('2015-01-01', ...order))
      .thenOn('2011-01-01', 'C3', { parentId: 'G9' });
  }
});

it('corrects kinds and rules, and judges everybody by them', () => {
  const parents = [{ kind: 'U' }];
  const opened = given(opening());
  const { classification } = opened.log[2]!.data as { classification: { kinds: { code: string }[] } };
  const kinds = classification.kinds.map((kind) => (kind.code === 'C' ? { ...kind, parents } : kind));
  opened
    .when(
      on('2015-01-01', correct({ classification: { kinds } }, { target: { decisionId: 'd-0', change: 2 } })),
    )
    .thenRejected('/changes/0 illegal-parent-kind', '/changes/0 illegal-parent-kind');
  const labels = classification.kinds.map((kind) => ({ ...kind, label: { vi: 'v', en: 'e' } }));
  opened
    .when(
      on(
        '2015-01-01',
        correct({ classification: { kinds: labels } }, { target: { decisionId: 'd-0', change: 2 } }),
      ),
    )
    .then('ChangeCorrected');
  expect(opened.state.classificationOn('2010-01-01')!.kinds[0]!.label.en).toBe('e');
});

it('keeps the number of a report definition', () => {
  const definition = { code: 'term', title: { vi: 'a', en: 'a' } };
  const define = { kind: 'define-report', definition };
  const { events } = given(opening(), on('2011-01-01', define), on('2012-01-01', define))
    .when(on('2015-01-01', correct({ definition: { title: { vi: 'b' } } })))
    .then('ChangeCorrected');
  expect(events[1]!.data).toMatchObject({
    treated: [{ after: { data: { version: 1, definition: { title: { vi: 'b', en: 'a' } } } } }],
  });
});

it('says what is wrong with a correction itself, all at once', () => {
  given(opening(), renamed)
    .when(
      on(
        '2015-01-01',
        correct({ name: 'A' }, { target: { decisionId: 'x', change: 1 } }),
        correct({ name: 'A' }, { target: { decisionId: 'd-10', change: 2 } }),
        correct({ name: 'A' }, { target: { decisionId: 'd-0', change: 1 } }),
        correct({ name: 'A' }, { target: { decisionId: 'd-10' } }),
        correct({ name: 'A' }, { effectiveOn: '2011-01-01' }),
        correct({ name: 'Môt' }),
        correct({ name: 'B' }),
      ),
    )
    .thenRejected(
      '/changes/0/target unknown-decision',
      '/changes/1/target unknown-change',
      '/changes/2/target not-rectifiable',
      '/changes/3/target/change invalid-field',
      '/changes/4/effectiveOn undated',
      '/changes/5/patch corrects-nothing',
      '/changes/6/target rectified-twice',
    );
  given(opening(), renamed)
    .when(on('2015-01-01', correct({}, { patch: undefined })))
    .thenRejected('/changes/0 patch-or-replacement');
  given(opening(), renamed)
    .when(on('2015-01-01', correct({ kind: 'dissolve' })))
    .thenRejected('/changes/0/patch/kind other-kind');
});

it('can be asked for again', () => {
  const { log } = given(opening(), renamed, on('2015-01-01', correct({ name: 'Một' })));
  const request = requestOf(log.slice(12));
  expect(request.changes[0]).toMatchObject({
    kind: 'correct',
    target: { decisionId: 'd-10', change: 1 },
    replacement: { kind: 'rename', name: 'Một', effectiveOn: '2011-01-01' },
  });
  const outcome = given(opening(), renamed).whenRaw(request);
  expect(outcome.events[1]).toEqual(log[13]);
});

it('corrects how an organization was opened that has long ended', () => {
  const founded = on('2011-01-01', org('found', 'C3', 'C', 'G1'));
  const ended = on('2012-01-01', { kind: 'dissolve', organizationId: 'C3' });
  given(opening(), founded, ended)
    .when(on('2015-01-01', correct({ organization: { name: 'Ba' } })))
    .then('ChangeCorrected')
    .thenOn('2011-12-31', 'C3', { name: 'Ba' })
    .thenOn('2012-01-01', 'C3', undefined);
  given(opening(), founded, ended)
    .when(on('2015-01-01', correct({ organization: { organizationId: 'C1' } })))
    .thenRejected('/changes/0/patch/organization/organizationId id-reused');
});

it('reports a circle that closes only when a parent comes to live, beside what is wrong before', () => {
  const root = { decisionId: 'd-0', change: 3 };
  given(opening(), on('2011-01-01', org('found', 'G3', 'G', 'U1')))
    .when(on('2015-01-01', correct({ organization: { parentId: 'G3' } }, { target: root })))
    .thenRejected(
      '/changes/0 parent-not-live',
      '/changes/0 breaks-later-change',
      '/changes/0 breaks-later-change',
    );
});
