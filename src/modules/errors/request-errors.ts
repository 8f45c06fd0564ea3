import type { Message } from '../../events/messages/message.js';
import { ExplainedError, inEnglish } from './explained-error.js';

/** One parameter, header or field that can't be understood. */
export interface Misunderstood {
  readonly code: string;
  readonly detail: Message;
  /** The name of a parameter or header. */
  readonly parameter?: string;
  /** JSON Pointer into the body. */
  readonly pointer?: string;
}

/** A request whose parameters or headers can't be understood. Carries everything that is wrong at once. */
export class BadRequest extends Error {
  override readonly name = 'BadRequest';
  constructor(readonly errors: readonly Misunderstood[]) {
    super(errors.map(({ detail }) => inEnglish(detail)).join('\n'));
  }
}

/** What was asked for is not there. */
export class NotFound extends ExplainedError {
  override readonly name = 'NotFound';
  /** @param code names what is missing: `unknown-register`, `unknown-organization`, … */
  constructor(
    readonly code: string,
    detail: Message,
  ) {
    super(detail);
  }
}

/** The read model is not as far as the client asked for. */
export class NotYet extends ExplainedError {
  override readonly name = 'NotYet';
}

/** A request whose body is not the JSON that it has to be. */
export class UnreadableBody extends ExplainedError {
  override readonly name = 'UnreadableBody';
  constructor(
    readonly status: 400 | 415,
    detail: Message,
  ) {
    super(detail);
  }
}
