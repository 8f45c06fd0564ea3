import { ValidateBy } from 'class-validator';
import { message, type Message } from '../../messages/message.js';
import { explained } from '../explained.js';
import type { ReportParts } from './report-parts.js';
import { checks } from './report-flag.js';
import { flowsOf } from './report-selection.js';
import { countFacets, parseTerm, placeholders, stockFacets } from './report-term.js';

/** On a property of a report definition: the whole of it holds together, see `contradictions`. */
export function HoldsTogether(): PropertyDecorator {
  return ValidateBy(
    {
      name: 'holdsTogether',
      validator: { validate: (_, args) => contradictions(args!.object as ReportParts).length === 0 },
    },
    explained(({ object }) => contradictions(object as ReportParts)),
  );
}

/**
 * The names of all numbers that a report of this definition comes to. `<stock>.movement` is a wording and not
 * among them.
 */
export function ledgerNames(definition: ReportParts): Set<string> {
  const names = new Set<string>();
  const add = (code: string, facets: readonly string[]) =>
    facets.forEach((facet) => names.add(`${code}.${facet}`));
  for (const line of each(definition.lines)) {
    add(line.code, countFacets);
    for (const part of each(line.parts)) add(`${line.code}/${part.code}`, countFacets);
  }
  for (const stock of each(definition.stocks)) add(stock.code, stockFacets);
  for (const measure of each(definition.measures)) {
    add(measure.code, measure.type === 'stock' ? stockFacets : ['value', 'straddling']);
  }
  for (const { code } of each(definition.authorities)) add(code, [...stockFacets, 'granted', 'revoked']);
  return names;
}

/**
 * What does not hold together in a definition whose fields are well-formed, as messages: codes used twice, parts and
 * flags without exactly one rule, flows that their effect doesn't have, and names of nothing. Malformed fields are
 * for their own validators to tell; here they are passed over.
 */
export function contradictions(definition: ReportParts): Message[] {
  return [
    ...doubled(definition),
    ...ambiguous(definition),
    ...foreignFlows(definition),
    ...dangling(definition),
  ];
}

function doubled(definition: ReportParts): Message[] {
  const { lines, stocks, measures, authorities, identities, options, flags, wording } = definition;
  const spaces = [
    [lines, stocks, measures, authorities].flatMap((list) => each<{ code: string }>(list)),
    ...each(lines).map(({ parts }) => each(parts)),
    ...each(identities).map(({ columns }) => each(columns)),
    each(identities),
    each(options),
    each(flags),
    each(wording),
  ];
  return spaces.flatMap((space) => {
    const codes = space.map(({ code }) => code);
    return codes
      .filter((code, i) => codes.indexOf(code) !== i)
      .map((code) => message('definition.defined-twice', { code }));
  });
}

function ambiguous(definition: ReportParts): Message[] {
  const parts = each(definition.lines).flatMap(({ parts }) => each(parts));
  return [
    ...parts
      .filter(({ select, changes }) => !select === !changes)
      .map(({ code }) => message('definition.one-selection', { code })),
    ...parts
      .filter(({ apart, option }) => apart && option !== undefined)
      .map(({ code }) => message('definition.apart-or-option', { code })),
    ...each(definition.figures)
      .filter(({ ledger, flow }) => ledger && flow !== undefined)
      .map(({ figure }) => message('definition.ledger-or-flow', { figure })),
    ...each(definition.flags)
      .filter((flag) => checks.filter((check) => flag[check]).length !== 1)
      .map(({ code }) => message('definition.one-check', { code, checks: checks.join(', ') })),
  ];
}

const flowsByEffect: Readonly<Record<string, readonly string[]>> = flowsOf;

function foreignFlows(definition: ReportParts): Message[] {
  const rules = [
    ...each(definition.lines).flatMap(({ parts }) => each(parts).flatMap(({ select }) => each([select]))),
    ...each(definition.identities).flatMap(({ columns }) => each(columns)),
  ];
  return rules.flatMap(({ effect, as }) => {
    const known = flowsByEffect[effect] ?? [];
    return texts(as)
      .filter((flow) => !known.includes(flow))
      .map((flow) => message('definition.foreign-flow', { effect, flow }));
  });
}

function dangling(definition: ReportParts): Message[] {
  const names = ledgerNames(definition);
  const stocks = each(definition.stocks).map(({ code }) => code);
  const options = each(definition.options).map(({ code }) => code);
  const flows = each(definition.measures).flatMap(({ code, type }) => (type === 'flow' ? [code] : []));
  const unresolved = (term: string): boolean => {
    const parsed = parseTerm(term);
    return !parsed || (parsed.kind === 'ledger' && !names.has(parsed.name));
  };
  const words = (text: unknown, locals: readonly string[]) =>
    each([text as { vi?: unknown; en?: unknown }])
      .flatMap(({ vi, en }) => texts([vi, en]).flatMap(placeholders))
      .map((placeholder) => placeholder.replace(/^\+/, '').replace(/\.movement$/, '.change'))
      .filter((placeholder) => !locals.includes(placeholder) && unresolved(placeholder));
  const unknown = [
    ...each(definition.lines)
      .flatMap(({ parts }) => each(parts))
      .flatMap(({ option }) => (option === undefined || options.includes(option) ? [] : [option])),
    ...each(definition.identities).flatMap((identity) =>
      texts(identity.stocks).filter((code) => !stocks.includes(code)),
    ),
    ...each(definition.figures).flatMap(({ ledger }) => terms(ledger).filter(unresolved)),
    ...each(definition.figures).flatMap(({ flow }) =>
      flow === undefined || flows.includes(flow) ? [] : [flow],
    ),
    ...each(definition.flags).flatMap(({ compare, bound }) =>
      [compare?.left, compare?.right, bound?.value].flatMap(terms).filter(unresolved),
    ),
    ...each(definition.wording).flatMap(({ text }) => words(text, windowWords)),
    ...each(definition.flags).flatMap(({ text }) => words(text, flagWords)),
  ];
  return [...new Set(unknown)].map((name) => message('definition.nothing-named', { name }));
}

const windowWords = ['from', 'to'];
const flagWords = [...windowWords, 'left', 'right', 'difference', 'list'];

function terms(expression: { sum?: unknown; over?: unknown } | undefined): string[] {
  return [...texts(expression?.sum), ...texts(expression?.over)];
}

/** The objects in a list that may be malformed. */
function each<T>(list: readonly T[] | undefined): NonNullable<T>[] {
  if (!Array.isArray(list)) return [];
  return list.filter((item): item is NonNullable<T> => typeof item === 'object' && item !== null);
}

/** The texts in a list that may be malformed. */
function texts(list: unknown): string[] {
  return Array.isArray(list) ? list.filter((item) => typeof item === 'string') : [];
}
