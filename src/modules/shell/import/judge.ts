import { judge } from '../../../commands/decide/judge.js';
import type { NewEvent } from '../../../events/definition/envelope.js';
import type { RegisterState } from '../../../events/register/register-state.js';
import type { Ledger } from '../../ledger/ledger.js';
import type { RecordDecisionInput } from '../../recording/record-decision.js';
import { errorOf } from '../../recording/recording-errors.js';

/** Judges decisions as a register's writer does, and records nothing. */
export class Judge {
  /** @param now the present moment, in UTC with milliseconds */
  constructor(
    private readonly ledger: Ledger,
    private readonly now: () => string,
  ) {}

  /**
   * What a decision would be recorded as in a register of this state; nothing for one that is recorded already.
   * Leaves the state as it was.
   * @throws everything for which it would be refused
   */
  eventsOf(state: RegisterState, input: RecordDecisionInput): readonly NewEvent[] {
    const judgement = judge(state, input, { now: this.now(), limit: this.ledger.appendLimit });
    switch (judgement.kind) {
      case 'recordable':
        return judgement.events;
      case 'repeated':
        return [];
      case 'rejected':
      case 'id-reused':
      case 'stale':
        throw errorOf(judgement, input);
      default:
        return judgement satisfies never;
    }
  }
}
