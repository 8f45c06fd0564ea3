import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

/** One thing that is wrong with a request. */
export class ProblemItem {
  @ApiProperty({ example: 'live-children' }) code!: string;
  @ApiProperty({ enum: ['error', 'warning'] }) severity!: 'error' | 'warning';
  /** What, where and what to do, in the language asked for. */
  @ApiProperty() detail!: string;
  /** JSON Pointer into the body. */
  @ApiPropertyOptional({ example: '/changes/0' }) pointer?: string;
  /** The name of a query or path parameter or of a header. */
  @ApiPropertyOptional() parameter?: string;
  /** The change's index in the request, from 0. */
  @ApiPropertyOptional() change?: number;
  @ApiPropertyOptional({ type: [String] }) organizationIds?: readonly string[];
  /** Recorded changes that would no longer hold. */
  @ApiPropertyOptional({ type: [Object] }) laterChanges?: readonly object[];
}

/** Problem details (RFC 9457), `application/problem+json`. */
export class ProblemDocument {
  /** A URN that names the kind of problem. */
  @ApiProperty({ example: 'urn:orgledger:problem:rejected' }) type!: string;
  @ApiProperty() title!: string;
  @ApiProperty() status!: number;
  @ApiPropertyOptional() detail?: string;
  @ApiPropertyOptional() instance?: string;
  /** Everything that is wrong, not only the first. */
  @ApiPropertyOptional({ type: [ProblemItem] }) errors?: readonly ProblemItem[];
}
