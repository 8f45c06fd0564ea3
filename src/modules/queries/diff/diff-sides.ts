import { message } from '../../../events/messages/message.js';
import { Injectable } from '@nestjs/common';
import { fingerprint } from '../../../events/definition/canonical.js';
import { BadRequest } from '../../errors/request-errors.js';
import { Clock } from '../../platform/clock.js';
import { decodeCursor, refused } from '../../read-side/paging/cursor.js';
import type { PageRequest } from '../../read-side/paging/pages.js';
import { standardLimit } from '../../read-side/params/page.params.js';
import { isRevision } from '../../read-side/params/texts.js';
import { AsOfResolver } from '../../read-side/time/as-of.resolver.js';
import type { AsOf, Known } from '../../read-side/time/known.js';
import type { DiffParams } from './diff.params.js';

/** Two states of one register. */
export interface Sides {
  readonly before: AsOf;
  readonly after: AsOf;
}

/** What of the parameters says which states are compared. */
type Question = Pick<
  DiffParams,
  'from' | 'to' | 'validAt' | 'knownAt' | 'knownFrom' | 'knownTo' | 'atLeast' | 'limit' | 'cursor'
>;

/**
 * Finds out which two states a request compares. A cursor is bound to the second of them; the revision of the first
 * leads its key.
 */
@Injectable()
export class DiffSides {
  constructor(
    private readonly time: AsOfResolver,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound, BadRequest, NotYet */
  async resolve(register: string, question: Question): Promise<[Sides, PageRequest]> {
    const { from, to, validAt, knownAt, knownFrom, knownTo, atLeast, limit = standardLimit } = question;
    const list = fingerprint(['diff', register, { from, to, validAt, knownAt, knownFrom, knownTo }]).slice(
      0,
      16,
    );
    const cursor = question.cursor === undefined ? undefined : decodeCursor(question.cursor, list);
    const [first, ...after] = cursor?.after ?? [];
    if (cursor && !isRevision(String(first)))
      throw refused('invalid-cursor', message('request.no-diff-cursor'));
    const asked = cursor
      ? { knownFrom: String(first), knownTo: String(cursor.revision) }
      : { knownFrom: knownFrom ?? knownAt, knownTo: knownTo ?? knownAt };
    const [before, behind] = await this.#known(register, asked, knownFrom !== undefined, atLeast);
    const date = cursor?.validAt ?? validAt ?? this.clock.today();
    const sides = { before: { ...before, validAt: from ?? date }, after: { ...behind, validAt: to ?? date } };
    const bound = { revision: behind.revision, validAt: sides.after.validAt, list };
    return [sides, { limit, after: cursor && after, bound }];
  }

  async #known(
    register: string,
    { knownFrom, knownTo }: { readonly knownFrom: string | undefined; readonly knownTo: string | undefined },
    two: boolean,
    atLeast: number | undefined,
  ): Promise<[Known, Known]> {
    const params = (knownAt: string | undefined) => ({
      ...(knownAt !== undefined && { knownAt }),
      ...(atLeast !== undefined && { atLeast }),
    });
    const mistakes: BadRequest['errors'][number][] = [];
    const find = (knownAt: string | undefined, parameter: string) =>
      this.time.known(register, params(knownAt), 'lineage', 'counts').catch((error: unknown) => {
        if (!(error instanceof BadRequest)) throw error;
        mistakes.push(...error.errors.map((mistake) => (two ? { ...mistake, parameter } : mistake)));
        return undefined;
      });
    const after = await find(knownTo, 'knownTo');
    const before = knownFrom === knownTo ? after : await find(knownFrom, 'knownFrom');
    if (!before || !after) throw new BadRequest(mistakes);
    if (before.revision > after.revision) {
      const revisions = { to: after.revision, from: before.revision };
      const detail = message('request.known-to-before-known-from', revisions);
      throw new BadRequest([{ code: 'invalid-parameter', parameter: 'knownTo', detail }]);
    }
    return [before, after];
  }
}
