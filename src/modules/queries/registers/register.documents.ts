import { Text } from '../../../events/vocabulary/text.js';
import { ApiProperty } from '@nestjs/swagger';
import type { HomonymRule } from '../../../events/vocabulary/classification.js';
import { Classification, homonymRules } from '../../../events/vocabulary/classification.js';
import { AsOfDocument } from '../../read-side/time/as-of.document.js';

export class RegisterSummary {
  @ApiProperty({ example: 'bloc' }) register!: string;
  @ApiProperty({ type: () => Text }) title!: Text;
  @ApiProperty({ format: 'date', description: 'When it was opened, on the valid axis' }) openedOn!: string;
  @ApiProperty({ description: 'Of the last event' }) revision!: number;
  @ApiProperty({ format: 'date-time', description: 'When that was recorded' }) recordedAt!: string;
}

export class RegisterList {
  @ApiProperty({ type: [RegisterSummary] }) items!: RegisterSummary[];
}

export class RegisterDetail {
  @ApiProperty({ type: AsOfDocument }) asOf!: AsOfDocument;
  @ApiProperty({ example: 'bloc' }) register!: string;
  @ApiProperty({ type: () => Text }) title!: Text;
  @ApiProperty({ format: 'date' }) openedOn!: string;
  @ApiProperty({ enum: homonymRules, description: 'Two live organizations of one name under one parent' })
  homonyms!: HomonymRule;
  @ApiProperty({ description: 'Of the last event known' }) revision!: number;
  @ApiProperty({ format: 'date-time', description: 'When that was recorded' }) recordedAt!: string;
  @ApiProperty({
    type: () => Classification,
    nullable: true,
    description:
      'Kinds, sets of kinds, authorities, schemes, measures and rules on the date; null before the first',
  })
  classification!: Classification | null;
  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    description: 'The date from which the classification holds',
  })
  classificationFrom!: string | null;
}
