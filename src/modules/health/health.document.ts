import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { ProjectionStatus } from '../projections/read-model-status.js';

export class HealthDocument {
  @ApiProperty({ enum: ['up', 'down'] }) status!: 'up' | 'down';
  @ApiProperty({ description: 'Where the data are' }) store!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Position of the last event in the log; opaque' })
  head!: string | null;
  @ApiProperty({
    type: [Object],
    description: 'name, version, position, lag in events, state, and why it stopped',
  })
  projections!: readonly ProjectionStatus[];
  @ApiPropertyOptional({ description: 'Why the service is down' }) reason?: string;
}
