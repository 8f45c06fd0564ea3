import { ApiProperty } from '@nestjs/swagger';
import type { AcceptedWarning } from '../../events/types/decision-issued.js';
import type { DecisionRecorded, Made } from './record-decision.js';

export class MadeDocument implements Made {
  /** The change's number in the decision, from 1. */
  @ApiProperty() change!: number;
  @ApiProperty({ type: [String] }) organizationIds!: readonly string[];
}

/** A decision is recorded, whole. */
export class DecisionRecordedDocument implements DecisionRecorded {
  @ApiProperty() register!: string;
  @ApiProperty() decisionId!: string;
  @ApiProperty({
    description: "Of the decision's last event; ask queries for `?atLeast=` it to read your own write",
  })
  revision!: number;
  @ApiProperty({
    description:
      'A place in the whole log by which the decision is recorded, opaque; the same request again may be given an ' +
      'earlier one',
  })
  position!: string;
  @ApiProperty({ format: 'date-time' }) recordedAt!: string;
  @ApiProperty({ type: [MadeDocument], description: 'Organizations that the changes opened' })
  made!: readonly MadeDocument[];
  @ApiProperty({ type: [Object], description: 'Warnings that were acknowledged' })
  warnings!: readonly AcceptedWarning[];
}
