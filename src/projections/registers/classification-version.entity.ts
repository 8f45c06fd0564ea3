import { Column, Entity } from 'typeorm';
import type { Classification } from '../../events/vocabulary/classification.js';
import { ChangeRow } from '../rows/change-row.js';

/**
 * A classification, which holds from `effective_on` until the next in the order (effective_on, revision).
 * That on D known at k: ORDER BY effective_on DESC, revision DESC LIMIT 1 among those effective on or before D.
 */
@Entity('classification_version')
export class ClassificationVersion extends ChangeRow {
  @Column({ name: 'effective_on', type: 'date' })
  effectiveOn!: string;

  @Column({ type: 'jsonb' })
  classification!: Classification;
}
