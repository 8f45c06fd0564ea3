import type { CitationInput } from '../../../src/commands/decide/decision-request.js';
import { alike } from '../allocation.js';
import type { ChangeRequest } from '../changes.js';
import { absorbedRooms, ceasedRooms } from '../staff.js';
import type { Stage } from '../stage.js';

/** The plan of the office's rearrangement, and the two instruments that share a number across terms. */
const officeBases: CitationInput[] = [
  { issuer: 'Đảng ủy Khối', type: 'KH', number: '100-KH/ĐUK', issuedOn: '2018-04-24' },
  { issuer: 'Bộ Chính trị', type: 'QĐ', number: '98-QĐ/TW', issuedOn: '2007-10-22' },
  { issuer: 'Bộ Chính trị', type: 'QĐ', number: '98-QĐ/TW', issuedOn: '2017-10-07' },
];

/** What happens to staff units: offices under ministries' committees, rooms of the bloc office, a function. */
export function staffing(stage: Stage): void {
  foundPartyOffices(stage);
  stage.add({
    title: 'Về việc sắp xếp các phòng của cơ quan Đảng ủy Khối',
    on: '2018-12-03',
    changes: absorbedRooms.map(([ended, survivorId]): ChangeRequest => ({
      kind: 'merge',
      form: 'absorption',
      organizationIds: [ended],
      survivorId,
      printedAs: 'sắp xếp',
    })),
    legalBases: officeBases,
  });
  stage.add({
    title: 'Về việc kết thúc hoạt động một số phòng của cơ quan Đảng ủy Khối',
    on: '2019-07-01',
    changes: ceasedRooms.map((organizationId): ChangeRequest => ({
      kind: 'dissolve',
      organizationId,
      form: 'ceased',
      printedAs: 'sắp xếp',
    })),
    legalBases: officeBases,
  });
  stage.add({
    title: 'Về chức năng, nhiệm vụ của các ban, đơn vị thuộc Đảng ủy Khối',
    on: '2018-10-01',
    changes: [
      {
        kind: 'transfer-function',
        function: 'scheme-165',
        fromOrganizationIds: ['training-centre'],
        leadId: 'organization',
        coOperatorIds: ['general-office'],
        printedAs: 'chuyển nội dung công tác đào tạo, bồi dưỡng theo Đề án 165',
      },
    ],
    legalBases: officeBases,
  });
}

function foundPartyOffices(stage: Stage): void {
  const { world, random } = stage;
  const hosts = random
    .shuffled(world.live('U').filter(({ isNew, restless }) => !isNew && !restless))
    .slice(0, alike.partyOffices);
  const offices = hosts.map((host, i): ChangeRequest => ({
    kind: 'found',
    organization: {
      organizationId: `party-office-${String(i + 1).padStart(2, '0')}`,
      name: 'Văn phòng Đảng - Đoàn thể',
      otherNames: { en: 'Party and Mass Organization Office' },
      organizationKind: 'party-office',
      parentId: host.id,
    },
    printedAs: 'lập',
  }));
  for (const run of random.runs(offices, 4)) {
    stage.add({
      title: 'Về việc lập Văn phòng Đảng - Đoàn thể',
      on: stage.dateIn('2016-03-01', '2019-12-20'),
      changes: run,
    });
  }
}
