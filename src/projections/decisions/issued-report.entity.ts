import { Column, Entity } from 'typeorm';
import type { IssuedFigure } from '../../events/types/report-issued.js';
import { ChangeRow } from '../rows/change-row.js';

/** A report that was given out: what it was asked, what it said, and by what its copies are known. */
@Entity('issued_report')
export class IssuedReport extends ChangeRow {
  @Column({ name: 'effective_on', type: 'date' })
  effectiveOn!: string;

  /** The definition's code. */
  @Column({ type: 'text' })
  report!: string;

  /** The definition's version. */
  @Column({ type: 'integer' })
  version!: number;

  @Column({ name: 'window_from', type: 'date' })
  windowFrom!: string;

  @Column({ name: 'window_to', type: 'date' })
  windowTo!: string;

  /** The revision that the report is known at; `known_from` is when it was issued. */
  @Column({ name: 'report_known_at', type: 'integer' })
  reportKnownAt!: number;

  /** Options turned on. */
  @Column({ type: 'jsonb' })
  include!: string[];

  /** Options turned off. */
  @Column({ type: 'jsonb' })
  exclude!: string[];

  @Column({ type: 'jsonb' })
  figures!: IssuedFigure[];

  /** Of the report in JSON. */
  @Column({ type: 'text' })
  sha256!: string;
}
