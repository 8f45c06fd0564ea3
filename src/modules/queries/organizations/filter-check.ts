import { message, type Message } from '../../../events/messages/message.js';
import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Classification } from '../../../events/vocabulary/classification.js';
import { BadRequest } from '../../errors/request-errors.js';
import { ClassificationOn } from '../registers/classification-on.js';
import { Rows } from '../../read-side/rows.js';
import type { AsOf } from '../../read-side/time/known.js';
import { known } from '../../read-side/time/relations.js';

/** Filters that name something of the register. */
export interface NamingFilters {
  readonly kind?: string;
  readonly set?: string;
  readonly under?: string;
  readonly parent?: string;
  readonly code?: string;
  readonly authority?: string;
}

type Mistake = BadRequest['errors'][number];

/** Reports a filter that names nothing apart from one that merely finds nothing. */
@Injectable()
export class FilterCheck {
  constructor(
    private readonly rows: Rows,
    private readonly classifications: ClassificationOn,
  ) {}

  /**
   * The kinds that `kind` and `set` leave over; undefined when neither is given.
   * @throws BadRequest with every filter whose kind, set, scheme, authority or organization is not known
   */
  async resolve(
    asOf: AsOf,
    filters: NamingFilters,
  ): Promise<{ readonly kinds: readonly string[] | undefined }> {
    const { kind, set, code, authority } = filters;
    const named = [kind, set, code, authority].some((value) => value !== undefined);
    const classification = named ? (await this.classifications.find(asOf))?.classification : undefined;
    const mistakes = [
      ...(named ? unknownCodes(filters, classification, asOf.validAt) : []),
      ...(await this.#unknownOrganizations(asOf, filters)),
    ];
    if (mistakes.length > 0) throw new BadRequest(mistakes);
    const members = classification?.sets?.find((candidate) => candidate.code === set)?.kinds;
    if (kind === undefined) return { kinds: members };
    return { kinds: !members || members.includes(kind) ? [kind] : [] };
  }

  async #unknownOrganizations(asOf: AsOf, { under, parent }: NamingFilters): Promise<Mistake[]> {
    const { register, revision } = asOf;
    const named = Object.entries({ under, parent }).flatMap(([parameter, id]) =>
      id === undefined ? [] : [[parameter, id] as const],
    );
    if (named.length === 0) return [];
    const found = await this.rows.all<{ id: string }>(sql`
      SELECT DISTINCT organization_id AS id FROM ${known('organization_entry', asOf)} e
       WHERE organization_id = ANY(${named.map(([, id]) => id)})`);
    return named
      .filter(([, id]) => !found.some((row) => row.id === id))
      .map(([parameter, id]) => ({
        code: 'unknown-organization',
        parameter,
        detail: message('request.unknown-organization', { register, organization: id, revision }),
      }));
  }
}

function unknownCodes(
  { kind, set, code, authority }: NamingFilters,
  classification: Classification | undefined,
  on: string,
): Mistake[] {
  const mistakes: Mistake[] = [];
  const look = (
    parameter: 'kind' | 'set' | 'authority',
    value: string | undefined,
    defined: readonly { code: string }[] = [],
  ) => {
    if (value === undefined || defined.some((definition) => definition.code === value)) return;
    const detail = unknownCode(parameter, value, on, defined);
    mistakes.push({ code: `unknown-${parameter}`, parameter, detail });
  };
  look('kind', kind, classification?.kinds);
  look('set', set, classification?.sets);
  look('authority', authority, classification?.authorities);
  if (code !== undefined) {
    const [scheme = '', value = ''] = code.split(/:(.*)/s);
    if (value === '') {
      const detail = message('request.code-with-scheme');
      mistakes.push({ code: 'invalid-parameter', parameter: 'code', detail });
    } else if (!classification?.schemes?.some((definition) => definition.code === scheme)) {
      const detail = unknownCode('scheme', scheme, on, classification?.schemes ?? []);
      mistakes.push({ code: 'unknown-scheme', parameter: 'code', detail });
    }
  }
  return mistakes;
}

function unknownCode(
  what: 'kind' | 'set' | 'authority' | 'scheme',
  code: string,
  on: string,
  defined: readonly { readonly code: string }[],
): Message {
  const named = { what: message(`codeOf.${what}`), code, on };
  const known = defined.map((definition) => definition.code).join(', ');
  return known === ''
    ? message('request.unknown-codes-none', named)
    : message('request.unknown-code', { ...named, known });
}
