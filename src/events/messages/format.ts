import { IntlMessageFormat } from 'intl-messageformat';
import type { Value } from './arguments.js';
import { catalogue, type Subject } from './catalogue.js';
import type { Language } from './language.js';
import { message, type Arguments, type Message, type MessageId } from './message.js';

/** The text of a message that takes no values. */
type Plain = string;

/** Each is parsed when it is first asked for. */
const parsed: Readonly<Record<Language, Map<MessageId, IntlMessageFormat | Plain>>> = {
  vi: new Map(),
  en: new Map(),
};

/** A message in a language. A value that is missing shows as the name of its argument in braces. */
export function format({ id, values }: Message, language: Language): string {
  const form = formOf(id, language);
  if (typeof form === 'string') return form;
  const inWords = new Proxy<Record<string, string | number>>(
    {},
    {
      has: () => true,
      get: (_, name: string) => inLanguage(values[name] ?? `{${name}}`, language),
    },
  );
  return form.format(inWords) as string;
}

/** The text of an id in a language, with the values that it asks for. */
export function text<Id extends MessageId>(language: Language, id: Id, ...values: Arguments<Id>): string {
  return format(message(id, ...values), language);
}

function inLanguage(value: Value, language: Language): string | number {
  if (typeof value !== 'object') return value;
  if ('id' in value) return format(value, language);
  return value.map((item) => format(item, language)).join(', ');
}

function formOf(id: MessageId, language: Language): IntlMessageFormat | Plain {
  const known = parsed[language].get(id);
  if (known !== undefined) return known;
  const source = sourceOf(id, language);
  const form = /['{]/.test(source)
    ? new IntlMessageFormat(source, language, undefined, { ignoreTag: true })
    : source;
  parsed[language].set(id, form);
  return form;
}

/** A message as the catalogue has it. */
export function sourceOf(id: MessageId, language: Language): string {
  const dot = id.indexOf('.');
  return catalogue[language][id.slice(0, dot) as Subject][id.slice(dot + 1)]!;
}
