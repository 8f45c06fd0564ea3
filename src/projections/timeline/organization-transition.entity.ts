import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { EffectName, FlowName } from '../../events/vocabulary/effect.js';
import { ChangeRow } from '../rows/change-row.js';

/**
 * The step that one effect makes: what the organization was just before and just after it in valid order, also
 * within a day. A back-dated change may alter the steps behind it; those rows are closed and opened anew.
 * Before is null, and `live_before` false, where the organization doesn't live; so for after.
 *
 * What else the effect says (an authority, a code, a function, a successor) is in `organization_entry`, under
 * the same (register, organization_id, revision, ordinal).
 * Indexes: (register, organization_id, …), (register, revision), and for flows (register, effective_on, effect,
 * flow, kind_before, kind_after, known_from, known_to), which covers a count by these.
 */
@Entity('organization_transition')
export class OrganizationTransition extends ChangeRow {
  @PrimaryColumn({ name: 'organization_id', type: 'text' })
  organizationId!: string;

  /** The effect's place within its change. */
  @PrimaryColumn({ type: 'integer' })
  ordinal!: number;

  @Column({ type: 'text' })
  effect!: EffectName;

  /** The effect's `as`; null where it has none. */
  @Column({ type: 'text', nullable: true })
  flow!: FlowName | null;

  @Column({ name: 'effective_on', type: 'date' })
  effectiveOn!: string;

  @Column({ name: 'effective_sequence', type: 'integer' })
  effectiveSequence!: number;

  @Column({ name: 'live_before', type: 'boolean' })
  liveBefore!: boolean;

  @Column({ name: 'live_after', type: 'boolean' })
  liveAfter!: boolean;

  @Column({ name: 'name_before', type: 'text', nullable: true })
  nameBefore!: string | null;

  @Column({ name: 'name_after', type: 'text', nullable: true })
  nameAfter!: string | null;

  @Column({ name: 'kind_before', type: 'text', nullable: true })
  kindBefore!: string | null;

  @Column({ name: 'kind_after', type: 'text', nullable: true })
  kindAfter!: string | null;

  @Column({ name: 'parent_before', type: 'text', nullable: true })
  parentBefore!: string | null;

  @Column({ name: 'parent_after', type: 'text', nullable: true })
  parentAfter!: string | null;
}
