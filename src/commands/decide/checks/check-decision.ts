import { instrumentKey, linkRelations } from '../../../events/vocabulary/instrument.js';
import type { RegisterState } from '../../../events/register/register-state.js';
import { openRegister } from '../../kinds/open-register.js';
import { Rejected, type Problem } from '../../problems/problem.js';
import { inOrder, type Problems } from '../../problems/problems.js';
import type { DecisionContext } from '../event-maker.js';
import type { ReadRequest } from '../read-request.js';

/**
 * Checks what concerns a decision as a whole: that its register is there, or opened by it; that its instrument is
 * new, and was issued by the time it is recorded; that what it repeals or amends is recorded.
 * @throws Rejected at once when there is no register: whatever else the rules would say follows from that
 */
export function checkDecision(
  state: RegisterState,
  read: ReadRequest,
  context: Pick<DecisionContext, 'register' | 'recordedAt'>,
  problems: Problems,
): void {
  new DecisionCheck(state, read, context, problems).run();
}

class DecisionCheck {
  constructor(
    private readonly state: RegisterState,
    private readonly read: ReadRequest,
    private readonly context: Pick<DecisionContext, 'register' | 'recordedAt'>,
    private readonly problems: Problems,
  ) {}

  run(): void {
    this.#checkRegister();
    this.#checkInstrument();
    this.#checkIssued();
    this.#checkLinks();
  }

  /** The first change of the first decision opens the register, and no other does. */
  #checkRegister(): void {
    const { register } = this.context;
    const { changes, malformed } = this.read;
    const opens = changes.filter(({ kind }) => kind === openRegister);
    const opening = !this.state.opened && opens[0] !== undefined && opens[0] === changes[0];
    if (!this.state.opened && !opening && !malformed.has(openRegister.kind)) {
      const params = { register };
      const at = { pointer: '', organizationIds: [] };
      this.problems.add({ code: 'unknown-register', severity: 'error', ...at, params });
      throw new Rejected(inOrder(this.problems.errors));
    }
    for (const { index } of opening ? opens.slice(1) : opens) {
      this.#error('register-exists', `/changes/${index}`, { register }, index);
    }
  }

  #checkInstrument(): void {
    const decision = this.read.request?.decision;
    const holder = decision && this.state.carrierOf(instrumentKey(decision));
    if (holder === undefined) return;
    const { number, issuedOn } = decision!;
    this.#error('instrument-exists', '/decision/number', { decision: holder, number, issuedOn });
  }

  /**
   * Nobody records an instrument that is still to be issued: nearly always a slip of the pen. Judged by the moment of
   * recording alone, so that a decision comes to the same when it is imported years later.
   */
  #checkIssued(): void {
    const { decision } = this.read.request ?? {};
    if (!decision) return;
    const { number, issuedOn } = decision;
    // Nearly every instrument is older than the day in UTC: no other date need be made then.
    if (issuedOn <= this.context.recordedAt.slice(0, 10)) return;
    const recordedOn = latestDateAt(this.context.recordedAt);
    if (issuedOn <= recordedOn) return;
    const at = { pointer: '/decision/issuedOn', organizationIds: [] };
    const params = { number, issuedOn, recordedOn };
    this.problems.add({ code: 'issued-after-recording', severity: 'warning', ...at, params });
  }

  /** What a decision repeals or amends is recorded, and took effect before. */
  #checkLinks(): void {
    const { decision } = this.read.request ?? {};
    if (!decision) return;
    for (const relation of linkRelations) {
      for (const [i, target] of (decision[relation] ?? []).entries()) {
        const { decisionId, change = '–' } = target;
        const params = { decision: decisionId, change, relation };
        const linked = this.state.decision(decisionId);
        const pointer = `/decision/${relation}/${i}`;
        if (!linked) this.#error('unknown-decision', pointer, params);
        else if (target.change !== undefined && this.state.eventsOf(target).length === 0) {
          this.#error('unknown-change', pointer, { ...params, changes: linked.changes });
        } else if (decision.effectiveOn < linked.effectiveOn) {
          const dates = { on: decision.effectiveOn, effectiveOn: linked.effectiveOn };
          this.#error('link-too-early', pointer, { ...params, ...dates });
        }
      }
    }
  }

  #error(code: Problem['code'], pointer: string, params: Problem['params'], change?: number): void {
    this.problems.add({ code, severity: 'error', pointer, change, organizationIds: [], params });
  }
}

/** The date at a moment where the day begins first (UTC+14): nowhere on Earth is it later. */
function latestDateAt(moment: string): string {
  return new Date(Date.parse(moment) + 14 * 3_600_000).toISOString().slice(0, 10);
}
