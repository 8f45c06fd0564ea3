import { alike } from '../allocation.js';
import type { ChangeRequest } from '../changes.js';
import { isUnderUpper, type Stage } from '../stage.js';
import type { Organization } from '../world.js';

const upperLevelRounds = ['2016-11-15', '2017-09-12', '2018-10-09'];
const admissionRounds = ['2016-05-10', '2016-12-20', '2017-06-13', '2018-03-20', '2019-05-14', '2020-02-18'];
const directDelegates = 11;

/** Upper-level power on trial, in rounds. @returns those that hold it */
export function pilotUpperLevel(stage: Stage): Organization[] {
  const pilots = Array.from({ length: alike.upperLevel }, () => stage.world.take('G', isUnderUpper));
  for (const [i, on] of upperLevelRounds.entries()) {
    const round = pilots.filter((_, at) => at % upperLevelRounds.length === i);
    stage.add({
      title: 'Về việc thí điểm giao quyền cấp trên cơ sở',
      on,
      changes: round.map(({ id }): ChangeRequest => ({
        kind: 'grant-authority',
        organizationId: id,
        authority: 'upper-level',
        pilot: true,
        printedAs: 'thí điểm giao quyền',
      })),
    });
  }
  return pilots;
}

/** Admission and expulsion of members, delegated to committees that live to the end, direct ones and others. */
export function delegateAdmission(stage: Stage): void {
  const { world } = stage;
  const isDirect = ({ parent }: Organization) => parent === world.root;
  const delegates = Array.from({ length: alike.admission }, (_, i) =>
    world.take('G', i < directDelegates ? isDirect : isUnderUpper),
  );
  for (const [i, on] of admissionRounds.entries()) {
    stage.add({
      title: 'Về việc ủy quyền kết nạp và khai trừ đảng viên',
      on,
      changes: delegates
        .filter((_, at) => at % admissionRounds.length === i)
        .map(({ id }): ChangeRequest => ({
          kind: 'grant-authority',
          organizationId: id,
          authority: 'admission-and-expulsion',
          printedAs: 'ủy quyền',
        })),
    });
  }
}
