import { Column, Entity } from 'typeorm';
import type { Text } from '../../events/vocabulary/text.js';
import type { Bound } from '../../events/vocabulary/fact.js';
import type { FigurePublishedData } from '../../events/types/figure-published.js';
import { ChangeRow } from '../rows/change-row.js';

/** A number that a document published. Indexed by (register, figure). */
@Entity('published_figure')
export class PublishedFigure extends ChangeRow {
  @Column({ type: 'text' })
  figure!: string;

  @Column({ type: 'jsonb' })
  label!: Text;

  @Column({ type: 'double precision' })
  value!: number;

  @Column({ type: 'text', nullable: true })
  measure!: string | null;

  @Column({ type: 'text' })
  bound!: Bound;

  @Column({ name: 'effective_on', type: 'date' })
  effectiveOn!: string;

  @Column({ name: 'as_of', type: 'date', nullable: true })
  asOf!: string | null;

  @Column({ name: 'period_from', type: 'date', nullable: true })
  periodFrom!: string | null;

  /** Belongs to the period. */
  @Column({ name: 'period_to', type: 'date', nullable: true })
  periodTo!: string | null;

  @Column({ type: 'jsonb' })
  attributes!: Record<string, string>;

  @Column({ type: 'jsonb' })
  document!: FigurePublishedData['document'];

  @Column({ type: 'text' })
  quotation!: string;
}
