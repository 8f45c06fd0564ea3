import { ApiProperty } from '@nestjs/swagger';
import type { NewEvent } from '../../events/definition/envelope.js';
import type { ChangeRef } from '../../events/register/history.js';
import type { CountsChange } from '../queries/counts/foresee-counts.js';
import { AffectedReportDocument } from '../reports/issued/affected-report.document.js';
import { ProblemItem } from '../presentation/problems/problem.document.js';

/** What a decision would come to. */
export class PreviewDocument {
  @ApiProperty() register!: string;
  @ApiProperty({ description: 'Of the register looked at' }) revision!: number;
  @ApiProperty({ description: 'Whether it would be recorded' }) accepted!: boolean;
  @ApiProperty({ type: [Object], description: 'What would be recorded; empty when it would be refused' })
  events!: readonly NewEvent[];
  @ApiProperty({
    type: [ProblemItem],
    description: 'Every error, and every warning that is not acknowledged',
  })
  errors!: readonly ProblemItem[];
  @ApiProperty({
    type: [Object],
    description: 'Live organizations by kind, before and after, on each effective date and today',
  })
  counts!: readonly CountsChange[];
  @ApiProperty({
    type: [Object],
    description: 'Recorded changes that take effect later and touch the same organizations',
  })
  laterChanges!: readonly ChangeRef[];
  @ApiProperty({
    type: [AffectedReportDocument],
    description: 'Issued reports of which numbers would change, number by number',
  })
  issuedReports!: readonly AffectedReportDocument[];
}
