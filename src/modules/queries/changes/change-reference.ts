import { ApiProperty } from '@nestjs/swagger';
import { raw, type Sql } from 'sql-template-tag';
import { changeKindNames } from '../../../commands/kinds/change-catalogue.js';
import { changeKindOfType } from '../../read-side/change-kinds.js';

/** A recorded change, named. */
export class ChangeReference {
  @ApiProperty({ description: "The change's own revision" }) revision!: number;
  @ApiProperty() decisionId!: string;
  @ApiProperty({ description: 'Its place in its decision, from 1' }) index!: number;
  @ApiProperty({ description: 'The type of its event', example: 'OrganizationsMerged' }) type!: string;
  @ApiProperty({ type: String, enum: changeKindNames, nullable: true, example: 'merge' })
  kind!: string | null;
}

/** The columns that name the change behind a row, by its alias; to be completed by `withKind`. */
export function changeReference(alias: string): Sql {
  return raw(`json_build_object('revision', ${alias}.revision, 'decisionId', ${alias}.decision_id,
    'index', ${alias}.index, 'type', ${alias}.type)`);
}

/** Adds the kind of change to what was read. */
export function withKind<Reference extends { readonly type: string }>(
  reference: Reference,
): Reference & { kind: string | null } {
  return { ...reference, kind: changeKindOfType(reference.type) };
}
