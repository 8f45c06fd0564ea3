import { Column, Entity } from 'typeorm';
import type { ReportDefinition } from '../../events/vocabulary/report/report-definition.js';
import { ChangeRow } from '../rows/change-row.js';

/** A version of a report's definition. Indexed by (register, code, version). */
@Entity('report_definition_version')
export class ReportDefinitionVersion extends ChangeRow {
  @Column({ type: 'text' })
  code!: string;

  /** From 1. */
  @Column({ type: 'integer' })
  version!: number;

  @Column({ name: 'effective_on', type: 'date' })
  effectiveOn!: string;

  @Column({ type: 'jsonb' })
  definition!: ReportDefinition;
}
