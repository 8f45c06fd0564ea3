import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Classification } from '../../../events/vocabulary/classification.js';
import { Rows } from '../../read-side/rows.js';
import type { AsOf } from '../../read-side/time/known.js';
import { known } from '../../read-side/time/relations.js';

/** Finds the classification that holds on a date. */
@Injectable()
export class ClassificationOn {
  constructor(private readonly rows: Rows) {}

  /** Undefined before the first one takes effect. */
  find(asOf: AsOf): Promise<{ readonly from: string; readonly classification: Classification } | undefined> {
    return this.rows.first(sql`
      SELECT effective_on::text AS "from", classification
        FROM ${known('classification_version', asOf)} c
       WHERE effective_on <= ${asOf.validAt}::date
       ORDER BY c.effective_on DESC, c.revision DESC LIMIT 1`);
  }
}
