import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { AsOfDocument } from '../../read-side/time/as-of.document.js';

export const countGroupings = ['kind', 'parent', 'kind,parent'] as const;
export type CountGrouping = (typeof countGroupings)[number];

export class CountItem {
  @ApiPropertyOptional({ description: 'When grouped by kind' }) kind?: string;
  @ApiPropertyOptional({
    type: String,
    nullable: true,
    description: 'When grouped by parent; null for roots',
  })
  parentId?: string | null;
  @ApiProperty() count!: number;
}

/** How many organizations live on the date. */
export class Counts {
  @ApiProperty({ type: AsOfDocument }) asOf!: AsOfDocument;
  @ApiProperty({ enum: countGroupings }) by!: CountGrouping;
  @ApiProperty() total!: number;
  @ApiProperty({ type: [CountItem], description: 'Groups of none are left out' })
  items!: readonly CountItem[];
}
