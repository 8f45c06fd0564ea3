import { ApiProperty } from '@nestjs/swagger';
import { correctors, type Corrector } from '../../../events/types/change-corrected.js';
import {
  rectifications,
  type RectificationKind,
} from '../../../projections/decisions/change-rectification.entity.js';
import { ChangeReference } from '../changes/change-reference.js';
import { DecisionReference } from '../../read-side/decision-reference.js';
import type { Difference } from './content-differences.js';

/** A correction or an annulment of a change, named by its own place in its own decision. */
export class RectificationReference extends ChangeReference {
  @ApiProperty({
    enum: rectifications,
    description:
      'What it makes of the change. restored: it annuls an earlier rectification, and the change says again what it ' +
      'said without that.',
  })
  rectification!: RectificationKind;
  @ApiProperty({ format: 'date-time' }) recordedAt!: string;
  @ApiProperty({ type: DecisionReference, description: 'The decision that rectifies' })
  decision!: DecisionReference;
}

/** A field of a change that a rectification makes another. */
export class ContentDifference implements Difference {
  @ApiProperty({
    description:
      'Its date (effectiveOn, effectiveSequence, effectivePrecision, dateStated), or a field of its payload',
    example: 'organization.name',
  })
  field!: string;
  @ApiProperty({ type: Object, nullable: true, description: 'null where it was missing' }) before!: unknown;
  @ApiProperty({ type: Object, nullable: true, description: 'null where it is missing' }) after!: unknown;
}

/** What a correction or an annulment made of a change, who did it, and why. */
export class Rectification extends RectificationReference {
  @ApiProperty({
    type: String,
    enum: correctors,
    nullable: true,
    description: 'Who erred and corrects: the issuer, or the register in recording it; null unless corrected',
  })
  by!: Corrector | null;
  @ApiProperty() reason!: string;
  @ApiProperty({
    type: [ContentDifference],
    description: 'What the change said before and says since; empty where it is void before or after',
  })
  differences!: readonly ContentDifference[];
}

/** A rectification by its name alone. */
export function rectificationReference({
  by: _,
  reason: __,
  differences: ___,
  ...reference
}: Rectification): RectificationReference {
  return reference;
}
