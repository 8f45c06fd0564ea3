import { message } from '../../../events/messages/message.js';
import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { BadRequest } from '../../errors/request-errors.js';
import { ClassificationOn } from '../registers/classification-on.js';
import { Rows } from '../../read-side/rows.js';
import type { AsOf } from '../../read-side/time/known.js';
import { known } from '../../read-side/time/relations.js';
import {
  namedOrganizations,
  needDefinitions,
  undefinedThings,
  type Defined,
  type Filters,
  type Mistake,
} from './organization-filters.js';

/** Reports a filter that names nothing apart from one that merely finds nothing. */
@Injectable()
export class FilterCheck {
  constructor(
    private readonly rows: Rows,
    private readonly classifications: ClassificationOn,
  ) {}

  /**
   * What the register defines on the date, when one of the filters names something of it; nothing otherwise.
   * @throws BadRequest with every filter whose kind, set, scheme, authority or organization is not known
   */
  async resolve(asOf: AsOf, filters: Filters): Promise<Defined> {
    const classification = needDefinitions(filters) ? await this.classifications.find(asOf) : undefined;
    const defined = classification?.classification ?? {};
    const mistakes = [
      ...undefinedThings(filters, defined, asOf.validAt),
      ...(await this.#unknownOrganizations(asOf, filters)),
    ];
    if (mistakes.length > 0) throw new BadRequest(mistakes);
    return defined;
  }

  async #unknownOrganizations(asOf: AsOf, filters: Filters): Promise<Mistake[]> {
    const { register, revision } = asOf;
    const named = namedOrganizations(filters);
    if (named.length === 0) return [];
    const found = await this.rows.all<{ id: string }>(sql`
      SELECT DISTINCT organization_id AS id FROM ${known('organization_entry', asOf)} e
       WHERE organization_id = ANY(${named.map(({ id }) => id)})`);
    return named
      .filter(({ id }) => !found.some((row) => row.id === id))
      .map(({ parameter, id }) => ({
        code: 'unknown-organization',
        parameter,
        detail: message('request.unknown-organization', { register, organization: id, revision }),
      }));
  }
}
