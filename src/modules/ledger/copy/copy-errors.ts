import type { RecordedEvent } from '../../../events/definition/envelope.js';
import type { Difference } from './compare-ledgers.js';
import { differenceText } from './difference-text.js';

/** Thrown when the target of a copy can't become the source's equal. Nothing that was there is touched. */
export abstract class CopyRefused extends Error {}

/** The target holds events that the source has not, or has elsewhere. */
export class TargetHoldsOther extends CopyRefused {
  override readonly name = 'TargetHoldsOther';
  constructor(
    readonly target: string,
    readonly difference: Difference,
  ) {
    super(
      `The target ${target} holds something else than the source.\n` +
        `${differenceText(difference)}\n` +
        'Copy into an empty store, or into one that a copy of this very source has begun.',
    );
  }
}

/** Somebody else appends to the target. */
export class TargetIsWrittenTo extends CopyRefused {
  override readonly name = 'TargetIsWrittenTo';
  constructor(target: string, stream: string, expected: number, actual: number) {
    super(
      `Somebody else writes to the target ${target}: the stream ${stream} is at revision ${actual}, not ${expected}. ` +
        'Stop every service that works on it, then run the copy again: it goes on where that is possible.',
    );
  }
}

/** One decision is more than the target takes at once. */
export class DecisionTooLarge extends CopyRefused {
  override readonly name = 'DecisionTooLarge';
  constructor(first: RecordedEvent, size: number, limit: number, setting: string | undefined) {
    super(
      `The target takes ${limit} bytes at once; ${decisionText(first)} counts ${size}. ` +
        `Raise ${setting ?? 'its limit'}, then run the copy again: it goes on from here.`,
    );
  }
}

/** The target refuses a decision for what is in it. */
export class DecisionNotTaken extends CopyRefused {
  override readonly name = 'DecisionNotTaken';
  constructor(first: RecordedEvent, target: string, cause: unknown) {
    super(
      `The target ${target} does not take ${decisionText(first)} or one recorded with it: ${(cause as Error).message}. ` +
        'Everything before it is copied.',
      { cause },
    );
  }
}

function decisionText({ metadata, stream, revision, position }: RecordedEvent): string {
  return `decision ${metadata.decisionId} (${stream}, revision ${revision}, position ${position} of the source)`;
}
