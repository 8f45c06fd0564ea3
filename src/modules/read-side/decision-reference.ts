import { ApiProperty } from '@nestjs/swagger';
import { raw, type Sql } from 'sql-template-tag';

/** The instrument behind something that changed: enough to name it and to look it up. */
export class DecisionReference {
  @ApiProperty({ description: 'See /registers/{register}/decisions/{id}' }) id!: string;
  @ApiProperty() issuer!: string;
  @ApiProperty({ type: String, nullable: true }) organ!: string | null;
  @ApiProperty({ example: 'QĐ' }) type!: string;
  @ApiProperty({ example: '98-QĐ/TW' }) number!: string;
  @ApiProperty({ format: 'date' }) issuedOn!: string;
  @ApiProperty({ format: 'date' }) effectiveOn!: string;
}

/** A row of `decision`, by its alias, as a `DecisionReference`. */
export function decisionReference(alias: string): Sql {
  return raw(
    `json_build_object('id', ${alias}.decision_id, 'issuer', ${alias}.issuer, 'organ', ${alias}.organ,
      'type', ${alias}.instrument_type, 'number', ${alias}.number, 'issuedOn', ${alias}.issued_on,
      'effectiveOn', ${alias}.effective_on)`,
  );
}
