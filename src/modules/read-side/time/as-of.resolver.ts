import { message } from '../../../events/messages/message.js';
import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import { fingerprint } from '../../../events/definition/canonical.js';
import { BadRequest, NotFound, NotYet } from '../../errors/request-errors.js';
import { slugPattern } from '../../../events/vocabulary/register-slug.js';
import { ReadModelStatus } from '../progress/read-model-status.js';
import { Clock } from '../../platform/clock.js';
import { decodeCursor } from '../paging/cursor.js';
import type { PageRequest } from '../paging/pages.js';
import type { AsOfParams, KnownParams } from '../params/known.params.js';
import { standardLimit, type AsOfPageParams, type KnownPageParams } from '../params/page.params.js';
import { isRevision } from '../params/texts.js';
import { Rows } from '../rows.js';
import type { AsOf, Known } from './known.js';
import { moment } from './relations.js';

/** How long a client that asks for `atLeast` waits at most. */
const waitMs = 5000;

/** A projection that a query may read beside `timeline` and `decisions`, which every query reads. */
export type Extra = 'counts' | 'lineage' | 'facts';

/** Finds out what a request looks at, on both axes of time. "Now" is as far as all projections are that it reads. */
@Injectable()
export class AsOfResolver {
  constructor(
    private readonly rows: Rows,
    private readonly status: ReadModelStatus,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound, BadRequest, NotYet */
  async known(register: string, params: KnownParams, ...extras: readonly Extra[]): Promise<Known> {
    const { knownAt, atLeast } = params;
    if (!slugPattern.test(register)) throw unknownRegister(register);
    const reads = ['timeline', 'decisions', ...extras];
    if (atLeast !== undefined && !(await this.status.waitFor(register, atLeast, waitMs, reads))) {
      throw new NotYet(message('request.revision-not-there', { revision: atLeast, register }));
    }
    return this.#known(register, reads, knownAt);
  }

  /**
   * What is known when every decision recorded until now is read: for what must not miss one.
   * @throws NotFound, NotYet, LedgerUnavailable
   */
  async latest(register: string, ...extras: readonly Extra[]): Promise<Known> {
    if (!slugPattern.test(register)) throw unknownRegister(register);
    const reads = ['timeline', 'decisions', ...extras];
    if (!(await this.status.waitForHead(waitMs, reads))) {
      throw new NotYet(message('request.read-models-behind'));
    }
    return this.#known(register, reads, undefined);
  }

  async #known(register: string, reads: readonly string[], knownAt: string | undefined): Promise<Known> {
    const { last, found } = await this.#find(register, reads, knownAt);
    if (last === null) throw unknownRegister(register);
    if (isRevision(knownAt) && Number(knownAt) > last) {
      const detail = message('request.revision-to-come', { register, last, knownAt });
      throw new BadRequest([{ code: 'unknown-revision', parameter: 'knownAt', detail }]);
    }
    if (!found) {
      const detail = message('request.register-not-known-yet', { register, knownAt: knownAt ?? '–' });
      throw new NotFound('unknown-register', detail);
    }
    return found;
  }

  /** @throws NotFound, BadRequest, NotYet */
  async asOf(register: string, params: AsOfParams, ...extras: readonly Extra[]): Promise<AsOf> {
    const known = await this.known(register, params, ...extras);
    return { ...known, validAt: params.validAt ?? this.clock.today() };
  }

  /** @param endpoint names the list @throws NotFound, BadRequest, NotYet */
  async knownPage(
    register: string,
    endpoint: string,
    params: KnownPageParams,
    ...extras: readonly Extra[]
  ): Promise<[Known, PageRequest]> {
    const { request, cursor, list, limit } = readPage(register, endpoint, params);
    const known = await this.known(register, request, ...extras);
    const bound = { revision: known.revision, validAt: undefined, list };
    return [known, { limit, after: cursor?.after, bound }];
  }

  /** @param endpoint names the list @throws NotFound, BadRequest, NotYet */
  async asOfPage(
    register: string,
    endpoint: string,
    params: AsOfPageParams,
    ...extras: readonly Extra[]
  ): Promise<[AsOf, PageRequest]> {
    const { request, cursor, list, limit } = readPage(register, endpoint, params);
    const asOf = await this.asOf(register, request, ...extras);
    const bound = { revision: asOf.revision, validAt: asOf.validAt, list };
    return [asOf, { limit, after: cursor?.after, bound }];
  }

  /** The last revision that all read models hold, and the last decision that was known by then. */
  async #find(register: string, reads: readonly string[], knownAt: string | undefined): Promise<Horizon> {
    const [row] = await this.rows.prepared<Horizon>(sql`
      SELECT p.last, CASE WHEN d.revision IS NOT NULL THEN row_to_json(d) END AS found
        FROM (SELECT CASE WHEN count(*) = ${reads.length} THEN min(revision) END AS last
                FROM projection_progress
               WHERE register = ${register} AND projection = ANY(${reads})) p
        LEFT JOIN LATERAL (
          SELECT register, revision_last AS revision, ${moment('recorded_at')} AS "recordedAt"
            FROM decision
           WHERE register = ${register} AND revision_last <= p.last AND ${until(knownAt)} LIMIT 1) d ON true`);
    return row!;
  }
}

function unknownRegister(register: string): NotFound {
  return new NotFound('unknown-register', message('request.unknown-register', { register }));
}

interface Horizon {
  /** null when the register is not known. */
  readonly last: number | null;
  readonly found: Known | null;
}

/** Which decisions are known, the last one first. */
function until(knownAt: string | undefined): Sql {
  if (knownAt === undefined) return sql`true ORDER BY revision_last DESC`;
  if (isRevision(knownAt)) return sql`revision_last <= ${Number(knownAt)} ORDER BY revision_last DESC`;
  return sql`recorded_at <= ${knownAt}::timestamptz ORDER BY recorded_at DESC, revision_last DESC`;
}

function readPage(register: string, endpoint: string, params: AsOfPageParams) {
  const { limit = standardLimit, cursor: text, atLeast, ...filters } = params;
  const list = fingerprint([endpoint, register, filters]).slice(0, 16);
  const cursor = text === undefined ? undefined : decodeCursor(text, list);
  const request: AsOfParams = {
    ...filters,
    ...(atLeast !== undefined && { atLeast }),
    ...(cursor && { knownAt: String(cursor.revision) }),
    ...(cursor?.validAt !== undefined && { validAt: cursor.validAt }),
  };
  return { request, cursor, list, limit };
}
