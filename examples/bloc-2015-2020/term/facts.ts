import { twoSeatCellsAfter } from '../allocation.js';
import type { ChangeRequest } from '../changes.js';
import { figures } from '../figures.js';
import type { Stage } from '../stage.js';

const congresses = ['2017-06-20', '2018-12-18', '2020-03-24', '2020-06-16'];

/** Measures of the term. The last part of a history: it counts what the others left. */
export function facts(stage: Stage): void {
  secondSeats(stage);
  for (const year of ['2016', '2017', '2018', '2019', '2020']) admissions(stage, year);
  courses(stage);
}

/** Cells elect a second member of their committee, as many as the end of the term asks for. */
function secondSeats(stage: Stage): void {
  const two = stage.world.live('C').filter(({ seats }) => seats === 2).length;
  const changes = Array.from({ length: twoSeatCellsAfter - two }, (): ChangeRequest => {
    const cell = stage.cell(({ seats }) => seats === 1);
    cell.seats = 2;
    return { kind: 'record-fact', organizationId: cell.id, measure: 'seats', value: 2 };
  });
  for (const [i, on] of congresses.entries()) {
    stage.add({
      title: 'Kết quả đại hội chi bộ: số lượng cấp ủy viên',
      on,
      type: 'BC',
      changes: changes.filter((_, at) => at % congresses.length === i),
    });
  }
}

/** What the report prints of a year is what the register holds of it. */
function admissions(stage: Stage, year: string): void {
  const { value, period } = figures.find(({ figure }) => figure === `admissions-${year}`)!;
  stage.add({
    title: 'Kết quả công tác phát triển đảng viên',
    on: period!.to,
    type: 'BC',
    changes: [{ kind: 'record-fact', organizationId: 'R', measure: 'admissions', value, period: period! }],
  });
}

function courses(stage: Stage): void {
  const period = { from: '2015-10-17', to: '2020-09-30' };
  const held = figures.filter(({ figure }) => /^course(s|-people)-/.test(figure));
  stage.add({
    title: 'Kết quả công tác bồi dưỡng trong nhiệm kỳ',
    on: period.to,
    type: 'BC',
    changes: held.map(({ figure, value }) => ({
      kind: 'record-fact',
      organizationId: 'training-centre',
      measure: figure,
      value,
      period,
    })),
  });
}
