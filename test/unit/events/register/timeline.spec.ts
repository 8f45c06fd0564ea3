import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Effect } from '../../../../src/events/vocabulary/effect.js';
import {
  stateIn,
  transitions,
  versions,
  type ChangeRef,
  type Entry,
} from '../../../../src/events/register/history.js';
import { Timeline } from '../../../../src/events/register/timeline.js';
import { undoing, type UndoLog } from '../../../../src/events/register/undo.js';

function ref(revision: number, effectiveOn: string, effectiveSequence = 0): ChangeRef {
  return { revision, effectiveOn, effectiveSequence, decisionId: 'd', index: 1, type: 'Sample' };
}

const opened = (organizationId: string, parentId: string | null = null, more: Partial<Effect> = {}): Effect =>
  ({
    effect: 'opened',
    organizationId,
    as: 'founded',
    name: organizationId,
    kind: 'G',
    parentId,
    ...more,
  }) as Effect;
const renamed = (name: string): Effect => ({ effect: 'renamed', organizationId: 'A', as: 'renamed', name });
const closed = (organizationId = 'A'): Effect => ({ effect: 'closed', organizationId, as: 'dissolved' });

describe('versions', () => {
  const timeline = new Timeline();
  timeline.apply(ref(0, '2010-01-01'), [opened('A')]);
  timeline.apply(ref(1, '2012-01-01'), [renamed('later')]);
  timeline.apply(ref(2, '2011-01-01'), [renamed('passing'), renamed('earlier')]);
  timeline.apply(ref(3, '2012-01-01', -1), [renamed('overtaken')]);
  timeline.apply(ref(4, '2013-01-01'), [closed()]);

  it('are half-open, in valid order, and hold the end of each day', () => {
    expect(
      timeline.versions('A').map(({ from, to, state, change }) => [from, to, state.name, change.revision]),
    ).toEqual([
      ['2010-01-01', '2011-01-01', 'A', 0],
      ['2011-01-01', '2012-01-01', 'earlier', 2],
      ['2012-01-01', '2013-01-01', 'later', 1],
    ]);
  });

  it('answer for every date', () => {
    const all = timeline.versions('A');
    for (const date of ['2009-12-31', '2010-01-01', '2010-12-31', '2011-01-01', '2012-12-31', '2013-01-01']) {
      expect(stateIn(all, date)).toEqual(timeline.stateOn('A', date));
    }
  });

  it('are as long as can be: what changes nothing makes no version', () => {
    const one = new Timeline();
    one.apply(ref(0, '2010-01-01'), [opened('A')]);
    one.apply(ref(1, '2011-01-01'), [renamed('A')]);
    one.apply(ref(2, '2012-01-01'), [closed(), opened('A')]);
    expect(one.versions('A')).toHaveLength(1);
  });

  it('leave out what opens and ends within a day', () => {
    const one = new Timeline();
    one.apply(ref(0, '2010-01-01'), [opened('A'), closed()]);
    expect(one.versions('A')).toEqual([]);
    expect(one.has('A')).toBe(true);
  });
});

describe('places within a day', () => {
  it('are told apart by sequence, then by revision', () => {
    const timeline = new Timeline();
    timeline.apply(ref(0, '2010-01-01'), [opened('A')]);
    timeline.apply(ref(1, '2011-01-01', 2), [renamed('two')]);
    timeline.apply(ref(2, '2011-01-01', 1), [renamed('one')]);
    const nameBefore = (sequence: number, revision: number) =>
      timeline.stateBefore('A', { effectiveOn: '2011-01-01', effectiveSequence: sequence, revision })?.name;
    expect([
      nameBefore(0, 9),
      nameBefore(1, 2),
      nameBefore(1, 3),
      nameBefore(2, 1),
      nameBefore(2, 2),
    ]).toEqual(['A', 'A', 'one', 'one', 'two']);
    expect(timeline.stateAfter('A', ref(2, '2011-01-01', 1))?.name).toBe('one');
  });
});

describe('transitions', () => {
  it('fold whatever was recorded to something', () => {
    const effects = [renamed('ghost'), opened('A'), closed(), closed(), renamed('ghost')];
    const entries: Entry[] = effects.map((effect, i) => ({
      change: ref(i, '2010-01-01'),
      ordinal: 0,
      effect,
    }));
    expect(transitions(entries).map(({ before, after }) => [before?.name, after?.name])).toEqual([
      [undefined, undefined],
      [undefined, 'A'],
      ['A', undefined],
      [undefined, undefined],
      [undefined, undefined],
    ]);
    expect(versions(entries)).toEqual([]);
  });
});

describe('descendants', () => {
  it('come parents before children, once each, also round a cycle', () => {
    const timeline = new Timeline();
    timeline.apply(ref(0, '2010-01-01'), [
      opened('A', 'C'),
      opened('B', 'A'),
      opened('C', 'B'),
      opened('D', 'A'),
    ]);
    const place = { effectiveOn: '2011-01-01', effectiveSequence: 0, revision: 1 };
    expect(timeline.descendantsBefore('A', place)).toEqual(['B', 'D', 'C']);
  });
});

describe('long histories', () => {
  const step = fc.record({ day: fc.integer({ min: 1, max: 9 }), undo: fc.boolean() });

  it('come to the same whether they were asked for on the way or not', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 20, maxLength: 60 }), (steps) => {
        const asked = new Timeline();
        const silent = new Timeline();
        for (const timeline of [asked, silent]) timeline.apply(ref(0, '2010-01-01'), [opened('A')]);
        for (const [i, { day, undo }] of steps.entries()) {
          const change = ref(i + 1, `2011-01-0${day}`);
          const log: UndoLog = [];
          asked.apply(change, [renamed(`n${i}`)], log);
          asked.stateBefore('A', ref(1e9, '2020-01-01'));
          if (undo) undoing(log)();
          else silent.apply(change, [renamed(`n${i}`)]);
          for (const effectiveOn of ['2011-01-05', '2020-01-01']) {
            const place = ref(1e9, effectiveOn);
            expect(asked.stateBefore('A', place)).toEqual(silent.stateBefore('A', place));
          }
        }
        expect(asked.versions('A')).toEqual(silent.versions('A'));
      }),
      { numRuns: 100 },
    );
  });
});
