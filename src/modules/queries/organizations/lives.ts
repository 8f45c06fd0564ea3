import { Injectable } from '@nestjs/common';
import type { ClosedAs, OpenedAs } from '../../../events/effect.js';
import { NotFound } from '../../http/bad-request.js';
import { changeReference, withKind, type ChangeReference } from '../changes/change-reference.js';
import { Rows } from '../rows.js';
import { sql } from '../sql.js';
import type { Known } from '../time/known.js';
import { known } from '../time/relations.js';
import type { Life } from './organization.documents.js';

interface Turn {
  readonly opens: boolean;
  readonly on: string;
  readonly as: string;
  readonly change: ChangeReference;
}

/** Says when organizations lived. */
@Injectable()
export class Lives {
  constructor(private readonly rows: Rows) {}

  /** In order. @throws NotFound when it never lived, as far as is known */
  async of(id: string, asOf: Known): Promise<Life[]> {
    const turns = await this.rows.all<Turn>(sql`
      SELECT live_after AS opens, effective_on::text AS "on", flow AS "as", ${changeReference('t')} AS change
        FROM ${known('organization_transition', asOf)} t
       WHERE organization_id = ${id} AND live_before <> live_after
       ORDER BY effective_on, effective_sequence, revision, ordinal`);
    if (turns.length === 0) throw await this.#neverLived(id, asOf);
    return livesOf(turns);
  }

  async #neverLived(id: string, { register, revision }: Known): Promise<NotFound> {
    const later = await this.rows.first<{ revision: number }>(sql`
      SELECT min(known_from) AS revision FROM organization_entry
       WHERE register = ${register} AND organization_id = ${id} HAVING min(known_from) > ${revision}`);
    const detail =
      `Register "${register}" knows no organization "${id}" at revision ${revision}` +
      (later ? `; it is known from revision ${later.revision} on.` : '.');
    return new NotFound('unknown-organization', detail);
  }
}

function livesOf(turns: readonly Turn[]): Life[] {
  const lives: Life[] = [];
  for (const { opens, on, as, change } of turns) {
    const by = withKind(change);
    const open = {
      from: on,
      openedAs: as as OpenedAs,
      openedBy: by,
      to: null,
      closedAs: null,
      closedBy: null,
    };
    if (opens) lives.push(open);
    else lives.push({ ...lives.pop()!, to: on, closedAs: as as ClosedAs, closedBy: by });
  }
  return lives;
}
