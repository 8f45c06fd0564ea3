import { ApiProperty } from '@nestjs/swagger';
import type { FlowName } from '../../../events/vocabulary/effect.js';
import {
  countedEffects,
  flows,
  type CountedEffect,
} from '../../../events/vocabulary/report/report-selection.js';
import { KnownDocument } from '../../read-side/time/as-of.document.js';

export const flowGroupings = ['kind', 'all'] as const;
export type FlowGrouping = (typeof flowGroupings)[number];

/** What one flow did to a stock. */
export class Flow {
  @ApiProperty({ enum: countedEffects }) effect!: CountedEffect;
  @ApiProperty({ enum: flows, example: 'absorbed' }) as!: FlowName;
  @ApiProperty({
    enum: ['in', 'out', 'within'],
    description: 'Whether it adds to the stock, takes from it or leaves it as large as it was',
  })
  direction!: 'in' | 'out' | 'within';
  @ApiProperty({ description: 'Organizations, as often as it happened to them' }) count!: number;
  @ApiProperty({ description: 'Organizations, each once' }) organizations!: number;
  @ApiProperty({ description: 'Changes behind it; one change may concern many organizations' })
  changes!: number;
  @ApiProperty({ description: 'What it adds to the stock' }) delta!: number;
  @ApiProperty({ description: 'The changes behind it' }) changesUrl!: string;
}

/** A stock before and after, and what happened in between. */
export class StockFlows {
  @ApiProperty({ type: String, nullable: true, description: 'null for all kinds together' })
  kind!: string | null;
  @ApiProperty({ description: 'At the end of `from`' }) before!: number;
  @ApiProperty({ type: [Flow] }) flows!: readonly Flow[];
  @ApiProperty({ description: 'At the end of `to`' }) after!: number;
  @ApiProperty({ description: 'after − before − Σ delta: 0 unless something is wrong' }) residual!: number;
}

/** What changed the stocks within `(from, to]`. */
export class Flows {
  @ApiProperty({ type: KnownDocument }) asOf!: KnownDocument;
  @ApiProperty({ format: 'date' }) from!: string;
  @ApiProperty({ format: 'date' }) to!: string;
  @ApiProperty({ enum: flowGroupings }) by!: FlowGrouping;
  @ApiProperty({ type: [StockFlows] }) stocks!: readonly StockFlows[];
}
