import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LinkRelation } from '../../events/vocabulary/instrument.js';

/** A decision repeals or amends an earlier one from a date on. Indexed both ways. */
@Entity('decision_link')
export class DecisionLink {
  @PrimaryColumn({ type: 'text' })
  register!: string;

  @PrimaryColumn({ name: 'decision_id', type: 'text' })
  decisionId!: string;

  @PrimaryColumn({ type: 'text' })
  relation!: LinkRelation;

  @PrimaryColumn({ name: 'target_decision_id', type: 'text' })
  targetDecisionId!: string;

  /** The change of the target, from 1; null for the whole decision. */
  @PrimaryColumn({ name: 'target_change', type: 'integer' })
  targetChange!: number | null;

  /** The revision of the decision's last event. */
  @Column({ name: 'known_from', type: 'integer' })
  knownFrom!: number;
}
