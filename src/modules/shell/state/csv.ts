import { stringify } from 'csv-stringify/sync';
import type { OrganizationSummary } from '../../queries/organizations/organization.documents.js';
import { organizationsOn } from './organizations-on.js';
import type { RegisterOn } from './register-on.js';

/**
 * The organizations of a date as a table, in parts: one line each, a column for each scheme of codes, other names and
 * functions as JSON. With a byte order mark, which Excel needs; texts that a spreadsheet would take for formulas are
 * disarmed by an apostrophe.
 */
export async function* stateCsv({ queries, asOf, classification }: RegisterOn): AsyncGenerator<string> {
  const schemes = (classification.schemes ?? []).map(({ code }) => code);
  const columns = [
    'id',
    'kind',
    'name',
    'parent_id',
    'parent_name',
    ...schemes.map((scheme) => `code_${scheme}`),
    'other_names',
    'authorities',
    'functions',
    'valid_from',
  ];
  let first = true;
  for await (const organizations of organizationsOn(queries, asOf)) {
    const records = organizations.map((organization) => lineOf(organization, schemes));
    yield stringify(records, { header: first, bom: first, columns, escape_formulas: true });
    first = false;
  }
}

function lineOf(
  organization: OrganizationSummary,
  schemes: readonly string[],
): Record<string, string | null> {
  const { id, kind, name, parent, codes, otherNames, authorities, functions, validFrom } = organization;
  return {
    id,
    kind,
    name,
    parent_id: parent?.id ?? null,
    parent_name: parent?.name ?? null,
    ...Object.fromEntries(schemes.map((scheme) => [`code_${scheme}`, codes[scheme] ?? null])),
    other_names: jsonOf(otherNames),
    authorities: authorities.join(' '),
    functions: jsonOf(functions),
    valid_from: validFrom,
  };
}

function jsonOf(record: Readonly<Record<string, string>>): string | null {
  return Object.keys(record).length === 0 ? null : JSON.stringify(record);
}
