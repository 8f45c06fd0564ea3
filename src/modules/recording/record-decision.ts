import { Command, Query } from '@nestjs/cqrs';
import type { RecordDecisionInput } from '../../commands/decide/judge.js';
import type { Preview } from '../../commands/decide/preview.js';
import type { AcceptedWarning } from '../../events/types/decision-issued.js';

export type { RecordDecisionInput } from '../../commands/decide/judge.js';

/** What was made by one change. */
export interface Made {
  /** The change's number in the decision, from 1. */
  readonly change: number;
  readonly organizationIds: readonly string[];
}

export interface DecisionRecorded {
  readonly register: string;
  readonly decisionId: string;
  /** Of the decision's last event: ask queries for at least this to read your own write. */
  readonly revision: number;
  /**
   * A place in the log by which the decision is recorded: everything up to it holds the decision. Of its last event
   * where the store reports that, of the last one that was stored with it otherwise: the same request again may be reported
   * an earlier place.
   */
  readonly position: string;
  readonly recordedAt: string;
  /** Organizations that the changes opened. */
  readonly made: readonly Made[];
  /** Warnings that were acknowledged. */
  readonly warnings: readonly AcceptedWarning[];
}

/** Records a decision with all its changes, or nothing. */
export class RecordDecision extends Command<DecisionRecorded> {
  constructor(readonly input: RecordDecisionInput) {
    super();
  }
}

/** What a decision would come to; nothing is recorded. */
export class PreviewDecision extends Query<Preview> {
  constructor(readonly input: RecordDecisionInput) {
    super();
  }
}
