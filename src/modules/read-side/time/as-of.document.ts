import { ApiProperty } from '@nestjs/swagger';
import type { AsOf, Known } from './known.js';

/** What the answer holds for on the axis of known time. Sent back as `knownAt`, the revision gives it again. */
export class KnownDocument implements Known {
  @ApiProperty({ example: 'bloc' }) register!: string;
  @ApiProperty({ description: 'The last revision that the answer takes into account', example: 412 })
  revision!: number;
  @ApiProperty({ format: 'date-time', description: 'When that was recorded' }) recordedAt!: string;
}

/** What the answer holds for on both axes of time. */
export class AsOfDocument extends KnownDocument implements AsOf {
  @ApiProperty({ format: 'date', description: 'The register as at the end of this date' }) validAt!: string;
}
