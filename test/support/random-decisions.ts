import fc from 'fast-check';
import { rectificationsOf } from '../../src/events/types/event-catalogue.js';
import type { ChangeContent, Rectification } from '../../src/events/types/change-rectified.js';
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
    type: fc.constant('FunctionTransferred'),
    data: fc.record({
      function: fc.constantFrom('waters', 'forests'),
      fromOrganizationIds: fc.uniqueArray(id, { maxLength: 1 }),
      leadId: id,
      coOperatorIds: fc.uniqueArray(id, { maxLength: 2 }),
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

/** Stands for a rectification of an earlier change until it is known what there is. */
const rectification: fc.Arbitrary<PlainEvent> = fc.record({
  type: fc.constant('Rectified'),
  data: fc.record({ pick: fc.nat(999), after: fc.oneof(fc.constant(null), change) }),
  effectiveOn: fc.constantFrom(...dates),
});

/** As `randomBatches`, for `withRectifications`. */
export const plainBatches: fc.Arbitrary<PlainEvent[][][]> = fc.array(
  fc.array(fc.array(fc.oneof({ weight: 4, arbitrary: change }, rectification), { maxLength: 4 }), {
    minLength: 1,
    maxLength: 4,
  }),
  { minLength: 1, maxLength: 8 },
);

/**
 * Decisions in any effective order, sensible or not, in the batches in which they are projected; they go into one
 * register, named d0, d1, …
 */
export const randomBatches: fc.Arbitrary<PlainEvent[][][]> = plainBatches.map((batches) => {
  const decisions = withRectifications(batches.flat(), (i) => `d${i}`);
  return batches.map((batch) => decisions.splice(0, batch.length));
});

interface Rectifiable {
  readonly revision: number;
  readonly decisionId: string;
  readonly index: number;
  readonly content: ChangeContent | null;
}

/**
 * Turns what stands for rectifications into rectifications of changes of earlier decisions, each once a decision.
 * @param decisions all of one register, in order
 */
export function withRectifications(
  decisions: readonly (readonly PlainEvent[])[],
  idOf: (decision: number) => string,
): PlainEvent[][] {
  const known = new Map<number, Rectifiable>();
  let revision = -1;
  return decisions.map((changes, i) => {
    const decisionId = idOf(i);
    const earlier = [...known.values()];
    const rectified = new Set<number>();
    revision++;
    const result: PlainEvent[] = [];
    for (const change of changes) {
      const rectifies = change.type === 'Rectified';
      const resolved = rectifies ? resolve(change, earlier, rectified) : change;
      if (!resolved) continue;
      result.push(resolved);
      revision++;
      const index = result.length;
      if (!rectifies) known.set(revision, { revision, decisionId, index, content: contentOf(resolved) });
      for (const { after, ...root } of rectificationsOf(resolved))
        known.set(root.revision, { ...root, content: after });
    }
    return result;
  });
}

function resolve(
  { data, effectiveOn }: PlainEvent,
  earlier: readonly Rectifiable[],
  rectified: Set<number>,
): PlainEvent | undefined {
  const { pick, after } = data as { pick: number; after: PlainEvent | null };
  const target = earlier[pick % earlier.length];
  if (!target || rectified.has(target.revision)) return undefined;
  const { content: before, ...root } = target;
  if (!before && !after) return undefined;
  rectified.add(target.revision);
  const rectification: Rectification = { ...root, before, after: after && contentOf(after) };
  return {
    type: after ? 'ChangeCorrected' : 'ChangeAnnulled',
    data: {
      target: { decisionId: root.decisionId, change: root.index },
      ...(after && { by: 'register' }),
      reason: 'x',
      treated: [rectification],
    },
    effectiveOn,
  };
}

function contentOf({ type, data, effectiveOn, effectiveSequence = 0 }: PlainEvent): ChangeContent {
  return { type, schemaVersion: 1, data, effectiveOn, effectiveSequence };
}
