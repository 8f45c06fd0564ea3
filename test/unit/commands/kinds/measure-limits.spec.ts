import { expect, it } from '@jest/globals';
import {
  given,
  on,
  opening,
  org,
  request,
  smallClassification,
  type PlainChange,
} from '../../../support/given.js';

const label = { vi: 'x', en: 'x' };
const members = { code: 'members', label, type: 'stock', unit: { vi: 'người', en: 'people' }, whole: true };
const limited = { ...members, least: 0, most: 5000, kinds: ['G', 'C'] };
const area = { code: 'area', label, type: 'stock', unit: { vi: 'ha', en: 'ha' }, least: 0 };

/** The small register, whose measures are defined so from 2010-06-01 on. */
const measuring = (...measures: object[]) =>
  given(
    opening(),
    on('2010-06-01', {
      kind: 'define-kinds',
      classification: { ...smallClassification, measures, sizes: [] },
    }),
  );
const fact = (value: unknown, organizationId = 'G1', measure = 'members'): PlainChange => ({
  kind: 'record-fact',
  organizationId,
  measure,
  value,
});
const stated = (value: number, measure = 'members') => ({ facts: [{ measure, value }] });
const figure = (value: unknown, measure?: string): PlainChange => ({
  kind: 'publish-figure',
  figure: 'members-total',
  label,
  value,
  measure,
  document: { title: 'x', publishedOn: '2010-12-31' },
  quotation: 'x',
});

it('refuses −5.5 members, and what else lies outside of the definition', () => {
  measuring(limited)
    .when(on('2011-01-01', fact(-5.5), fact(40.5), fact(-1), fact(5001), fact(40, 'U1')))
    .thenRejected(
      '/changes/0/value measure-not-whole',
      '/changes/0/value measure-out-of-range',
      '/changes/1/value measure-not-whole',
      '/changes/2/value measure-out-of-range',
      '/changes/3/value measure-out-of-range',
      '/changes/4/value measure-not-for-kind',
    );
});

it('takes what lies on the limits, and parts where numbers need not be whole', () => {
  measuring(limited, area)
    .when(on('2011-01-01', fact(0), fact(5000, 'C1'), fact(0.25, 'U1', 'area')))
    .then('FactRecorded', 'FactRecorded', 'FactRecorded');
});

it('holds for facts stated with an organization that is opened, reinstated or reclassified', () => {
  measuring(limited)
    .when(
      on(
        '2011-01-01',
        org('found', 'G3', 'G', 'U1', stated(-5.5)),
        org('found', 'U3', 'U', 'R', stated(40)),
        { kind: 'dissolve', organizationId: 'C2' },
        { kind: 'reinstate', organizationId: 'C2', effectiveOn: '2012-01-01', ...stated(6000) },
        {
          kind: 'reclassify',
          organizationId: 'C1',
          organizationKind: 'G',
          parentId: 'U1',
          ...stated(1.5),
        },
      ),
    )
    .thenRejected(
      '/changes/0/organization/facts/0/value measure-not-whole',
      '/changes/0/organization/facts/0/value measure-out-of-range',
      '/changes/1/organization/facts/0/value measure-not-for-kind',
      '/changes/3/facts/0/value measure-out-of-range',
      '/changes/4/facts/0/value measure-not-whole',
    );
});

it('asks for the kind that the organization has from then on', () => {
  const ofG = { ...limited, kinds: ['G'] };
  measuring(ofG)
    .when(
      on(
        '2011-01-01',
        { ...fact(40, 'C1'), effectiveOn: '2011-01-02' },
        { kind: 'reclassify', organizationId: 'C1', organizationKind: 'G', parentId: 'U1', ...stated(40) },
      ),
    )
    .then('FactRecorded', 'OrganizationReclassified');
});

it('is a warning where the definition says so, which an acknowledgement lets pass', () => {
  const asked = on('2011-01-01', fact(-5.5), fact(40, 'U1'));
  const asWarning = measuring({ ...limited, outside: 'warning' });
  asWarning.when(asked).thenRejected('measure-not-whole', 'measure-out-of-range', 'measure-not-for-kind');
  const codes = ['measure-not-whole', 'measure-out-of-range', 'measure-not-for-kind'];
  const acknowledge = codes.map((code) => ({ code, reference: '12-CV' }));
  const { events } = measuring({ ...limited, outside: 'warning' })
    .when({ ...asked, acknowledge })
    .then('FactRecorded', 'FactRecorded');
  expect(events[0]!.data).toMatchObject({ warnings: codes.map((code) => ({ code })) });
  measuring({ ...limited, outside: 'error' })
    .when({ ...asked, acknowledge })
    .thenRejected('measure-not-whole', 'measure-out-of-range', 'measure-not-for-kind');
});

it('sets no limit that a definition does not name, as before there were limits', () => {
  measuring({ code: 'members', label, type: 'stock' })
    .when(on('2011-01-01', fact(-5.5), fact(1e15), fact(40, 'U1')))
    .then('FactRecorded', 'FactRecorded', 'FactRecorded');
});

it('goes by the definition in force on the date of the fact', () => {
  measuring(limited)
    .when(on('2010-05-31', fact(39.5)))
    .then('FactRecorded');
  measuring(limited)
    .when(on('2010-06-01', fact(39.5)))
    .thenRejected('measure-not-whole');
});

it('holds for a correction too', () => {
  const recorded = given(
    opening(),
    on('2010-06-01', {
      kind: 'define-kinds',
      classification: { ...smallClassification, measures: [limited], sizes: [] },
    }),
    { ...on('2011-01-01', fact(40)) },
  );
  const target = { decisionId: `d-${recorded.log.length - 2}`, change: 1 };
  recorded
    .when(on('2011-02-01', { kind: 'correct', target, by: 'register', reason: 'x', patch: { value: -4 } }))
    .thenRejected('/changes/0/patch/value measure-out-of-range');
});

it('holds for a published figure that names its measure, and for no other', () => {
  measuring(limited)
    .when(on('2011-01-01', figure(82_000.5, 'members'), figure(3, 'rooms'), figure(-5.5)))
    .thenRejected(
      '/changes/0/value measure-not-whole',
      '/changes/0/value measure-out-of-range',
      '/changes/1/measure unknown-measure',
    );
  measuring({ ...limited, most: 100_000 })
    .when(on('2011-01-01', figure(82_000, 'members')))
    .then('FigurePublished')
    .thenPayload(1, expect.objectContaining({ measure: 'members', value: 82_000 }));
});

it.each([1e300, -1e300, 1e15 + 1, 5e-324, -1e-10, Infinity, NaN, '5'])('refuses %p as a number', (value) => {
  const facts = [{ measure: 'area', value }];
  measuring(area)
    .when(
      on('2011-01-01', fact(value, 'G1', 'area'), org('found', 'G3', 'G', 'U1', { facts }), figure(value)),
    )
    .thenRejected(
      '/changes/0/value invalid-field',
      '/changes/1/organization/facts/0/value invalid-field',
      '/changes/2/value invalid-field',
    );
});

it.each([1e15, -1e15, 1e-9, 0, -0, 0.1 + 0.2])('takes %p as a number', (value) => {
  measuring({ ...area, least: undefined })
    .when(on('2011-01-01', fact(value, 'G1', 'area')))
    .then('FactRecorded');
});

it('refuses limits that no value keeps to, and kinds that are not defined', () => {
  const define = (measure: object) =>
    request(
      on('2011-01-01', {
        kind: 'define-kinds',
        classification: { ...smallClassification, sizes: [], measures: [measure] },
      }),
    );
  given(opening())
    .whenRaw(define({ ...limited, least: 2, most: 1, kinds: ['Z'] }))
    .thenRejected(
      '/changes/0/classification undefined-code',
      '/changes/0/classification/measures/0/least limits-reversed',
    );
  given(opening())
    .whenRaw(define({ ...limited, least: 1, most: 1 }))
    .then('ClassificationDefined');
  given(opening())
    .whenRaw(define({ ...limited, least: -1e300, outside: 'never', whole: 1, unit: { vi: 'x' } }))
    .thenRejected(
      ...(['unit/en', 'whole', 'least', 'outside'] as const).map(
        (field) => `/changes/0/classification/measures/0/${field} invalid-field` as const,
      ),
    );
});
