import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Known } from '../read-side/time/known.js';
import { grouped } from './running/counting.js';
import { ReportSource } from './running/report-data.js';
import type { ReportList } from './report.documents.js';

/** The reports that a register defines, with their versions. */
export class ListReports extends Query<ReportList> {
  constructor(readonly known: Known) {
    super();
  }
}

@QueryHandler(ListReports)
export class ListReportsHandler implements IQueryHandler<ListReports> {
  constructor(private readonly source: ReportSource) {}

  async execute({ known }: ListReports): Promise<ReportList> {
    const byCode = grouped(await this.source.definitions(known), ({ code }) => code);
    const items = [...byCode.values()].map((versions) => {
      const { code, definition } = versions.at(-1)!;
      return {
        code,
        title: definition.title,
        options: definition.options ?? [],
        versions: versions.map(({ version }) => version),
      };
    });
    return { asOf: known, items };
  }
}
