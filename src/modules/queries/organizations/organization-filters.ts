import sql, { type Sql } from 'sql-template-tag';
import { message, type Message } from '../../../events/messages/message.js';
import type { Classification } from '../../../events/vocabulary/classification.js';
import type { BadRequest } from '../../errors/request-errors.js';
import { containing } from '../../read-side/params/like.js';
import type { AsOfPageParams } from '../../read-side/params/page.params.js';
import type { OrganizationFilters } from './organization.params.js';

export type FilterName = Exclude<keyof OrganizationFilters, keyof AsOfPageParams>;
export type Filters = Pick<OrganizationFilters, FilterName>;

/** What the register's classification defines on the date; nothing before the first one. */
export type Defined = Partial<Classification>;
export type Mistake = BadRequest['errors'][number];

/** What the classification defines and filters name. */
type DefinedName = 'kind' | 'set' | 'authority' | 'scheme';

/** What one filter asks. */
interface Filter {
  /** Of a row `v` of `organization_version`; undefined when the rows are chosen otherwise. */
  readonly condition: (value: string, defined: Defined) => Sql | undefined;
  /** What it names of the register: there, a value that is not known is a mistake, and not an empty list. */
  readonly names?: 'organization' | DefinedThing;
}

/** What a value names that has to be defined on the date; undefined when it is. */
type DefinedThing = (value: string, defined: Defined, on: string) => Omit<Mistake, 'parameter'> | undefined;

/** The one place that says what a filter is, beside its parameter. Mistakes are reported in this order. */
const filters: Readonly<Record<FilterName, Filter>> = {
  q: { condition: (q) => sql`v.search_text LIKE ${containing(q)}` },
  kind: {
    condition: (kind) => sql`v.kind = ANY(${[kind]})`,
    names: thing('kind', ({ kinds }) => kinds),
  },
  set: {
    condition: (set, defined) => sql`v.kind = ANY(${kindsOfSet(set, defined)})`,
    names: thing('set', ({ sets }) => sets),
  },
  authority: {
    condition: (authority) => sql`v.authorities @> ${[authority]}::text[]`,
    names: thing('authority', ({ authorities }) => authorities),
  },
  code: {
    condition: (code) => {
      const [scheme, value] = schemeAndValue(code);
      return sql`v.codes <> '{}' AND v.codes @> ${JSON.stringify({ [scheme]: value })}::jsonb`;
    },
    names: (code, defined, on) => {
      const [scheme, value] = schemeAndValue(code);
      if (value !== '') return thing('scheme', ({ schemes }) => schemes)(scheme, defined, on);
      return { code: 'invalid-parameter', detail: message('request.code-with-scheme') };
    },
  },
  // Found from the top down: see `subtreeOf`.
  under: { condition: () => undefined, names: 'organization' },
  parent: { condition: (parent) => sql`v.parent_id = ${parent}`, names: 'organization' },
};

const filterNames = Object.keys(filters) as readonly FilterName[];

/** The names of the filters that are given. */
export function given(values: Filters): FilterName[] {
  return filterNames.filter((name) => values[name] !== undefined);
}

/** What the filters ask of a row `v` of `organization_version`. All of it holds. */
export function conditions(values: Filters, defined: Defined): (Sql | undefined)[] {
  return given(values).map((name) => filters[name].condition(values[name]!, defined));
}

/** True when one of the filters names something that the classification defines. */
export function needDefinitions(values: Filters): boolean {
  return given(values).some((name) => typeof filters[name].names === 'function');
}

/** The filters that name what the classification does not define on a date. */
export function undefinedThings(values: Filters, defined: Defined, on: string): Mistake[] {
  return given(values).flatMap((parameter) => {
    const { names } = filters[parameter];
    const mistake = typeof names === 'function' ? names(values[parameter]!, defined, on) : undefined;
    return mistake ? [{ ...mistake, parameter }] : [];
  });
}

/** The organizations that filters name. */
export function namedOrganizations(values: Filters): { parameter: FilterName; id: string }[] {
  return given(values)
    .filter((name) => filters[name].names === 'organization')
    .map((parameter) => ({ parameter, id: values[parameter]! }));
}

/** The kinds of a set; none when it is not defined. */
export function kindsOfSet(set: string, { sets = [] }: Defined): readonly string[] {
  return sets.find(({ code }) => code === set)?.kinds ?? [];
}

function thing(
  what: DefinedName,
  among: (defined: Defined) => readonly { readonly code: string }[] | undefined,
): DefinedThing {
  return (value, defined, on) => {
    const codes = (among(defined) ?? []).map(({ code }) => code);
    if (codes.includes(value)) return undefined;
    return { code: `unknown-${what}`, detail: notDefined(what, value, on, codes) };
  };
}

function notDefined(what: DefinedName, code: string, on: string, codes: readonly string[]): Message {
  const named = { what: message(`codeOf.${what}`), code, on };
  return codes.length === 0
    ? message('request.unknown-codes-none', named)
    : message('request.unknown-code', { ...named, known: codes.join(', ') });
}

function schemeAndValue(code: string): [scheme: string, value: string] {
  const [scheme = '', value = ''] = code.split(/:(.*)/s);
  return [scheme, value];
}
