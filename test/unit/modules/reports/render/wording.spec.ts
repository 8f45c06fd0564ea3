import { describe, expect, it } from '@jest/globals';
import { termReport } from '../../../../../examples/bloc-2015-2020/report.js';
import { fill, formatNumber, movement } from '../../../../../src/modules/presentation/text.js';
import type { Step } from '../../../../../src/modules/reports/running/report-data.js';
import { changed, closed, opened, report, same, standing, stock } from '../support.js';

const G = standing('G');
const many = (count: number, make: (id: string) => Step): Step[] =>
  Array.from({ length: count }, (_, i) => make(`${count}-${i}`));

describe('the report’s own wording', () => {
  const { wording } = report(termReport, {
    steps: [
      ...many(45, (id) => opened(id, 'received', G)),
      ...many(102, (id) => opened(id, 'founded', G)),
      ...many(29, (id) => changed(id, 'renamed', 'renamed', G)),
      ...many(49, (id) => closed(id, 'dissolved', G)),
    ],
    stocks: [stock('from', 'G', 243), stock('to', 'G', 222), stock('from', 'P', 22), stock('to', 'P', 21)],
    statements: (['from', 'to'] as const).map((at) => ({
      ...{ at, kind: 'G', parentKind: 'U', measure: 'seats', decisionId: 'd', organizations: 1 },
      sum: at === 'from' ? 4767 : 4668,
    })),
  });
  const said = (code: string) => wording.find((sentence) => sentence.code === code)!.text;

  it('is the printed sentence, word by word', () => {
    expect(said('changes').vi).toBe(
      'tiếp nhận, chuyển giao 45 tổ chức đảng; lập mới, nâng cấp 102 tổ chức đảng; đổi tên 29 tổ chức đảng và giải thể, kết thúc hoạt động 49 tổ chức đảng',
    );
    expect(said('G').vi).toBe('đảng bộ cơ sở: từ 243 đầu mối, sau sắp xếp giảm 21 đầu mối, còn 222');
    expect(said('P').vi).toBe('đảng bộ bộ phận: từ 22 đầu mối, còn 21 đầu mối');
    expect(said('seats').vi).toBe(
      'số lượng cấp ủy viên từ 4.767 sau sắp xếp còn 4.668 cấp ủy viên, giảm 99 cấp ủy viên',
    );
  });

  it('is said in English too', () => {
    expect(said('changes').en).toBe(
      '45 Party organizations received or handed over; 102 founded or upgraded; 29 renamed and 49 dissolved or ceased',
    );
    expect(said('seats').en).toBe('committee seats: from 4,767 to 4,668 after the rearrangement, down 99');
  });

  it('leaves a dash where there is no number', () => {
    expect(said('admissions').vi).toBe('toàn Đảng bộ Khối kết nạp được – đảng viên mới');
  });
});

describe('texts', () => {
  it.each([
    [4767, '4.767', '4,767'],
    [1234567, '1.234.567', '1,234,567'],
    [-55, '−55', '−55'],
    [1.796, '1,80', '1.80'],
    [0, '0', '0'],
  ])('write %d as %s and %s', (value, vi, en) => {
    expect([formatNumber(value, 'vi'), formatNumber(value, 'en')]).toEqual([vi, en]);
  });

  it('say which way a stock moved', () => {
    expect([movement(-21, 'vi'), movement(3, 'vi'), movement(0, 'en')]).toEqual([
      'giảm 21',
      'tăng 3',
      'down 0',
    ]);
  });

  it('print a sign where it is asked for, and put words in as they are', () => {
    const values = { up: 53, down: -55, word: '{up}' };
    const filled = fill(
      same('{+up} {+down} {up} {word} {none}'),
      (name) => values[name as keyof typeof values],
    );
    expect(filled.en).toBe('+53 −55 53 {up} –');
  });
});
