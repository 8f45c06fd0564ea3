import type { ArgumentsOf, Value } from './arguments.js';
import type { English, Subject } from './catalogue.js';

/** The id of a message: its subject and its key, as `problem.not-live`. */
export type MessageId = { readonly [S in Subject]: `${S}.${keyof English[S] & string}` }[Subject];

type TextOf<Id extends MessageId> = Id extends `${infer S extends Subject}.${infer Key}`
  ? Key extends keyof English[S]
    ? English[S][Key] & string
    : never
  : never;

/** What has to be said with a message: nothing where it has no arguments. */
export type Arguments<Id extends MessageId> = keyof ArgumentsOf<TextOf<Id>> extends never
  ? readonly []
  : readonly [ArgumentsOf<TextOf<Id>>];

/** A text that is put into a language when it is known who reads it. */
export interface Message {
  readonly id: MessageId;
  readonly values: Readonly<Record<string, Value>>;
}

/** A message with the values that it asks for. */
export function message<Id extends MessageId>(id: Id, ...[values]: Arguments<Id>): Message {
  return { id, values: values ?? {} };
}
