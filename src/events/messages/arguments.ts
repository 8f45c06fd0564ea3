import type { Message } from './message.js';

/** What may stand for an argument of a message. Several messages are listed with commas between them. */
export type Value = string | number | Message | readonly Message[];

/** What is no name of an argument: text in braces, as in a branch of a plural. */
type Other = ' ' | '#' | '{' | ',' | '.' | ':' | ';' | "'" | '"';
type Word<Text extends string> = Text extends '' | `${string}${Other}${string}` ? never : Text;

/** The name and the kind of the argument with which a text begins, as a pair. */
type First<Text extends string> =
  | (Text extends `${infer Name}, plural,${string}` ? Pair<Name, number> : never)
  | (Text extends `${infer Name}, select,${string}` ? Pair<Name, string> : never)
  | (Text extends `${infer Name}}${string}` ? Pair<Name, Value> : never);
type Pair<Name extends string, Kind> = Word<Name> extends never ? never : readonly [Word<Name>, Kind];

type Pairs<Text extends string> = Text extends `${string}{${infer Rest}` ? First<Rest> | Pairs<Rest> : never;

/**
 * The arguments that a text in ICU MessageFormat asks for. A branch of a plural or a select is more than one word
 * (`one {# change}`): one word in braces is taken for an argument.
 */
export type ArgumentsOf<Text extends string> = {
  readonly [P in Pairs<Text> as P[0]]: P[1];
};
