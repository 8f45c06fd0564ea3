import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import sql from 'sql-template-tag';
import { Rows } from '../../read-side/rows.js';
import { moment } from '../../read-side/time/relations.js';
import type { RegisterList, RegisterSummary } from './register.documents.js';

/** All registers, by their slugs. */
export class ListRegisters extends Query<RegisterList> {}

@QueryHandler(ListRegisters)
export class ListRegistersHandler implements IQueryHandler<ListRegisters> {
  constructor(private readonly rows: Rows) {}

  async execute(): Promise<RegisterList> {
    const items = await this.rows.all<RegisterSummary>(sql`
      SELECT r.slug AS register, r.title, r.effective_on::text AS "openedOn",
             last.revision_last AS revision, ${moment('last.recorded_at')} AS "recordedAt"
        FROM register r
       CROSS JOIN LATERAL (
         SELECT d.revision_last, d.recorded_at FROM decision d
          WHERE d.register = r.slug ORDER BY d.revision_last DESC LIMIT 1) last
       ORDER BY r.slug`);
    return { items };
  }
}
