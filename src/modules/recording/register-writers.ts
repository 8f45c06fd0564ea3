import { message } from '../../events/messages/message.js';
import { ExplainedError } from '../errors/explained-error.js';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { CommandHandler, QueryHandler, type ICommandHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Preview } from '../../commands/decide/preview.js';
import { EventCache } from '../ledger/cache/event-cache.js';
import { Ledger } from '../ledger/ledger.js';
import {
  PreviewDecision,
  RecordDecision,
  type DecisionRecorded,
  type RecordDecisionInput,
} from './record-decision.js';
import { RegisterWriter, type WriterOptions } from './register-writer.js';

export const WRITER_OPTIONS = Symbol('WRITER_OPTIONS');

export interface WritersOptions extends WriterOptions {
  /** Registers kept in memory at most, those that are busy aside. */
  readonly registersInMemory: number;
  /** A register that nobody decided for so long leaves memory. */
  readonly evictAfterMs: number;
}

/** One writer for each register that is being decided for; those that nobody needs leave memory. */
@Injectable()
export class RegisterWriters implements OnModuleDestroy {
  readonly #writers = new Map<string, { readonly writer: RegisterWriter; usedAt: number }>();
  readonly #sweeper: NodeJS.Timeout;
  #closing = false;

  constructor(
    private readonly ledger: Ledger,
    @Inject(WRITER_OPTIONS) private readonly options: WritersOptions,
    private readonly cache: EventCache,
  ) {
    this.#sweeper = setInterval(() => this.#evict(), Math.min(options.evictAfterMs, 60_000)).unref();
  }

  /** @throws everything that `RegisterWriter.submit` does */
  record(input: RecordDecisionInput): Promise<DecisionRecorded> {
    return this.#with(input.register, (writer) => writer.submit(input));
  }

  /** @throws everything that `RegisterWriter.preview` does */
  preview(input: RecordDecisionInput): Promise<Preview> {
    return this.#with(input.register, (writer) => writer.preview(input));
  }

  #with<T>(register: string, work: (writer: RegisterWriter) => Promise<T>): Promise<T> {
    if (this.#closing) throw new ShuttingDown();
    const entry = this.#writers.get(register) ?? {
      writer: new RegisterWriter(register, this.ledger, this.options, this.cache),
      usedAt: 0,
    };
    entry.usedAt = Date.now();
    // Kept in the order of use: the first ones are those that nobody used for longest.
    this.#writers.delete(register);
    this.#writers.set(register, entry);
    const answer = work(entry.writer);
    this.#evict();
    return answer;
  }

  /** Accepts nothing new and waits for what is under way. */
  async onModuleDestroy(): Promise<void> {
    this.#closing = true;
    clearInterval(this.#sweeper);
    while ([...this.#writers.values()].some(({ writer }) => !writer.idle)) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    await this.cache.close();
  }

  #evict(): void {
    const before = Date.now() - this.options.evictAfterMs;
    for (const [register, { writer, usedAt }] of this.#writers) {
      const excess = this.#writers.size > this.options.registersInMemory;
      if (!excess && usedAt > before) return;
      if (writer.idle) this.#writers.delete(register);
    }
  }
}

/** Thrown to whoever asks while the service stops. */
export class ShuttingDown extends ExplainedError {
  override readonly name = 'ShuttingDown';
  constructor() {
    super(message('recording.shutting-down'));
  }
}

@CommandHandler(RecordDecision)
export class RecordDecisionHandler implements ICommandHandler<RecordDecision> {
  constructor(private readonly writers: RegisterWriters) {}

  execute({ input }: RecordDecision): Promise<DecisionRecorded> {
    return this.writers.record(input);
  }
}

@QueryHandler(PreviewDecision)
export class PreviewDecisionHandler implements IQueryHandler<PreviewDecision> {
  constructor(private readonly writers: RegisterWriters) {}

  execute({ input }: PreviewDecision): Promise<Preview> {
    return this.writers.preview(input);
  }
}
