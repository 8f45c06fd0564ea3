import { ApiProperty } from '@nestjs/swagger';
import {
  datePrecisions,
  dateStatementKinds,
  type DatePrecision,
  type DateStatement,
} from '../../../events/vocabulary/date-statement.js';
import { raw, type Sql } from 'sql-template-tag';

/** What a source says of a date that it does not know. */
export class DateStatementDocument {
  @ApiProperty({ enum: dateStatementKinds }) kind!: DateStatement['kind'];
  @ApiProperty({
    format: 'date',
    required: false,
    description: 'Before, after or about this day, or the month or year that begins with it',
  })
  on?: string;
  @ApiProperty({ format: 'date', required: false, description: 'Between this day, month or year …' })
  from?: string;
  @ApiProperty({ format: 'date', required: false, description: '… and this one, both included' })
  to?: string;
  @ApiProperty({ enum: datePrecisions, required: false, description: 'day when absent' })
  precision?: DatePrecision;
}

/** Whether an effective date is known, or one that is assumed. */
export class AssumedDate {
  @ApiProperty({
    type: DateStatementDocument,
    nullable: true,
    description: 'What is stated of the effective date where it is not known; null where it is',
  })
  dateStated!: DateStatement | null;
  @ApiProperty({ description: 'True where the effective date is one that is only assumed, by `dateStated`' })
  assumed!: boolean;
}

/** The fields of an `AssumedDate`, for SELECT. @param stated a column with the statement */
export function assumedColumns(stated: string): Sql {
  return raw(`${stated} AS "dateStated", ${stated} IS NOT NULL AS assumed`);
}

/** The same for json_build_object. */
export function assumedFields(stated: string): Sql {
  return raw(`'dateStated', ${stated}, 'assumed', ${stated} IS NOT NULL`);
}
