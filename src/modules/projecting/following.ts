import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { FailurePlace } from '../../projections/progress/projection-checkpoint.entity.js';
import type { Projection } from '../../projections/projection.js';
import { clearFailure, saveFailure } from '../read-side/progress/checkpoints.js';

import { readDecisions, UnreadableEvent } from './decision-reader.js';
import { NewerRows } from './project.js';
import { RowWriter, type RowWriterOptions } from './row-writer.js';
import { longer, RETRY_MS, type RetryMs } from './retry.js';

export interface FollowOptions extends RowWriterOptions {
  /** Builds projections anew whose rows an older version of them wrote. */
  readonly rebuild: (names: readonly string[], signal: AbortSignal) => Promise<void>;
  /** Events in a transaction while there is much to catch up with. */
  readonly batchSize?: number;
  /** The first and the longest wait before a projection that failed is tried again. */
  readonly retryMs?: RetryMs;
}

/** Decisions after which the planner's statistics are made anew, as soon as there is time. */
const ANALYZE_AFTER = 1000;

/**
 * Keeps projections up with the ledger while this process may write their rows.
 *
 * Projections go together, on one subscription, until one fails. It then stops alone: it is retried behind its
 * last good decision, on a subscription of its own, with growing waits. The others go on.
 */
export class Following {
  readonly #logger = new Logger('Projector');
  readonly #tasks = new Set<Promise<void>>();
  /** Aborted, with the reason, when rows turn out to be of a newer version. */
  readonly #outdone = new AbortController();
  readonly #signal: AbortSignal;
  readonly #rows: RowWriter;
  readonly #retryMs: RetryMs;

  /** @param lost aborted when this process may write no more */
  constructor(
    private readonly options: FollowOptions,
    private readonly lost: AbortSignal,
  ) {
    this.#signal = AbortSignal.any([lost, this.#outdone.signal]);
    this.#rows = new RowWriter(options, (projection, error, place) =>
      this.#stopped([projection], error, place),
    );
    this.#retryMs = options.retryMs ?? RETRY_MS;
  }

  /**
   * Goes on until this process may write no more.
   * @param outdated those to be built anew first, beside the others
   * @throws NewerRows when rows turn out to be of a newer version
   */
  async run(current: readonly Projection[], outdated: readonly Projection[]): Promise<void> {
    this.#spawn(this.#follow(current, 0));
    this.#spawn(this.#rebuildAndFollow(outdated));
    while (this.#tasks.size > 0) await Promise.all(this.#tasks);
    if (!this.lost.aborted) this.#outdone.signal.throwIfAborted();
  }

  #spawn(task: Promise<void>): void {
    const tracked = task.finally(() => this.#tasks.delete(tracked));
    this.#tasks.add(tracked);
  }

  async #rebuildAndFollow(projections: readonly Projection[]): Promise<void> {
    if (projections.length === 0) return;
    const signal = this.#signal;
    for (let delay = 0; ; delay = longer(delay, this.#retryMs)) {
      try {
        await sleep(delay, undefined, { signal });
        await this.options.rebuild(
          projections.map(({ name }) => name),
          signal,
        );
        return await this.#follow(projections, 0);
      } catch (error) {
        if (signal.aborted) return;
        await this.#stopped(projections, error);
      }
    }
  }

  /** Keeps projections up with the ledger until it may write no more. Never throws: those that fail are tried again later. */
  async #follow(projections: readonly Projection[], delay: number): Promise<void> {
    const signal = this.#signal;
    let members = projections;
    let wait = delay;
    let failed = delay > 0;
    const retry = (stuck: readonly Projection[]): void => {
      members = members.filter((member) => !stuck.includes(member));
      if (stuck.length > 0 && !signal.aborted) this.#spawn(this.#follow(stuck, longer(wait, this.#retryMs)));
    };
    try {
      await sleep(wait, undefined, { signal });
      const after = await this.#rows.lookUp(members);
      const histories = this.#rows.histories({ fromTheBeginning: after === undefined });
      const { ledger, batchSize: chunkSize = 2000 } = this.options;
      let unseen = 0;
      for await (const { decisions, caughtUp } of readDecisions(ledger, { after, signal, chunkSize })) {
        if (decisions.length > 0) {
          retry(await this.#rows.advance(members, decisions, histories));
          if (members.length === 0) return;
          wait = 0;
          unseen += decisions.length;
        }
        if (caughtUp && failed) {
          failed = false;
          await this.#recovered(members);
        }
        if (caughtUp && unseen >= ANALYZE_AFTER) {
          unseen = 0;
          await this.#analyze(members);
        }
      }
      if (!signal.aborted) throw new Error('The subscription to the ledger ended.');
    } catch (error) {
      if (signal.aborted) return;
      await this.#stopped(members, error);
      retry(members);
    }
  }

  /** Makes the statistics of the database's planner anew after much was written: not every store does so by itself. */
  async #analyze(members: readonly Projection[]): Promise<void> {
    for (const table of members.flatMap(({ tables }) => tables)) {
      await this.options.database.query(`ANALYZE ${table}`);
    }
  }

  async #stopped(members: readonly Projection[], error: unknown, place?: FailurePlace): Promise<void> {
    if (error instanceof NewerRows) return this.#outdone.abort(error);
    const names = members.map(({ name }) => name);
    const reason = error instanceof Error ? error.message : String(error);
    const at = new Date().toISOString();
    this.#logger.error(`Projections ${names.join(', ')} stopped: ${reason}`, place);
    const failure = { place: place ?? unreadablePlace(error), reason, at };
    await saveFailure(this.options.database.manager, names, failure).catch((cause: unknown) =>
      this.#logger.error('The failure of a projection could not be noted', cause),
    );
  }

  /** What went wrong is over, also when no decision has come since. */
  async #recovered(members: readonly Projection[]): Promise<void> {
    const names = members.map(({ name }) => name);
    await clearFailure(this.options.database.manager, names);
  }
}

function unreadablePlace(error: unknown): FailurePlace | undefined {
  if (!(error instanceof UnreadableEvent)) return undefined;
  const { metadata, revision, position } = error.event;
  return { register: metadata.register, decisionId: metadata.decisionId, revision, position };
}
