import { Query } from '@nestjs/cqrs';
import type { NewEvent } from '../../../events/definition/envelope.js';
import type { AffectedReportDocument } from './affected-report.document.js';

/** Which issued reports would say something else if these events were recorded. */
export class FindAffectedReports extends Query<readonly AffectedReportDocument[]> {
  /** @param events of one whole decision, its own first, decided on the register at `revision`; or none */
  constructor(
    readonly register: string,
    readonly revision: number,
    readonly events: readonly NewEvent[],
  ) {
    super();
  }
}
