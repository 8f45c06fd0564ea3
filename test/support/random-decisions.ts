import fc from 'fast-check';
import type { PlainEvent } from './recorded.js';

export const ids = ['a', 'b', 'c', 'd', 'e'];
export const dates = ['2015-01-01', '2015-06-15', '2016-02-29', '2017-01-01', '2017-01-02', '2020-12-31'];
const id = fc.constantFrom(...ids);
const parentId = fc.constantFrom(null, ...ids);
const kind = fc.constantFrom('U', 'G', 'C');
const name = fc.constantFrom('Đảng bộ A', 'Chi bộ B', 'C');

const organization = fc.record({
  organizationId: id,
  name,
  kind,
  parentId,
  otherNames: fc.constantFrom(undefined, { organ: 'Đảng ủy' }),
  codes: fc.constantFrom(undefined, { directory: '1' }),
  facts: fc.constantFrom(undefined, [{ measure: 'members', value: 30.5 }]),
});
const children = fc.array(fc.record({ organizationId: id, parentId }), { maxLength: 2 });

const changes: fc.Arbitrary<{ type: string; data: object }>[] = [
  fc.record({ type: fc.constant('OrganizationFounded'), data: fc.record({ organization }) }),
  fc.record({ type: fc.constant('OrganizationRegistered'), data: fc.record({ organization }) }),
  fc.record({ type: fc.constant('OrganizationRenamed'), data: fc.record({ organizationId: id, name }) }),
  fc.record({
    type: fc.constant('OrganizationTransferred'),
    data: fc.record({ organizationId: id, parentId }),
  }),
  fc.record({
    type: fc.constant('OrganizationReclassified'),
    data: fc.record({ organizationId: id, organizationKind: kind, as: fc.constant('upgraded'), parentId }),
  }),
  fc.record({
    type: fc.constant('OrganizationRecoded'),
    data: fc.record({
      organizationId: id,
      scheme: fc.constant('directory'),
      value: fc.constantFrom(null, '1', '2'),
    }),
  }),
  fc.record({
    type: fc.constant('AuthorityGranted'),
    data: fc.record({
      organizationId: id,
      authority: fc.constantFrom('upper', 'admit'),
      pilot: fc.boolean(),
    }),
  }),
  fc.record({
    type: fc.constant('OrganizationsMerged'),
    data: fc.record({
      form: fc.constant('absorption'),
      organizationIds: fc.uniqueArray(id, { maxLength: 2 }),
      outside: fc.constant([]),
      survivorId: id,
      children,
    }),
  }),
  fc.record({
    type: fc.constant('OrganizationDissolved'),
    data: fc.record({
      form: fc.constant('dissolved'),
      organizationId: id,
      sharedTo: fc.uniqueArray(id, { maxLength: 2 }),
      children,
    }),
  }),
  fc.record({
    type: fc.constant('FactRecorded'),
    data: fc.record({
      fact: fc.record({
        organizationId: id,
        measure: fc.constantFrom('members', 'admissions'),
        value: fc.integer({ min: 0, max: 100 }),
        period: fc.constantFrom(undefined, { from: '2016-01-01', to: '2016-12-31' }),
      }),
    }),
  }),
];

const change: fc.Arbitrary<PlainEvent> = fc
  .tuple(fc.oneof(...changes), fc.constantFrom(...dates), fc.integer({ min: -1, max: 1 }))
  .map(([event, effectiveOn, effectiveSequence]) => ({ ...event, effectiveOn, effectiveSequence }));

/** Decisions in any effective order, sensible or not, in the batches in which they are projected. */
export const randomBatches: fc.Arbitrary<PlainEvent[][][]> = fc.array(
  fc.array(fc.array(change, { maxLength: 4 }), { minLength: 1, maxLength: 4 }),
  { minLength: 1, maxLength: 8 },
);
