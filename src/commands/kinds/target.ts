import { message } from '../../events/messages/message.js';
import { explained } from '../../events/vocabulary/explained.js';
import { IsInt, Matches, Min } from 'class-validator';
import { IsText, Optional } from '../../events/vocabulary/validation.js';
import { Change } from './change.js';

/** Ids of decisions: the client's, or made for it. */
export const decisionIdPattern = /^[\p{L}\p{N}][\p{L}\p{N}._:/-]{0,127}$/u;

/** Accepts the id of a decision. */
export function IsDecisionId(): PropertyDecorator {
  return Matches(
    decisionIdPattern,
    explained(({ property }) => message('field.decision-id', { property })),
  );
}

/** Names one change of a recorded decision. */
export class ChangeTargetInput {
  @IsDecisionId() decisionId!: string;
  /** The change's number in its decision, from 1. */
  @IsInt() @Min(1) change!: number;
}

/** Names a recorded decision, or one change of it. */
export class DecisionTargetInput {
  @IsDecisionId() decisionId!: string;
  /** The change's number in its decision, from 1; all changes of the decision when absent. */
  @Optional() @IsInt() @Min(1) change?: number;
}

/** A change that rectifies recorded ones. It has no date of its own: what it rectifies has. */
export abstract class RectifyingChange extends Change {
  /** Why, in words. */
  @IsText(5000) reason!: string;
}
