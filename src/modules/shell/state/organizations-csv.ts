import { stringify } from 'csv-stringify/sync';
import type { StateField } from '../../../events/register/history.js';
import type { OrganizationSummary } from '../../queries/organizations/organization.documents.js';
import { organizationsOn } from './organizations-on.js';
import type { RegisterOn } from './register-on.js';

/**
 * The organizations of a date as a table, in parts: one line each, a column for each scheme of codes, other names and
 * functions as JSON. With a byte order mark, which Excel needs; texts that a spreadsheet would take for formulas are
 * disarmed by an apostrophe.
 */
export async function* stateCsv({ queries, asOf, classification }: RegisterOn): AsyncGenerator<string> {
  const columns = columnsFor((classification.schemes ?? []).map(({ code }) => code));
  const header = columns.map(([name]) => name);
  let first = true;
  for await (const organizations of organizationsOn(queries, asOf)) {
    const records = organizations.map((organization) => columns.map(([, valueOf]) => valueOf(organization)));
    yield stringify(records, { header: first, bom: first, columns: header, escape_formulas: true });
    first = false;
  }
}

type Column = readonly [name: string, valueOf: (organization: OrganizationSummary) => string | null];

function columnsFor(schemes: readonly string[]): readonly Column[] {
  const ofFields: Readonly<Record<StateField, readonly Column[]>> = {
    kind: [['kind', ({ kind }) => kind]],
    name: [['name', ({ name }) => name]],
    parentId: [
      ['parent_id', ({ parent }) => parent?.id ?? null],
      ['parent_name', ({ parent }) => parent?.name ?? null],
    ],
    codes: schemes.map((scheme) => [`code_${scheme}`, ({ codes }) => codes[scheme] ?? null]),
    otherNames: [['other_names', ({ otherNames }) => jsonOf(otherNames)]],
    authorities: [['authorities', ({ authorities }) => authorities.join(' ')]],
    functions: [['functions', ({ functions }) => jsonOf(functions)]],
  };
  return [
    ['id', ({ id }) => id],
    ...Object.values(ofFields).flat(),
    ['valid_from', ({ validFrom }) => validFrom],
  ];
}

function jsonOf(record: Readonly<Record<string, string>>): string | null {
  return Object.keys(record).length === 0 ? null : JSON.stringify(record);
}
