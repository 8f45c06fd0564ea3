import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { describe, expect, it } from '@jest/globals';
import { catalogue, type Subject } from '../../../../src/events/messages/catalogue.js';
import { languages, type Language } from '../../../../src/events/messages/language.js';

/** Messages that need no translation. */
const alike: readonly string[] = [];

/** Messages that end in what a library says, in English only. */
const quoting: readonly string[] = ['http.reason', 'http.unreadable', 'http.unknown-path-detail'];

const idsOf = (language: Language): string[] =>
  Object.entries(catalogue[language]).flatMap(([subject, messages]) =>
    Object.keys(messages).map((key) => `${subject}.${key}`),
  );
const ids = idsOf('en');

function sourceOf(id: string, language: Language): string {
  const [subject, ...key] = id.split('.');
  return catalogue[language][subject as Subject][key.join('.')]!;
}

/** The arguments of a message, with the kind of each. */
function argumentsOf(elements: readonly MessageFormatElement[]): string[] {
  const found = elements.flatMap((element): string[] => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return [];
    if (element.type !== TYPE.plural && element.type !== TYPE.select) return [element.value];
    return [element.value, ...Object.values(element.options).flatMap((option) => argumentsOf(option.value))];
  });
  return [...new Set(found)].sort();
}

const parsed = (id: string, language: Language) =>
  parse(sourceOf(id, language), { ignoreTag: true, locale: new Intl.Locale(language) });

it('has the same messages in every language', () => {
  for (const language of languages) expect(idsOf(language).sort()).toEqual([...ids].sort());
});

describe('each message', () => {
  it.each(ids)('%s takes the same arguments in every language', (id) => {
    const [inVietnamese, inEnglish] = languages.map((language) => argumentsOf(parsed(id, language)));
    if (quoting.includes(id)) expect([inVietnamese, inEnglish]).toEqual([[], ['reason']]);
    else expect(inVietnamese).toEqual(inEnglish);
  });

  it.each(ids)('%s is translated, and in Unicode NFC', (id) => {
    const [vi, en] = languages.map((language) => sourceOf(id, language));
    expect(vi!.normalize('NFC')).toBe(vi);
    if (!alike.includes(id)) expect(vi).not.toBe(en);
    else expect(vi).toBe(en);
  });
});
