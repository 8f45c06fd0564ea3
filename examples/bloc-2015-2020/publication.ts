import type { AllocationName } from './allocation.js';
import { officeHour } from './dates.js';
import { figures, termReportDocument } from './figures.js';
import type { Decision, Issuance } from './decision.js';
import type { Numbering } from './instruments.js';
import { bloc } from './preset.js';
import type { Random } from './random.js';
import type { Entry } from './recording.js';
import { term } from './stage.js';

const { publishedOn } = termReportDocument;

/** The figures as they were printed, entered on the day of the publication. */
export function publication(random: Random): Entry {
  return {
    act: {
      title: termReportDocument.title,
      on: publishedOn,
      type: 'BC',
      changes: figures.map((figure) => ({
        ...figure,
        kind: 'publish-figure' as const,
        document: { ...termReportDocument },
      })),
    },
    issuedOn: publishedOn,
    recordedAt: officeHour(random, publishedOn),
  };
}

/** The register's own report of the term, given out within the hour, by the rule of counting that the figures ask for. */
export function issuance(published: Decision, allocation: AllocationName, numbering: Numbering): Issuance {
  const { id, recordedAt, actor } = published;
  return {
    id: `${id}-report`,
    recordedAt: new Date(Date.parse(recordedAt) + 1_800_000).toISOString(),
    actor,
    request: {
      decision: {
        ...bloc,
        type: 'BC',
        number: numbering.next(bloc.issuer, 'BC', publishedOn),
        issuedOn: publishedOn,
        effectiveOn: publishedOn,
        title: 'Báo cáo kết quả sắp xếp tổ chức đảng nhiệm kỳ 2015 - 2020, lập từ sổ tổ chức đảng',
      },
      report: {
        definition: 'term',
        from: term.from,
        to: term.to,
        ...(allocation === 'B' && { include: ['absorptions'] }),
      },
    },
  };
}
