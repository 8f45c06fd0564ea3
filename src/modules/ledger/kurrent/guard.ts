import { message } from '../../../events/messages/message.js';
import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import {
  AccessDeniedError,
  StreamDeletedError,
  WrongExpectedVersionError,
  metastreamOf,
} from '@eventstore/db-client';
import { NO_STREAM, StreamUnfit } from '../ledger.js';
import type { Appender } from './append/appender.js';
import { json } from './append/encoded.js';
import { protectedBy } from './protection.js';
import type { Reader, StreamRules } from './reader.js';

/** How long a stream that was found in order is taken to be so. */
const goodForMs = 5_000;

/** Sees to it that streams are protected before anything is appended, and that nothing is taken away from them. */
export class Guard {
  readonly #logger = new Logger('KurrentLedger');
  readonly #seen = new Map<string, { readonly until: number; readonly unfit: StreamUnfit | undefined }>();

  constructor(
    private readonly reader: Reader,
    private readonly appender: Appender,
    private readonly user: string | undefined,
  ) {}

  /**
   * To be called before each append: gives a stream its access list when it has none.
   * @throws StreamUnfit, and whatever the client does
   */
  async admit(stream: string): Promise<void> {
    const seen = this.#recent(stream);
    const unfit = seen ? seen.unfit : this.#remember(stream, await this.#protect(stream));
    if (unfit) throw unfit;
  }

  /** Why a stream accepts no decision; undefined when it does. Changes nothing. @throws whatever the client does */
  async examine(stream: string): Promise<StreamUnfit | undefined> {
    const seen = this.#recent(stream);
    if (seen) return seen.unfit;
    const found = await this.#look(stream);
    if (found instanceof StreamUnfit) return this.#remember(stream, found);
    return found === undefined ? undefined : this.#remember(stream, judge(stream, found));
  }

  #recent(stream: string) {
    const seen = this.#seen.get(stream);
    return seen && seen.until > Date.now() ? seen : undefined;
  }

  #remember(stream: string, unfit: StreamUnfit | undefined): StreamUnfit | undefined {
    this.#seen.set(stream, { until: Date.now() + goodForMs, unfit });
    return unfit;
  }

  async #protect(stream: string): Promise<StreamUnfit | undefined> {
    let found = await this.#look(stream);
    if (found === undefined) {
      const denied = await this.#setAccess(stream);
      found = await this.#look(stream);
      if (denied && found === undefined) return noAccess(stream);
    }
    if (found instanceof StreamUnfit) return found;
    if (found?.$acl === undefined && !this.#seen.has(stream)) {
      this.#logger.warn(
        `The stream ${stream} has metadata of somebody else and no access list: an operator should give it one.`,
      );
    }
    return judge(stream, found ?? {});
  }

  /**
   * Whoever comes first sets it; the other finds it set, and may no longer try.
   * @returns whether the service may not set it
   */
  async #setAccess(stream: string): Promise<boolean> {
    const event = { id: randomUUID(), type: '$metadata', data: json(protectedBy(this.user)) };
    try {
      await this.appender.append({ stream: metastreamOf(stream), events: [event], expected: NO_STREAM });
    } catch (error) {
      if (error instanceof AccessDeniedError) return true;
      if (!(error instanceof WrongExpectedVersionError)) throw error;
    }
    return false;
  }

  async #look(stream: string): Promise<StreamRules | StreamUnfit | undefined> {
    try {
      return await this.reader.metadata(stream);
    } catch (error) {
      if (error instanceof StreamDeletedError) return deletedForGood(stream);
      throw error;
    }
  }
}

function noAccess(stream: string): StreamUnfit {
  return new StreamUnfit(stream, message('store.no-access-list'));
}

export function deletedForGood(stream: string): StreamUnfit {
  return new StreamUnfit(stream, message('store.deleted-for-good'));
}

/** A soft deletion is a truncation before the largest number there is. */
const deletedFrom = 2 ** 62;

function judge(stream: string, { $tb = 0, $maxAge, $maxCount }: StreamRules): StreamUnfit | undefined {
  if ($tb >= deletedFrom) {
    return new StreamUnfit(stream, message('store.deleted'));
  }
  if ($tb > 0) {
    return new StreamUnfit(stream, message('store.truncated', { revision: $tb }));
  }
  if ($maxAge !== undefined || $maxCount !== undefined) {
    return new StreamUnfit(stream, message('store.retention'));
  }
  return undefined;
}
