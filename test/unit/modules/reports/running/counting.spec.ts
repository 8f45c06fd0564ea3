import { describe, expect, it } from '@jest/globals';
import { termReport } from '../../../../../examples/bloc-2015-2020/report.js';
import type { Step } from '../../../../../src/modules/reports/running/report-data.js';
import { changed, closed, line, opened, part, place, report, standing } from '../support.js';

const G = standing('G');
const C = (parent: string) => standing('C', parent, 'G');

/** The value of each line of the term report, and of each of its parts. */
function term(
  steps: Step[],
  turned: { include?: string[]; exclude?: string[] } = {},
): Record<string, number> {
  const { lines } = report(termReport, { steps }, turned);
  return Object.fromEntries(
    lines.flatMap(({ code, count, parts }) => [
      [code, count.value],
      ...parts.map((part) => [`${code}/${part.code}`, part.count.value]),
    ]),
  );
}

describe('units', () => {
  const at = place();
  const arrival = [
    opened('G9', 'received', G, at),
    opened('C91', 'carried-in', C('G9'), at),
    opened('C92', 'carried-in', C('G9'), at),
  ];

  it.each([
    ['event', 1],
    ['head', 1],
    ['subtree', 3],
  ] as const)('counts one arrival with two below it by %s as %d', (unit, value) => {
    const { lines } = report({ lines: [line(unit, part('p', { effect: 'opened' }))] }, { steps: arrival });
    expect(lines[0]!.count).toMatchObject({ value, events: 1, heads: 1, subtree: 3 });
  });

  it('takes two arrivals of one decision for two events and two heads', () => {
    const steps = [opened('G1', 'received', G, at), opened('G2', 'received', G, { ...at, index: 2 })];
    const { lines } = report({ lines: [line('event', part('p', { effect: 'opened' }))] }, { steps });
    expect(lines[0]!.count).toMatchObject({ value: 2, heads: 2 });
  });

  it('is no head whose parent leaves by the same change, and is one when only the decision is the same', () => {
    const steps = [
      closed('C1', 'dissolved', C('G1'), at),
      closed('G1', 'dissolved', G, at),
      closed('C2', 'dissolved', C('G2'), at),
      closed('G2', 'dissolved', G, { ...at, index: 2 }),
    ];
    const { lines } = report({ lines: [line('head', part('p', { effect: 'closed' }))] }, { steps });
    expect(lines[0]!.count.value).toBe(3);
  });

  it('opens a number of heads to the heads alone', () => {
    const { lines } = report({ lines: [line('head', part('p', { effect: 'opened' }))] }, { steps: arrival });
    expect(lines[0]!.count.behind[0]!.organizationIds).toEqual(['G9']);
  });

  it('looks for the head where an organization goes, not where it came from', () => {
    const steps = [
      changed('P1', 'moved', 'transferred', standing('P', 'G1', 'G'), standing('P', 'G2', 'G'), at),
      changed('C1', 'moved', 'transferred', C('G1'), standing('C', 'P1', 'P'), at),
    ];
    const { lines } = report({ lines: [line('head', part('p', { effect: 'moved' }))] }, { steps });
    expect(lines[0]!.count).toMatchObject({ value: 1, subtree: 2 });
  });

  it('opens a number to the changes and organizations that were counted, in the order they took effect', () => {
    const later = place({ decisionId: 'a', index: 1, effectiveOn: '2019-01-01' });
    const earlier = place({ decisionId: 'b', index: 2, effectiveOn: '2016-01-01' });
    const steps = [opened('G2', 'founded', G, later), opened('G1', 'founded', G, earlier)];
    const { lines } = report({ lines: [line('subtree', part('p', { effect: 'opened' }))] }, { steps });
    expect(lines[0]!.count.behind).toEqual([
      { ...earlier, organizations: 1, organizationIds: ['G1'] },
      { ...later, organizations: 1, organizationIds: ['G2'] },
    ]);
  });
});

describe('tiếp nhận, chuyển giao', () => {
  const [inward, outward] = [place(), place()];
  const steps = [
    opened('G9', 'received', G, inward),
    opened('C91', 'carried-in', C('G9'), inward),
    closed('C81', 'carried-out', C('G8'), outward),
    closed('C82', 'carried-out', C('G8'), outward),
    closed('G8', 'handed-over', G, outward),
    changed('G1', 'moved', 'transferred', G, standing('G', 'U2')),
  ];

  it('counts heads, and moves inside; what came along is apart', () => {
    expect(term(steps)).toMatchObject({
      moves: 3,
      'moves/received': 1,
      'moves/handed-over': 1,
      'moves/moved-inside': 1,
      'moves/carried-in': 1,
      'moves/carried-out': 2,
    });
  });

  it('leaves moves inside out where they are excluded, and shows them still', () => {
    expect(term(steps, { exclude: ['moved-inside'] })).toMatchObject({ moves: 2, 'moves/moved-inside': 1 });
  });

  it('does not count children that went to another parent because theirs ended', () => {
    expect(term([changed('C1', 'moved', 'consequential', C('G1'), C('G2'))])).toMatchObject({ moves: 0 });
  });

  it('does not count staff units', () => {
    const room = standing('room', 'D1', 'department');
    expect(term([changed('X', 'moved', 'transferred', room)])).toMatchObject({ moves: 0 });
  });
});

describe('lập mới, nâng cấp', () => {
  it('is founded and upgraded; what a merger or split formed is apart', () => {
    const counted = term([
      opened('G1', 'founded', G),
      changed('B1', 'reclassified', 'upgraded', standing('B'), G),
      changed('G2', 'reclassified', 'downgraded', G, standing('B')),
      opened('G3', 'formed', G),
      opened('G4', 'registered', G),
      opened('W', 'founded', standing('party-office')),
    ]);
    expect(counted).toMatchObject({
      foundations: 2,
      'foundations/founded': 1,
      'foundations/upgraded': 1,
      'foundations/formed': 1,
      'staff-offices': 1,
    });
  });
});

describe('đổi tên', () => {
  it('counts events and shows distinct organizations; a name changed by an upgrade is apart', () => {
    const steps = [
      changed('G1', 'renamed', 'renamed', G),
      changed('G1', 'renamed', 'renamed', G),
      changed('G2', 'renamed', 'renamed', G),
      changed('G3', 'renamed', 'consequential', G),
    ];
    const { lines } = report(termReport, { steps });
    const renames = lines.find(({ code }) => code === 'renames')!;
    expect(renames.count).toMatchObject({ value: 3, events: 3, organizations: 2 });
    expect(renames.parts.map(({ counted, count }) => [counted, count.value])).toEqual([
      [true, 3],
      [false, 1],
    ]);
  });
});

describe('giải thể, kết thúc hoạt động', () => {
  const merger = place();
  const steps = [
    closed('C1', 'dissolved', C('G1')),
    closed('C2', 'ceased', C('G1')),
    closed('C3', 'absorbed', C('G1'), merger),
    closed('C4', 'absorbed', C('G1'), merger),
    closed('G5', 'handed-over', G),
    closed('C6', 'consolidated', C('G1')),
  ];

  it('is dissolved and ceased; absorptions are shown and not counted', () => {
    expect(term(steps)).toMatchObject({ endings: 2, 'endings/absorbed': 2, 'endings/other': 1 });
  });

  it('counts every organization absorbed where absorptions are included', () => {
    expect(term(steps, { include: ['absorptions'] })).toMatchObject({ endings: 4 });
  });
});

describe('changes without a step of the register', () => {
  it('are counted by their type and a list that is not empty', () => {
    const change = { type: 'OrganizationsMerged', organizationIds: ['G1'] };
    const changes = [
      { ...place(), ...change, data: { outside: [{ name: 'Đảng ủy Ngoài nước' }] } },
      { ...place(), ...change, data: { outside: [] } },
      { ...place(), ...change, type: 'FunctionTransferred', data: {} },
    ];
    const { lines } = report(termReport, { changes });
    const value = (code: string) => lines.find((line) => line.code === code)!.count.value;
    expect([value('absorbed-outside'), value('functions'), value('endings')]).toEqual([1, 1, 0]);
  });
});

describe('scope', () => {
  it('asks for the kind and for the kind of the parent, on the side of the step where it stands', () => {
    const direct = standing('U', 'R', 'R');
    const steps = [opened('U9', 'founded', direct), opened('U8', 'founded', standing('U', 'X', 'U'))];
    expect(term(steps)).toMatchObject({ 'new-upper': 1, foundations: 2 });
  });
});
