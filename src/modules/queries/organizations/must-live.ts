import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { NotFound } from '../../errors/request-errors.js';
import { Rows } from '../../read-side/rows.js';
import type { AsOf } from '../../read-side/time/known.js';
import { living } from '../../read-side/time/relations.js';
import { Lives } from './lives.js';
import type { OrganizationReference } from './organization.documents.js';

/** Asks for an organization to live where a place in the hierarchy is asked for. */
@Injectable()
export class MustLive {
  constructor(
    private readonly rows: Rows,
    private readonly lives: Lives,
  ) {}

  /** @throws NotFound when it does not live on the date; the detail says when it does */
  async find(id: string, asOf: AsOf): Promise<OrganizationReference> {
    const found = await this.rows.first<OrganizationReference>(sql`
      SELECT organization_id AS id, name, kind FROM ${living(asOf)} v WHERE organization_id = ${id}`);
    if (found) return found;
    const spans = (await this.lives.of(id, asOf)).map(
      ({ from, to }) => `from ${from} ${to ? `to ${to}` : 'on'}`,
    );
    const detail = `Organization "${id}" does not live on ${asOf.validAt}. It lives ${spans.join(', ')}.`;
    throw new NotFound('not-live', detail);
  }
}
