import { message } from '../../../events/messages/message.js';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import sql, { raw } from 'sql-template-tag';
import { countsByKind } from '../../../projections/counts/counts-by-kind.js';
import { BadRequest } from '../../errors/request-errors.js';
import { Rows } from '../../read-side/rows.js';
import type { Known } from '../../read-side/time/known.js';
import { known } from '../../read-side/time/relations.js';
import { changesUrl, type FlowRow } from './changes-url.js';
import type { FlowGrouping, Flows } from './flows.documents.js';
import { stocksOf } from './stocks-of.js';

/** What changed the stocks within `(from, to]`. */
export class GetFlows extends Query<Flows> {
  constructor(
    readonly known: Known,
    readonly from: string,
    readonly to: string,
    readonly by: FlowGrouping,
  ) {
    super();
  }
}

/** An effect either leaves an organization in the stock, or takes it out of one and puts it into another. */
const stays = { kind: raw('kind_before = kind_after'), all: raw('live_before AND live_after') };
const kindOf = {
  kind: { before: raw('kind_before'), after: raw('kind_after') },
  all: { before: raw('NULL::text'), after: raw('NULL::text') },
};

@QueryHandler(GetFlows)
export class GetFlowsHandler implements IQueryHandler<GetFlows> {
  constructor(private readonly rows: Rows) {}

  /** @throws BadRequest when the window is empty */
  async execute({ known: asOf, from, to, by }: GetFlows): Promise<Flows> {
    if (from >= to) {
      const detail = message('request.empty-window');
      throw new BadRequest([{ code: 'empty-window', parameter: 'to', detail }]);
    }
    const before = await this.#stocks(asOf, from);
    const after = await this.#stocks(asOf, to);
    const flows = (await this.#flows(asOf, from, to, by)).map((flow) => ({
      ...flow,
      changesUrl: changesUrl(asOf, flow, from, to),
    }));
    return { asOf, from, to, by, stocks: stocksOf(by, before, after, flows) };
  }

  #stocks({ register, revision }: Known, validAt: string): Promise<Record<string, number>> {
    return countsByKind(this.rows.manager, register, validAt, revision);
  }

  #flows(asOf: Known, from: string, to: string, by: FlowGrouping): Promise<FlowRow[]> {
    const { before, after } = kindOf[by];
    return this.rows.all(sql`
      SELECT side.kind, t.effect, t.flow AS "as", side.direction, sum(side.delta)::integer AS delta,
             count(*)::integer AS count, count(DISTINCT t.organization_id)::integer AS organizations,
             count(DISTINCT t.revision)::integer AS changes
        FROM ${known('organization_transition', asOf)} t
       CROSS JOIN LATERAL (
         SELECT ${before} AS kind, 'out' AS direction, -1 AS delta
          WHERE live_before AND (${stays[by]}) IS NOT TRUE
         UNION ALL
         SELECT ${after}, 'in', 1 WHERE live_after AND (${stays[by]}) IS NOT TRUE
         UNION ALL
         SELECT ${after}, 'within', 0 WHERE ${stays[by]}) side
       WHERE effective_on > ${from} AND effective_on <= ${to} AND flow IS NOT NULL
       GROUP BY side.kind, t.effect, t.flow, side.direction
       ORDER BY side.kind, side.direction, t.effect, t.flow`);
  }
}
