import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import { isDeepStrictEqual } from 'node:util';
import {
  alterations,
  effectNames,
  effectsThatAlter,
  type Alterable,
} from '../../../../src/events/register/alterations.js';
import {
  stateFields,
  transitions,
  type ChangeRef,
  type OrganizationState,
} from '../../../../src/events/register/history.js';
import { effectsOf } from '../../../../src/events/types/event-catalogue.js';
import type { Effect, EffectName } from '../../../../src/events/vocabulary/effect.js';
import { randomBatches } from '../../../support/random-decisions.js';

const at: ChangeRef = {
  revision: 1,
  effectiveOn: '2015-01-01',
  effectiveSequence: 0,
  decisionId: 'd',
  index: 1,
  type: 'Sample',
};
const organizationId = 'A';
const opened: Effect = {
  effect: 'opened',
  organizationId,
  as: 'founded',
  name: 'A',
  kind: 'G',
  parentId: null,
};

/** Of each effect one that alters all that it may. */
const samples: { readonly [Name in EffectName]: Extract<Effect, { readonly effect: Name }> } = {
  opened: { ...opened, otherNames: { organ: 'Đảng ủy' }, codes: { directory: '1' } },
  closed: { effect: 'closed', organizationId, as: 'dissolved' },
  renamed: { effect: 'renamed', organizationId, as: 'renamed', name: 'B', otherNames: { short: 'b' } },
  moved: { effect: 'moved', organizationId, as: 'transferred', parentId: 'P' },
  reclassified: { effect: 'reclassified', organizationId, as: 'upgraded', kind: 'U' },
  coded: { effect: 'coded', organizationId, scheme: 'directory', value: '2' },
  authorized: { effect: 'authorized', organizationId, authority: 'admit', held: true },
  assigned: { effect: 'assigned', organizationId, function: 'waters', role: 'lead' },
  succeeded: { effect: 'succeeded', organizationId, successorId: 'B' },
};

describe('What effects may alter', () => {
  test.each(effectNames)('%s alters what is written of it', (name) => {
    const before = name === 'opened' ? [] : [opened];
    const entries = [...before, samples[name]].map((effect, ordinal) => ({ change: at, ordinal, effect }));
    expect(altered(transitions(entries).at(-1)!)).toEqual(alterations[name].toSorted());
  });

  it('are found by what a rule depends on', () => {
    expect(effectsThatAlter('life')).toEqual(['opened', 'closed']);
    expect(effectsThatAlter('parentId', 'kind')).toEqual(['opened', 'moved', 'reclassified']);
    expect(effectsThatAlter('codes')).toEqual(['opened', 'coded']);
  });
});

it('occur all in random histories, so that what reads them is tried with all', () => {
  const decisions = fc.sample(randomBatches, { numRuns: 200, seed: 1 }).flat(2);
  const happened = new Set(
    decisions
      .flat()
      .flatMap(effectsOf)
      .map(({ effect }) => effect),
  );
  expect([...happened].sort()).toEqual(effectNames.toSorted());
});

/** A life that begins gives every field; one that ends leaves none to be looked at. */
function altered({ before, after }: Step): Alterable[] {
  if (!after) return ['life'];
  const fields = stateFields.filter((field) => !isDeepStrictEqual(before?.[field], after[field]));
  return (before ? fields : ['life' as const, ...fields]).toSorted();
}

interface Step {
  readonly before: OrganizationState | null;
  readonly after: OrganizationState | null;
}
