import { format } from '../../events/messages/format.js';
import type { Message } from '../../events/messages/message.js';

/** An error for a person to read. Its own message is in English; the edge puts `detail` into the reader's language. */
export abstract class ExplainedError extends Error {
  constructor(
    readonly detail: Message,
    options?: ErrorOptions,
  ) {
    super(inEnglish(detail), options);
  }
}

/** A message as logs and developers read it. */
export function inEnglish(detail: Message): string {
  return format(detail, 'en');
}
