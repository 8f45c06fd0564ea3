import { ApiProperty } from '@nestjs/swagger';
import { ChangeReference } from '../changes/change-reference.js';
import { DecisionReference } from '../../read-side/decision-reference.js';
import { KnownDocument } from '../../read-side/time/as-of.document.js';
import { OrganizationReference } from '../organizations/organization.documents.js';

export const lineageDirections = ['both', 'predecessors', 'successors'] as const;
export type LineageDirection = (typeof lineageDirections)[number];

/** An organization in a lineage, by its last name and kind. */
export class LineageNode extends OrganizationReference {
  @ApiProperty({ format: 'date', description: 'When it first lived' }) from!: string;
  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    description: 'When it last ended; null if it lives on',
  })
  to!: string | null;
}

/** One organization lives on in another. */
export class LineageEdge {
  @ApiProperty() predecessorId!: string;
  @ApiProperty() successorId!: string;
  @ApiProperty({ description: 'Steps from the organization asked for, from 1' }) depth!: number;
  @ApiProperty({ format: 'date' }) effectiveOn!: string;
  @ApiProperty({ type: ChangeReference }) change!: ChangeReference;
  @ApiProperty({ type: DecisionReference }) decision!: DecisionReference;
}

/** Where an organization comes from, and what became of it. */
export class Lineage {
  @ApiProperty({ type: KnownDocument }) asOf!: KnownDocument;
  @ApiProperty() id!: string;
  @ApiProperty({ type: [LineageNode], description: 'The organization itself among them' })
  nodes!: readonly LineageNode[];
  @ApiProperty({ type: [LineageEdge], description: 'In valid order' }) edges!: readonly LineageEdge[];
  @ApiProperty({ description: 'True when there is more than an answer holds: ask from one of its ends' })
  truncated!: boolean;
}
