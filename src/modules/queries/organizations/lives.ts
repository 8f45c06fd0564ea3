import { message } from '../../../events/messages/message.js';
import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { ClosedAs, OpenedAs } from '../../../events/vocabulary/effect.js';
import { NotFound } from '../../errors/request-errors.js';
import { changeReference, withKind, type ChangeReference } from '../changes/change-reference.js';
import { Rows } from '../../read-side/rows.js';
import type { Known } from '../../read-side/time/known.js';
import { known } from '../../read-side/time/relations.js';
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

  /** @throws NotFound when it was never believed to live, as far as is known */
  async everBelieved(id: string, asOf: Known): Promise<void> {
    const { register, revision } = asOf;
    const found = await this.rows.first<object>(sql`
      SELECT 1 FROM organization_transition
       WHERE register = ${register} AND organization_id = ${id} AND known_from <= ${revision} AND live_after LIMIT 1`);
    if (!found) throw await this.#neverLived(id, asOf);
  }

  async #neverLived(id: string, { register, revision }: Known): Promise<NotFound> {
    const row = await this.rows.first<{ from: number | null; to: number | null }>(sql`
      SELECT min(known_from) AS "from", max(known_to) FILTER (WHERE known_to <= ${revision}) AS "to"
        FROM organization_transition
       WHERE register = ${register} AND organization_id = ${id} AND live_after`);
    const { from, to } = row!;
    const named = { register, organization: id, revision };
    const detail =
      to !== null
        ? message('request.organization-until', { ...named, until: to - 1 })
        : from !== null
          ? message('request.organization-from', { ...named, from })
          : message('request.unknown-organization', named);
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
