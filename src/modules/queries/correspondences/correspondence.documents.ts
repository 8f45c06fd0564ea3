import { ApiProperty, OmitType } from '@nestjs/swagger';
import { DiffChange } from '../diff/diff.documents.js';
import { OrganizationReference } from '../organizations/organization.documents.js';
import { KnownDocument } from '../../read-side/time/as-of.document.js';
import { correspondenceLabels, type CorrespondenceLabel } from './labels.js';

/** An organization on one of the two dates. */
export class CorrespondingOrganization extends OrganizationReference {
  @ApiProperty({ type: String, nullable: true, description: 'null for a root' }) parentId!: string | null;
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    description: 'Scheme → value',
  })
  codes!: Readonly<Record<string, string>>;
}

export class CorrespondenceChange extends OmitType(DiffChange, [
  'standing',
  'effects',
  'was',
  'rectifiedBy',
]) {}

/** Which organization of the first date is which of the second. */
export class CorrespondenceItem {
  @ApiProperty({ type: CorrespondingOrganization, nullable: true, description: 'null for a new one' })
  from!: CorrespondingOrganization | null;
  @ApiProperty({ type: CorrespondingOrganization, nullable: true, description: 'null for an ended one' })
  to!: CorrespondingOrganization | null;
  @ApiProperty({
    enum: correspondenceLabels,
    isArray: true,
    description:
      'One, but for an organization that lives on both dates and differs in several ways. identity: the same ' +
      'organization with the same names, parent, kind and codes. merged: several live on in `to`, and `from` in ' +
      'nothing else. split: `from` lives on in several, and nothing else in `to`; the original of a separation ' +
      'corresponds to itself, too. replaced: one by one, under another id. reorganized: several by several. ' +
      'part-passed: both live on both dates, and a part of `from` passed to `to`. ' +
      'ended: neither it nor any that it lives on in is there on the second date. new: likewise on the first.',
  })
  labels!: readonly CorrespondenceLabel[];
  @ApiProperty({ description: '`from` corresponds to several: the correspondence is no function' })
  oneToMany!: boolean;
  @ApiProperty({ description: 'Several correspond to `to`: the correspondence is no function backwards' })
  manyToOne!: boolean;
  @ApiProperty({
    type: [CorrespondenceChange],
    description:
      'The changes that lead from the one to the other, in valid order: those of every succession on the way, and ' +
      'for one and the same organization those that touched it',
  })
  changes!: readonly CorrespondenceChange[];
}

export class CorrespondenceTotal {
  @ApiProperty({ enum: correspondenceLabels }) label!: CorrespondenceLabel;
  @ApiProperty() correspondences!: number;
}

/** How the organizations of two dates correspond. */
export class Correspondences {
  @ApiProperty({ type: KnownDocument }) asOf!: KnownDocument;
  @ApiProperty({ format: 'date' }) from!: string;
  @ApiProperty({ format: 'date' }) to!: string;
  @ApiProperty({ description: 'Organizations of the first date, each in one item at least' }) before!: number;
  @ApiProperty({ description: 'Organizations of the second date, each in one item at least' }) after!: number;
  @ApiProperty({ type: [CorrespondenceTotal], description: 'Every label, on all pages' })
  totals!: readonly CorrespondenceTotal[];
  @ApiProperty({ description: 'Organizations of the first date that correspond to several' })
  oneToMany!: number;
  @ApiProperty({ description: 'Organizations of the second date that several correspond to' })
  manyToOne!: number;
  @ApiProperty({ type: [CorrespondenceItem], description: 'By `from`, then by `to`; new ones last' })
  items!: readonly CorrespondenceItem[];
  @ApiProperty({ type: String, nullable: true, description: 'The cursor of the next page; null on the last' })
  next!: string | null;
}
