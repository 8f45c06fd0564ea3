import { decide } from '../../../../src/commands/decide/decide.js';
import { RegisterState } from '../../../../src/events/register/register-state.js';
import { opening, request as whole, type PlainChange, type PlainRequest } from '../../../support/given.js';
import { QueriesUnderTest } from '../support.js';

/** A register whose decisions are recorded one after the other, as the service would, one on each day of 2020. */
export class Register {
  readonly base: string;
  readonly #state = new RegisterState();
  #recorded = 0;

  private constructor(
    readonly queries: QueriesUnderTest,
    readonly slug: string,
  ) {
    this.base = `/registers/${slug}`;
  }

  static async open(queries: QueriesUnderTest, slug: string): Promise<Register> {
    const register = new Register(queries, slug);
    await register.record('open', opening());
    return register;
  }

  /** The revision from which on it is known. */
  record(decisionId: string, plain: PlainRequest): Promise<number> {
    const day = String(++this.#recorded).padStart(2, '0');
    const recordedAt = `2020-01-${day}T23:30:00.000Z`;
    const ids = { actor: 'test', correlationId: decisionId, causationId: decisionId };
    const context = { register: this.slug, decisionId, recordedAt, ...ids };
    const { events } = decide(this.#state, whole(plain), context);
    for (const event of events) this.#state.apply(event);
    this.queries.push(this.slug, events);
    return this.queries.caughtUp(this.slug);
  }
}

export const on = (effectiveOn: string, ...changes: PlainChange[]): PlainRequest => ({
  decision: { effectiveOn },
  changes,
});
export const annul = (decisionId: string, change?: number): PlainChange => ({
  kind: 'annul',
  target: { decisionId, ...(change !== undefined && { change }) },
  reason: `không còn ${decisionId}`,
});
export const correct = (decisionId: string, change: number, patch: object, by = 'register'): PlainChange => ({
  kind: 'correct',
  target: { decisionId, change },
  by,
  reason: `sai ở ${decisionId}`,
  patch,
});
export const merge = (absorbed: string, survivorId: string): PlainChange => ({
  kind: 'merge',
  form: 'absorption',
  organizationIds: [absorbed],
  survivorId,
});
