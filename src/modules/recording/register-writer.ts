import { decide } from '../../commands/decide/decide.js';
import { preview, type Preview } from '../../commands/decide/preview.js';
import { Rejected, type Problem } from '../../commands/problems/problem.js';
import { requestFingerprint } from '../../commands/decide/read-request.js';
import { effectsOf } from '../../events/types/event-catalogue.js';
import type { DecisionIssuedData } from '../../events/types/decision-issued.js';
import type { NewEvent, RecordedEvent } from '../../events/definition/envelope.js';
import { changeRef, type ChangeRef } from '../../events/register/history.js';
import { RegisterState } from '../../events/register/register-state.js';
import type { Undo } from '../../events/register/undo.js';
import { upcast } from '../../events/register/upcast.js';
import {
  AppendTooLarge,
  LedgerUnavailable,
  StreamUnfit,
  type AppendOutcome,
  type Ledger,
} from '../ledger/ledger.js';
import { CopyUnreadable, NoCache, type EventCache } from '../ledger/cache/event-cache.js';
import { loadCopy } from './load-register.js';
import type { DecisionRecorded, RecordDecisionInput } from './record-decision.js';
import { DecisionIdReused, DecisionInFlight, OutcomeUnknown, StaleRevision } from './recording-errors.js';
import { appendSettled } from '../ledger/settled-append.js';

/** The name of a register's stream. */
export function streamOf(register: string): string {
  return `register-${register}`;
}

export interface WriterOptions {
  /** Now, in UTC, ISO 8601 with milliseconds. */
  readonly now: () => string;
  /** Decisions go out together up to this many events; one decision may be larger. */
  readonly groupLimit: number;
  /** How long an append whose answer was lost is asked for before the outcome is given up as unknown. */
  readonly settleForMs: number;
  /** Where a copy of the register is at hand: what is held of it in memory. */
  readonly hold?: Held;
}

export interface Held {
  /** Changes, with all that they say. */
  readonly contents: number;
  /** Effects of changes on organizations. */
  readonly effects: number;
}

/** The part of the effects that is still held after some were evict. */
const KEPT = 0.8;

const hold: Held = { contents: 20_000, effects: 600_000 };

/** What a decision came to, judged against everything that stands before it in the queue. */
type Verdict =
  | {
      readonly kind: 'decided';
      readonly events: readonly NewEvent[];
      readonly revision: number;
      /** What the events count for in an append. */
      readonly size: number;
    }
  | { readonly kind: 'repeated'; readonly revision: number }
  | { readonly kind: 'previewed'; readonly preview: Preview }
  | { readonly kind: 'refused'; readonly error: Error };

type Answer = DecisionRecorded | Preview;

type SettledOutcome = Exclude<AppendOutcome, { outcome: 'unknown' }>;
type Recorded = Extract<AppendOutcome, { outcome: 'recorded' }>;

interface Item {
  readonly input: RecordDecisionInput;
  /** Nothing is to be recorded. */
  readonly dryRun: boolean;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
  verdict?: Verdict | undefined;
  undo: Undo;
}

/**
 * Serializes the decisions of one register within this process and commits them in groups: while an append is
 * under way, what arrives is decided against the state to come and goes out in the next one.
 *
 * An answer, also a refusal, is given only when everything it was decided on top of is durable. When an append
 * fails, everything decided on top of it is decided again.
 */
export class RegisterWriter {
  #state = new RegisterState();
  /** The state holds all that the store has, and what the queue adds to it: the next decision may be judged. */
  #current = false;
  #queue: Item[] = [];
  readonly #inFlight = new Set<string>();
  #running = false;
  /** How many of the next groups hold one decision only. */
  #alone = 0;
  /** How much may be held before it is evict. */
  #evictAt: Held;
  #copyLost = false;

  constructor(
    private readonly register: string,
    private readonly ledger: Ledger,
    private readonly options: WriterOptions,
    private readonly cache: EventCache = new NoCache(),
  ) {
    this.#evictAt = this.#hold;
  }

  /** True while nothing waits for an answer: the writer may be dropped. */
  get idle(): boolean {
    return !this.#running && this.#queue.length === 0;
  }

  /**
   * Decides and stores.
   * @throws Rejected, StaleRevision, DecisionIdReused, DecisionInFlight, OutcomeUnknown, LedgerUnavailable
   */
  async submit(input: RecordDecisionInput): Promise<DecisionRecorded> {
    if (this.#inFlight.has(input.decisionId)) throw new DecisionInFlight(this.register, input.decisionId);
    this.#inFlight.add(input.decisionId);
    try {
      return (await this.#enqueue(input, false)) as DecisionRecorded;
    } finally {
      this.#inFlight.delete(input.decisionId);
    }
  }

  /**
   * Decides and stores nothing. What would refuse the decision is part of the answer.
   * @throws StaleRevision, OutcomeUnknown, LedgerUnavailable
   */
  async preview(input: RecordDecisionInput): Promise<Preview> {
    return (await this.#enqueue(input, true)) as Preview;
  }

  #enqueue(input: RecordDecisionInput, dryRun: boolean): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const item: Item = { input, dryRun, resolve, reject, undo: nothing };
      if (this.#current) this.#judge(item);
      this.#queue.push(item);
      if (!this.#running) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#running = true;
    try {
      while (this.#queue.length > 0) {
        try {
          await this.#next();
        } catch (error) {
          this.#giveUp(error);
        }
      }
    } finally {
      this.#running = false;
    }
  }

  async #next(): Promise<void> {
    if (!this.#current) {
      await this.#catchUp();
      this.#current = true;
    }
    if (this.#holdsTooMuch()) await this.#evict();
    for (const item of this.#queue) {
      if (!item.verdict) this.#judge(item);
      if (!item.verdict) return;
    }
    const group = this.#takeGroup();
    const events = group.flatMap(({ verdict }) => (verdict?.kind === 'decided' ? verdict.events : []));
    if (events.length === 0) return this.#settle(group);
    const base = group.find(({ verdict }) => verdict?.kind === 'decided')!.verdict as Verdict & {
      revision: number;
    };
    const expected = base.revision;
    let outcome: SettledOutcome;
    try {
      outcome = await this.#append(expected, events);
    } catch (error) {
      this.#queue.unshift(...group);
      if (concernsAll(error)) throw error;
      return this.#isolate(group, error);
    }
    if (outcome.outcome === 'recorded') {
      this.cache.add(this.register, expected + 1, events);
      return this.#settle(group, outcome);
    }
    this.#queue.unshift(...group);
    this.#takeBack();
    this.#current = false;
  }

  /** Decisions that go out together: at least one, and no more than the limits of events and of the store. */
  #takeGroup(): Item[] {
    const { bytes = Infinity } = this.ledger.appendLimit ?? {};
    let events = 0;
    let size = 0;
    let count = 0;
    for (const { verdict } of this.#queue) {
      if (verdict?.kind === 'decided') {
        events += verdict.events.length;
        size += verdict.size;
      }
      if (count > 0 && (this.#alone > 0 || events > this.options.groupLimit || size > bytes)) break;
      count++;
    }
    if (this.#alone > 0) this.#alone--;
    return this.#queue.splice(0, count);
  }

  /** @throws OutcomeUnknown, and everything that `Ledger.append` does */
  async #append(expected: number, events: readonly NewEvent[]): Promise<SettledOutcome> {
    const { settleForMs } = this.options;
    const outcome = await appendSettled(this.ledger, streamOf(this.register), expected, events, settleForMs);
    if (outcome.outcome === 'unknown')
      throw new OutcomeUnknown(events[0]!.metadata.decisionId, outcome.cause);
    return outcome;
  }

  async #catchUp(): Promise<void> {
    const { register, ledger, cache } = this;
    const stream = streamOf(register);
    if (this.#copyLost) await cache.drop(register);
    this.#copyLost = false;
    if (this.#state.revision < 0) this.#state = await loadCopy(cache, ledger, register, stream);
    for await (const event of ledger.read(stream, this.#state.revision + 1)) {
      this.#state.load(upcast(event));
      cache.add(register, event.revision, [event]);
      if (this.#holdsTooMuch()) await this.#evict();
    }
  }

  get #hold(): Held {
    return this.options.hold ?? hold;
  }

  #holdsTooMuch(): boolean {
    const { changes, timeline } = this.#state;
    return changes.held > this.#evictAt.contents || timeline.held > this.#evictAt.effects;
  }

  /** Keeps memory within bounds: what the copy holds is looked up when it is needed again. */
  async #evict(): Promise<void> {
    const kept = await this.cache.settle(this.register);
    const { changes, timeline } = this.#state;
    const tooManyEffects = timeline.held > this.#evictAt.effects;
    const { contents, effects } = this.#hold;
    if (tooManyEffects) {
      // What waits is decided again: no step of it may be left to be taken back.
      this.#takeBack();
      if (kept >= this.#state.revision) this.#state.evict(effects * KEPT);
      this.#evictAt = { contents, effects: Math.max(effects, timeline.held + effects * (1 - KEPT)) };
    } else {
      this.#state.evictContents(kept);
      this.#evictAt = { ...this.#evictAt, contents: changes.held + contents };
    }
  }

  /**
   * Decides one item against the state to come, and folds what it becomes into that state. It stays without a verdict
   * when the state has to be read anew.
   */
  #judge(item: Item): void {
    try {
      item.verdict = this.#verdict(item.input, item.dryRun);
      if (item.verdict.kind === 'decided') this.#foldIn(item, item.verdict.events);
    } catch (error) {
      if (error instanceof CopyUnreadable) return this.#readAnew();
      item.verdict = { kind: 'refused', error: error as Error };
    }
  }

  #foldIn(item: Item, events: readonly NewEvent[]): void {
    const undo = events.map((event) => this.#state.apply(event));
    item.undo = () => {
      for (const step of undo.reverse()) step();
    };
  }

  #verdict(
    { register, decisionId, request, actor, ...input }: RecordDecisionInput,
    dryRun: boolean,
  ): Verdict {
    const { revision, recordedAt } = this.#state;
    const recorded = this.#state.decision(decisionId);
    if (recorded && !dryRun) {
      if (recorded.fingerprint === (input.fingerprint ?? requestFingerprint(request)))
        return { kind: 'repeated', revision: recorded.revision };
      throw new DecisionIdReused(register, decisionId);
    }
    if (input.expectedRevision !== undefined && input.expectedRevision !== revision) {
      throw new StaleRevision(register, input.expectedRevision, revision, []);
    }
    const now = this.options.now();
    checkRecordedAt(input.recordedAt, recordedAt, now);
    const context = {
      register,
      decisionId,
      actor,
      recordedAt: input.recordedAt ?? now,
      correlationId: input.correlationId ?? decisionId,
      causationId: decisionId,
      fingerprint: input.fingerprint,
    };
    if (dryRun) {
      const foreseen = preview(this.#state, request, context, now.slice(0, 10));
      const problems = this.#oversize(this.#sizeOf(foreseen.events));
      if (problems.length === 0) return { kind: 'previewed', preview: foreseen };
      return { kind: 'previewed', preview: { revision, events: [], problems, counts: [], laterChanges: [] } };
    }
    const { events } = decide(this.#state, request, context);
    const size = this.#sizeOf(events);
    const problems = this.#oversize(size);
    if (problems.length > 0) throw new Rejected(problems);
    return { kind: 'decided', events, revision, size };
  }

  #sizeOf(events: readonly NewEvent[]): number {
    const { appendLimit } = this.ledger;
    return appendLimit ? events.reduce((sum, event) => sum + appendLimit.sizeOf(event), 0) : 0;
  }

  /** Why the store would not take a decision of this size in one append. */
  #oversize(size: number, limit = this.ledger.appendLimit?.bytes ?? Infinity): Problem[] {
    if (size <= limit) return [];
    const params = { size, limit, setting: this.ledger.appendLimit?.setting ?? '' };
    return [
      { code: 'decision-too-large', severity: 'error', pointer: '/changes', organizationIds: [], params },
    ];
  }

  /** @param recorded how the append ended that holds the decided items' events; absent when there are none */
  #settle(group: readonly Item[], recorded?: Recorded): void {
    let settled = 0;
    for (const item of group) {
      const { verdict, input } = item;
      if (verdict?.kind === 'decided') {
        settled += verdict.events.length;
        const { position, positions } = recorded!;
        item.resolve(answer(input, verdict, positions?.[settled - 1] ?? position));
      } else if (verdict?.kind === 'previewed') item.resolve(verdict.preview);
      else if (verdict?.kind === 'repeated') void this.#repeat(item, verdict.revision);
      else if (verdict?.error instanceof StaleRevision) void this.#refuseStale(item, verdict.error);
      else item.reject(verdict?.error);
    }
  }

  /** Gives the first answer again, from what was recorded: with the place in the log of its own last event. */
  async #repeat({ input, resolve, reject }: Item, revision: number): Promise<void> {
    try {
      const events: RecordedEvent[] = [];
      for await (const event of this.ledger.read(streamOf(this.register), revision)) {
        if (event.metadata.decisionId !== input.decisionId) break;
        events.push(upcast(event));
      }
      const [issued] = events as RecordedEvent<string, DecisionIssuedData>[];
      if (!issued || events.length <= issued.data.changes) {
        throw new OutcomeUnknown(input.decisionId, new Error('Only a part of it can be read yet.'));
      }
      resolve(answer(input, { events, revision: revision - 1 }, events.at(-1)!.position));
    } catch (error) {
      reject(error);
    }
  }

  /** Says what came between the revision the admin looked at and the present one. */
  async #refuseStale({ reject }: Item, { register, expected, actual }: StaleRevision): Promise<void> {
    try {
      const between: ChangeRef[] = [];
      const from = Math.max(expected + 1, actual - 99, 0);
      for await (const event of this.ledger.read(streamOf(register), from)) {
        between.push(changeRef(event, event.revision));
      }
      reject(new StaleRevision(register, expected, actual, between));
    } catch (error) {
      reject(error);
    }
  }

  /** The store refused a group for what is in it: each goes out alone, and the one that is refused alone is reported. */
  #isolate(group: readonly Item[], error: unknown): void {
    const { verdict } = group[0]!;
    const size = verdict?.kind === 'decided' ? verdict.size : 0;
    this.#takeBack();
    if (group.length > 1) this.#alone = group.length;
    else if (error instanceof AppendTooLarge)
      this.#queue.shift()?.reject(new Rejected(this.#oversize(Math.max(size, error.limit + 1), error.limit)));
    else this.#queue.shift()?.reject(error);
  }

  /** Takes everything undecided again: the state is what the store has confirmed. */
  #takeBack(): void {
    for (const item of this.#queue.toReversed()) {
      item.undo();
      item.undo = nothing;
      item.verdict = undefined;
    }
  }

  /** The state could not be completed: it is read again, and everything that waits is decided on top of that. */
  #readAnew(): void {
    this.#state = new RegisterState();
    this.#current = false;
    this.#copyLost = true;
    for (const item of this.#queue) {
      item.undo = nothing;
      item.verdict = undefined;
    }
  }

  /** Nothing of what waits can be answered for: everybody is reported why, and the state is read anew when next needed. */
  #giveUp(error: unknown): void {
    const waiting = this.#queue;
    this.#queue = [];
    this.#state = new RegisterState();
    this.#current = false;
    for (const { input, reject } of waiting) {
      reject(error instanceof OutcomeUnknown ? new OutcomeUnknown(input.decisionId, error.cause) : error);
    }
  }
}

function nothing(): void {}

/** The error is not about what a group holds. */
function concernsAll(error: unknown): boolean {
  return (
    error instanceof LedgerUnavailable || error instanceof OutcomeUnknown || error instanceof StreamUnfit
  );
}

/** A decision that was recorded elsewhere keeps the order of recording, and lies in the past. @throws Rejected */
export function checkRecordedAt(stated: string | undefined, previous: string | undefined, now: string): void {
  if (stated === undefined) return;
  const problem = (code: Problem['code'], params: Problem['params']) =>
    new Rejected([{ code, severity: 'error', pointer: '/recordedAt', organizationIds: [], params }]);
  if (previous !== undefined && stated < previous) {
    throw problem('recorded-before-predecessor', { recordedAt: stated, previous });
  }
  if (stated > now) throw problem('recorded-in-future', { recordedAt: stated, now });
}

function answer(
  { register, decisionId }: RecordDecisionInput,
  { events, revision }: { readonly events: readonly NewEvent[]; readonly revision: number },
  position: string,
): DecisionRecorded {
  const issued = events[0] as NewEvent<string, DecisionIssuedData>;
  const made = events.flatMap((event) => {
    const organizationIds = effectsOf(event)
      .filter(({ effect }) => effect === 'opened')
      .map(({ organizationId }) => organizationId);
    return organizationIds.length > 0 ? [{ change: event.metadata.index, organizationIds }] : [];
  });
  const { recordedAt } = issued.metadata;
  const { warnings } = issued.data;
  return { register, decisionId, revision: revision + events.length, position, recordedAt, made, warnings };
}
