import { message, type Message } from '../../../events/messages/message.js';
import { ExplainedError } from '../../errors/explained-error.js';
import type { RecordedEvent } from '../../../events/definition/envelope.js';
import type { Difference } from './compare-ledgers.js';
import { differenceText } from './difference-text.js';

/** Thrown when the target of a copy can't become the source's equal. Nothing that was there is touched. */
export abstract class CopyRefused extends ExplainedError {}

/** The target holds events that the source has not, or has elsewhere. */
export class TargetHoldsOther extends CopyRefused {
  override readonly name = 'TargetHoldsOther';
  constructor(
    readonly target: string,
    readonly difference: Difference,
  ) {
    super(message('copy.holds-other', { target, difference: differenceText(difference) }));
  }
}

/** Somebody else appends to the target. */
export class TargetIsWrittenTo extends CopyRefused {
  override readonly name = 'TargetIsWrittenTo';
  constructor(target: string, stream: string, expected: number, actual: number) {
    super(message('copy.written-to', { target, stream, expected, actual }));
  }
}

/** One decision is more than the target takes at once. */
export class DecisionTooLarge extends CopyRefused {
  override readonly name = 'DecisionTooLarge';
  constructor(first: RecordedEvent, size: number, limit: number, setting: string | undefined) {
    const raised = setting ?? message('copy.its-limit');
    super(message('copy.too-large', { limit, decision: decisionText(first), size, setting: raised }));
  }
}

/** The target refuses a decision for what is in it. */
export class DecisionNotTaken extends CopyRefused {
  override readonly name = 'DecisionNotTaken';
  constructor(first: RecordedEvent, target: string, cause: unknown) {
    const reason = (cause as Error).message;
    super(message('copy.not-taken', { target, decision: decisionText(first), reason }), { cause });
  }
}

function decisionText({ metadata, stream, revision, position }: RecordedEvent): Message {
  return message('copy.decision', { decision: metadata.decisionId, stream, revision, position });
}
