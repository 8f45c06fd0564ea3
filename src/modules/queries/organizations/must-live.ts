import { message } from '../../../events/messages/message.js';
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
    const lives = (await this.lives.of(id, asOf)).map(({ from, to }) =>
      to ? message('request.from-to', { from, to }) : message('request.from-on', { from }),
    );
    const detail = message('request.not-live', { organization: id, on: asOf.validAt, lives });
    throw new NotFound('not-live', detail);
  }
}
