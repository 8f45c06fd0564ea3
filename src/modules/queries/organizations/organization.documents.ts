import { ApiProperty } from '@nestjs/swagger';
import {
  closedAs,
  openedAs,
  type ClosedAs,
  type FunctionRole,
  type OpenedAs,
  type OtherNames,
} from '../../../events/vocabulary/effect.js';
import type { OrganizationState as State } from '../../../events/register/history.js';
import { ChangeReference } from '../changes/change-reference.js';

const record = { type: 'object', additionalProperties: { type: 'string' } } as const;

/** An organization as another one refers to it. */
export class OrganizationReference {
  @ApiProperty({ example: 'U-01' }) id!: string;
  @ApiProperty({ example: 'Đảng bộ Bộ Mẫu' }) name!: string;
  @ApiProperty({ example: 'U' }) kind!: string;
}

/** What an organization is during `[validFrom, validTo)`. */
export class OrganizationState implements State {
  @ApiProperty({ example: 'Đảng bộ Viện Mẫu' }) name!: string;
  @ApiProperty({ ...record, description: 'By purpose', example: { organ: 'Đảng ủy Viện Mẫu' } })
  otherNames!: OtherNames;
  @ApiProperty({ description: 'A kind of the classification', example: 'G' }) kind!: string;
  @ApiProperty({ type: String, nullable: true, description: 'null for a root' }) parentId!: string | null;
  @ApiProperty({ ...record, description: 'Scheme → value' }) codes!: Readonly<Record<string, string>>;
  @ApiProperty({ type: [String] }) authorities!: readonly string[];
  @ApiProperty({ ...record, description: 'Function → its part in it: lead or co-operator' })
  functions!: Readonly<Record<string, FunctionRole>>;
  @ApiProperty({ format: 'date' }) validFrom!: string;
  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    description: 'The day on which it ends; open when null',
  })
  validTo!: string | null;
}

/** An organization in a list. */
export class OrganizationSummary extends OrganizationState {
  @ApiProperty({ example: 'G-01' }) id!: string;
  @ApiProperty({ type: OrganizationReference, nullable: true }) parent!: OrganizationReference | null;
}

/** A measure that holds on the date. */
export class CurrentFact {
  @ApiProperty({ example: 'members' }) measure!: string;
  @ApiProperty({ example: 44 }) value!: number;
  @ApiProperty({ format: 'date' }) effectiveOn!: string;
  @ApiProperty({ description: 'Of the change that stated it' }) revision!: number;
}

/** One life of an organization: from an opening to a closing. It has several when it was reinstated. */
export class Life {
  @ApiProperty({ format: 'date' }) from!: string;
  @ApiProperty({ enum: openedAs }) openedAs!: OpenedAs;
  @ApiProperty({ type: ChangeReference }) openedBy!: ChangeReference;
  @ApiProperty({ type: String, format: 'date', nullable: true }) to!: string | null;
  @ApiProperty({ type: String, enum: closedAs, nullable: true }) closedAs!: ClosedAs | null;
  @ApiProperty({ type: ChangeReference, nullable: true }) closedBy!: ChangeReference | null;
}
