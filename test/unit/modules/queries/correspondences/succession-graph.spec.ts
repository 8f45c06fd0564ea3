import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CountedLinks, labelOf } from '../../../../../src/modules/queries/correspondences/degrees.js';
import type { Succession } from '../../../../../src/modules/queries/correspondences/succession.js';
import { SuccessionGraph } from '../../../../../src/modules/queries/correspondences/succession-graph.js';

/**
 * Successions by changes, one a line: `A>X B>X`; a change's revision is its line, from 1. `A!>X`: A ends by it;
 * `X>A!`: A lives again by it.
 */
function successions(...changes: string[]): Succession[] {
  return changes.flatMap((change, i) =>
    change.split(' ').map((pair) => {
      const [predecessorId, successorId] = pair.replaceAll('!', '').split('>') as [string, string];
      return {
        predecessorId,
        successorId,
        ends: pair.includes('!>'),
        revives: pair.endsWith('!'),
        revision: i + 1,
        effectiveOn: '2015-01-01',
        effectiveSequence: 0,
      };
    }),
  );
}

function links(before: string, after: string, ...changes: string[]): string[] {
  return new SuccessionGraph(successions(...changes))
    .links(new Set(before), new Set(after))
    .map(({ fromId, toId, revisions }) => `${fromId}>${toId} ${revisions.join(',')}`)
    .sort();
}

function labels(before: string, after: string, ...changes: string[]): string[] {
  const [from, to] = [new Set(before), new Set(after)];
  const found = new SuccessionGraph(successions(...changes)).links(from, to);
  const counted = new CountedLinks(found, from, to);
  return found.map((link) => `${link.fromId}>${link.toId} ${labelOf(counted.of(link))}`).sort();
}

describe('ways', () => {
  test('lead over what neither date knows', () => {
    expect(links('A', 'B', 'A>X', 'X>B')).toEqual(['A>B 1,2']);
  });

  test('lead over what one of the dates knows', () => {
    expect(links('AB', 'C', 'A>B', 'B>C')).toEqual(['A>C 1,2', 'B>C 2']);
    expect(links('A', 'XB', 'A>X', 'X>B')).toEqual(['A>B 1,2', 'A>X 1']);
  });

  test('go forwards only', () => {
    expect(links('AX', 'B', 'X>B', 'A>X')).toEqual(['X>B 1']);
    expect(links('A', 'C', 'A>B B>C')).toEqual([]);
  });

  test('take in all changes where they part and meet', () => {
    expect(links('A', 'Z', 'A>X A>Y', 'X>Z', 'Y>Z')).toEqual(['A>Z 1,2,3']);
  });

  test('end where organizations succeed each other in a circle', () => {
    expect(links('A', 'AX', 'A>X', 'X>A')).toEqual(['A>X 1']);
    expect(links('A', 'AX', 'A>X', 'X>A', 'A>X', 'X>A')).toEqual(['A>X 1,2,3']);
    expect(links('A', 'A', 'A>A')).toEqual([]);
  });

  test('are taken in valid order, whatever the order of the list', () => {
    const [first, second] = successions('X>B', 'A>X');
    const earlier = { ...second!, effectiveOn: '2014-12-31' };
    const graph = new SuccessionGraph([first!, earlier]);
    expect(graph.links(new Set('A'), new Set('B'))).toEqual([{ fromId: 'A', toId: 'B', revisions: [2, 1] }]);
  });

  test('that lead nowhere are told, too', () => {
    const graph = new SuccessionGraph(successions('A>X', 'X>Y', 'A>Z'));
    expect(graph.behind('A')).toEqual({ ids: ['A', 'X', 'Z', 'Y'], revisions: [1, 2, 3] });
    expect(graph.before('Y')).toEqual({ ids: ['Y', 'X', 'A'], revisions: [1, 2] });
    expect(graph.behind('nobody')).toEqual({ ids: ['nobody'], revisions: [] });
  });
});

describe('a round trip', () => {
  test('ends at home', () => {
    expect(links('AB', 'AB', 'B!>A', 'A>B!')).toEqual([]);
  });

  test('is none while it is away, and none that began before', () => {
    expect(links('AB', 'A', 'B!>A')).toEqual(['B>A 1']);
    expect(links('A', 'AB', 'A>B!')).toEqual(['A>B 1']);
  });

  test('goes over whoever the other lives on in', () => {
    expect(links('ABC', 'CB', 'B!>A', 'A!>C', 'C>B!')).toEqual(['A>C 2']);
  });

  test('takes along what had come before', () => {
    expect(links('ABC', 'AB', 'C!>B', 'B!>A', 'A>B!')).toEqual(['C>B 1']);
  });

  test('leaves behind what went elsewhere', () => {
    expect(links('ABC', 'ABC', 'B!>A B!>C', 'A>B!')).toEqual(['B>C 1']);
  });

  test('is none out of somebody else', () => {
    expect(links('ABC', 'ABC', 'B!>A', 'C>B!')).toEqual(['B>A 1', 'C>B 2']);
  });

  test('may be made twice', () => {
    expect(links('AB', 'AB', 'B!>A', 'A>B!', 'B!>A', 'A>B!')).toEqual([]);
    expect(links('AB', 'A', 'B!>A', 'A>B!', 'B!>A')).toEqual(['B>A 3']);
  });
});

describe('links are', () => {
  test.each([
    ['an absorption', 'AB', 'A', ['B>A'], ['B>A merged']],
    ['a consolidation', 'AB', 'C', ['A>C B>C'], ['A>C merged', 'B>C merged']],
    ['a division', 'A', 'BC', ['A>B A>C'], ['A>B split', 'A>C split']],
    ['a separation', 'A', 'AB', ['A>B'], ['A>B split']],
    ['one for another', 'A', 'B', ['A>B'], ['A>B replaced']],
    ['a part that passed between two that live on', 'AB', 'AB', ['A>B'], ['A>B part-passed']],
    ['parts that passed both ways', 'AB', 'AB', ['A>B B>A'], ['A>B part-passed', 'B>A part-passed']],
    [
      'a part of one that lives on, to one that is new',
      'AB',
      'ABC',
      ['A>C B>C'],
      ['A>C reorganized', 'B>C reorganized'],
    ],
    ['one for another, over one in between', 'A', 'B', ['A>X', 'X>B'], ['A>B replaced']],
    [
      'several for several',
      'AB',
      'CD',
      ['A>C A>D B>C B>D'],
      ['A>C reorganized', 'A>D reorganized', 'B>C reorganized', 'B>D reorganized'],
    ],
    [
      'a merger that was divided',
      'AB',
      'CD',
      ['A>X B>X', 'X>C X>D'],
      ['A>C reorganized', 'A>D reorganized', 'B>C reorganized', 'B>D reorganized'],
    ],
    ['a merger of which one part ended', 'AB', 'C', ['A>X B>X', 'X>C'], ['A>C merged', 'B>C merged']],
  ])('told apart: %s', (_, before, after, changes, expected) => {
    expect(labels(before, after, ...changes)).toEqual(expected);
  });
});

test('ways are those of a naive search', () => {
  const id = fc.constantFrom(...'ABCDEF');
  const succession = fc.record({
    predecessorId: id,
    successorId: id,
    revision: fc.integer({ min: 1, max: 6 }),
  });
  const set = fc.subarray([...'ABCDEF']).map((ids) => new Set(ids));
  fc.assert(
    fc.property(fc.array(succession, { maxLength: 9 }), set, set, (pairs, before, after) => {
      // The place of a change follows from its revision, here backwards.
      const all = pairs.map((pair) => ({
        ...pair,
        effectiveOn: `2015-01-0${9 - pair.revision}`,
        effectiveSequence: 0,
      }));
      const found = new SuccessionGraph(all)
        .links(before, after)
        .map(({ fromId, toId, revisions }) => ({ fromId, toId, revisions: [...revisions] }));
      expect(sorted(found)).toEqual(sorted(naiveLinks(all, before, after)));
    }),
    { numRuns: 500 },
  );
});

type Found = { fromId: string; toId: string; revisions: number[] };

/** Walks every way there is. */
function naiveLinks(all: readonly Succession[], before: Set<string>, after: Set<string>): Found[] {
  const found = new Map<string, Found>();
  const walk = (fromId: string, at: string, way: readonly Succession[]) => {
    if (at !== fromId && after.has(at)) {
      const link = found.get(fromId + at) ?? { fromId, toId: at, revisions: [] };
      const revisions = new Set([...link.revisions, ...way.map(({ revision }) => revision)]);
      found.set(fromId + at, { ...link, revisions: [...revisions].sort((a, b) => b - a) });
    }
    for (const next of all) {
      const last = way.at(-1);
      if (next.predecessorId !== at || (last && next.effectiveOn <= last.effectiveOn)) continue;
      walk(fromId, next.successorId, [...way, next]);
    }
  };
  for (const id of before) walk(id, id, []);
  return [...found.values()];
}

function sorted(links: readonly Found[]): string[] {
  return links.map((link) => JSON.stringify(link)).sort();
}
