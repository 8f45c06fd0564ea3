import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { FunctionRole, OtherNames } from '../../events/vocabulary/effect.js';
import type { OrganizationState } from '../../events/register/history.js';
import { ChangeRow } from '../rows/change-row.js';

/**
 * What an organization was at the end of every date in `[valid_from, valid_to)`, as known in
 * `[known_from, known_to)`. The change columns name the last change of the day `valid_from`: the one that made
 * the version. For any (date, revision) an organization has at most one row; it has none when it doesn't live
 * then. The database itself refuses rows that overlap on both axes.
 *
 * The row on D known at k: `valid_from <= D AND D < valid_to AND known_from <= k AND k < known_to`.
 * Indexes: (register, organization_id, valid_from, known_from), and (register, parent_id, organization_id) and
 * (register, kind, organization_id), these two followed by the four range columns; trigrams of `search_text`;
 * `codes @> {…}`.
 */
@Entity('organization_version')
export class OrganizationVersion extends ChangeRow implements OrganizationState {
  @PrimaryColumn({ name: 'organization_id', type: 'text' })
  organizationId!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ name: 'other_names', type: 'jsonb' })
  otherNames!: OtherNames;

  /** `searchText` of all its names: to be compared by LIKE with `searchText` of what is looked for. */
  @Column({ name: 'search_text', type: 'text' })
  searchText!: string;

  @Column({ type: 'text' })
  kind!: string;

  /** null for a root. */
  @Column({ name: 'parent_id', type: 'text', nullable: true })
  parentId!: string | null;

  /** Scheme → value. */
  @Column({ type: 'jsonb' })
  codes!: Record<string, string>;

  /** Sorted. */
  @Column({ type: 'text', array: true })
  authorities!: string[];

  /** Function → role. */
  @Column({ type: 'jsonb' })
  functions!: Record<string, FunctionRole>;

  @PrimaryColumn({ name: 'valid_from', type: 'date' })
  validFrom!: string;

  /** `infinity` while nothing ends it. */
  @Column({ name: 'valid_to', type: 'date' })
  validTo!: string;
}
