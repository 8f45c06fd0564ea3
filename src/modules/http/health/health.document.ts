import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { ProjectorRole } from '../../projecting/projector.js';
import type { ProjectionStatus } from '../../read-side/progress/read-model-status.js';

export class UnfitRegister {
  @ApiProperty({ description: 'Name of its stream, as the store has it' }) stream!: string;
  @ApiProperty({ description: 'What is wrong, and what an operator can do' }) reason!: string;
}

export class ProcessDocument {
  @ApiProperty({ description: 'Name of its machine or container' }) host!: string;
  @ApiProperty() pid!: number;
  @ApiProperty({
    enum: ['off', 'standing-by', 'projecting', 'outdated'] satisfies ProjectorRole[],
    description:
      'Of all processes on one database one is `projecting`; those `standing-by` take over when it ends; ' +
      'an `outdated` one leaves the read models to a newer version of the program',
  })
  role!: ProjectorRole;
}

export class ReadyDocument {
  @ApiProperty() ready!: boolean;
}

export class HealthDocument {
  @ApiProperty({
    enum: ['up', 'degraded', 'down'],
    description: '`degraded`: some registers accept no decision; everything else works',
  })
  status!: 'up' | 'degraded' | 'down';
  @ApiProperty({ description: 'Which process answers', type: ProcessDocument }) process!: ProcessDocument;
  @ApiProperty({ description: 'Where the read models are' }) store!: string;
  @ApiProperty({ description: 'Where the events are' }) ledger!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Position of the last event in the log; opaque' })
  head!: string | null;
  @ApiProperty({
    type: [Object],
    description: 'name, version, position, lag in events, state, and why it stopped',
  })
  projections!: readonly ProjectionStatus[];
  @ApiProperty({
    type: [UnfitRegister],
    description: 'Registers whose events were deleted, truncated or are to expire: they accept no decision',
  })
  unfit!: readonly UnfitRegister[];
  @ApiPropertyOptional({ description: 'Why the service is down' }) reason?: string;
}
