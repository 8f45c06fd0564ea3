import { readdirSync, readFileSync } from 'node:fs';
import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { describe, expect, it } from '@jest/globals';
import { catalogue, type Subject } from '../../../../src/events/messages/catalogue.js';
import { format, text } from '../../../../src/events/messages/format.js';
import { message } from '../../../../src/events/messages/message.js';
import { languages, type Language } from '../../../../src/events/messages/language.js';

/** Messages that need no translation. */
const alike: readonly string[] = [
  ...['bound.exactly', 'drawnBound.exactly', 'drawnBound.about', 'drawnBound.nearly', 'drawnBound.more-than'],
  ...['drawnVerdict.agrees', 'step.closed'],
];

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

/** The sources that may use a message, without the catalogue itself, as one text. */
const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.startsWith('events/messages/'))
  .map((path) => readFileSync(`src/${path}`, 'utf8'))
  .join('\n');

/** By its whole id; or by its key, where an id is put together of its subject and a word of the code. */
function isUsed(id: string): boolean {
  const [subject, key] = [id.slice(0, id.indexOf('.')), id.slice(id.indexOf('.') + 1)];
  if (sources.includes(`'${id}'`)) return true;
  return sources.includes(`${subject}.\${`) && sources.includes(`'${key}'`);
}

it.each(ids)('%s is used', (id) => {
  expect(isUsed(id)).toBe(true);
});

describe('a message in words', () => {
  it('tells one from many in English', () => {
    const inEnglish = (errors: number, warnings: number) =>
      text('en', 'http.rejected-errors', { errors, warnings });
    expect([inEnglish(1, 0), inEnglish(2, 1)]).toEqual(['1 error, 0 warnings', '2 errors, 1 warning']);
    expect(text('vi', 'http.rejected-errors', { errors: 1, warnings: 0 })).toBe('1 lỗi, 0 cảnh báo');
  });

  it('takes messages for values, each in the language of the whole', () => {
    const lives = [
      message('request.from-to', { from: '2001', to: '2002' }),
      message('request.from-on', { from: '2005' }),
    ];
    const values = { organization: 'A', on: '2003-01-01', lives };
    expect(text('en', 'request.not-live', values)).toContain('It lives from 2001 to 2002, from 2005 on.');
    expect(text('vi', 'request.not-live', values)).toContain('từ 2001 đến 2002, từ 2005.');
  });

  it('prints braces, quotes and angle brackets as they are', () => {
    const counts = message('http.rejected-errors', { errors: 0, warnings: 1 });
    expect(text('en', 'http.rejected-acknowledge', { counts })).toBe(
      '0 errors, 1 warning; warnings are accepted by "acknowledge": [{ "code", "reference" }]',
    );
    expect(text('en', 'field.terms', { property: "it's <b>" })).toContain(
      "it's <b> must be terms: a number, published:<figure>",
    );
  });

  it('leaves numbers as they are: locales are for pages', () => {
    expect(text('en', 'request.tree-too-large', { limit: 12000 })).toContain('more than 12000 organizations');
    expect(text('en', 'shell.heads', { count: 12000 })).toBe('12000 organizations');
  });

  it('shows the name of a value that is missing', () => {
    const values = { register: 'r' };
    expect(format({ id: 'request.revision-not-there', values }, 'en')).toBe(
      'Revision {revision} of register "r" is not there yet.',
    );
  });
});
