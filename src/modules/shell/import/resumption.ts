import { isEvent } from '../../../events/types/event-catalogue.js';
import { requestFingerprint } from '../../../commands/decide/read-request.js';
import { decisionIssued } from '../../../events/types/decision-issued.js';
import type { RecordedEvent } from '../../../events/definition/envelope.js';
import { RegisterState } from '../../../events/register/register-state.js';
import type { Ledger } from '../../ledger/ledger.js';
import type { RecordDecisionInput } from '../../recording/record-decision.js';
import { DecisionIdReused } from '../../recording/recording-errors.js';
import { streamOf } from '../../recording/register-stream.js';
import { namesOf } from './decision-line.js';
import type { Line } from '../input.js';
import type { Judge } from './judge.js';
import { decisionsOf } from '../ledger-reader.js';

/**
 * What an import that broke off has left. The lines of a register are judged in their order: a line that is not
 * recorded, before one that is, was refused. It is refused again for what spoke against it then, in the register as
 * it was at its place, and is not recorded behind the others because it would be good by now. So a resumed import
 * ends with the same ledger as one that was never broken off.
 */
export class Resumption {
  readonly #registers = new Map<string, Promise<Before>>();

  constructor(
    private readonly ledger: Ledger,
    private readonly judge: Judge,
  ) {}

  /** Finds out how far the lines of each register were recorded. Without it, what is refused is judged as of now. */
  async survey(lines: AsyncIterable<Line>): Promise<void> {
    if ((await this.ledger.head()) === undefined) return;
    for await (const { number, text } of lines) {
      const names = namesOf(text);
      if (!names) continue;
      const before = await this.#of(names.register);
      if (before.places.has(names.id)) before.lastLine = number;
    }
  }

  /**
   * True when a line's decision is recorded already; false when it is to be recorded. To be asked in the order of lines.
   * @throws why the line was refused before; LedgerUnavailable
   */
  async isRecorded(line: number, input: RecordDecisionInput): Promise<boolean> {
    const { register, decisionId, fingerprint, request } = input;
    const before = await this.#of(register);
    const place = before.places.get(decisionId);
    if (place !== undefined) {
      before.reached = Math.max(before.reached, place);
      if (before.fingerprints[place] === (fingerprint ?? requestFingerprint(request))) return true;
      throw new DecisionIdReused(register, decisionId);
    }
    if (line < before.lastLine) this.judge.eventsOf(await before.stateReached(), input);
    else before.leave();
    return false;
  }

  #of(register: string): Promise<Before> {
    let before = this.#registers.get(register);
    if (!before) this.#registers.set(register, (before = this.#read(register)));
    return before;
  }

  async #read(register: string): Promise<Before> {
    const before = new Before(() => decisionsOf(this.ledger, register));
    for await (const event of this.ledger.read(streamOf(register))) {
      if (isEvent(event, decisionIssued)) before.add(event.metadata.decisionId, event.data.fingerprint);
    }
    return before;
  }
}

/** The decisions of a register that were recorded before the import, by their places in it. */
class Before {
  readonly places = new Map<string, number>();
  readonly fingerprints: string[] = [];
  /** The last line whose decision is recorded. */
  lastLine = 0;
  /** The last place that the import came to. */
  reached = -1;
  #state = new RegisterState();
  #statePlace = -1;
  #decisions: AsyncIterator<RecordedEvent[], unknown> | undefined;

  constructor(private readonly read: () => AsyncIterable<RecordedEvent[], unknown>) {}

  add(decisionId: string, fingerprint: string): void {
    this.places.set(decisionId, this.fingerprints.length);
    this.fingerprints.push(fingerprint);
  }

  /** The register as it was when the decision at the place reached was recorded. */
  async stateReached(): Promise<RegisterState> {
    this.#decisions ??= this.read()[Symbol.asyncIterator]();
    while (this.#statePlace < this.reached) {
      const next = await this.#decisions.next();
      if (next.done) break;
      for (const event of next.value) this.#state.load(event);
      this.#statePlace++;
    }
    return this.#state;
  }

  /** The state is needed no more: all that was recorded is behind. */
  leave(): void {
    if (!this.#decisions) return;
    this.#state = new RegisterState();
    this.#decisions = undefined;
  }
}
