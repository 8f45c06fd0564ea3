import { message } from '../../../events/messages/message.js';
import type { RecordedEvent } from '../../../events/definition/envelope.js';
import { AppendTooLarge, LedgerUnavailable, NO_STREAM, StreamUnfit, type Ledger } from '../ledger.js';
import { appendSettled, readBack } from '../settled-append.js';
import { appendGroups, type AppendGroup } from './append-groups.js';
import { canonicalEvent } from './canonical-event.js';
import { differenceAt, sideBySide } from './compare-ledgers.js';
import { DecisionNotTaken, DecisionTooLarge, TargetHoldsOther, TargetIsWrittenTo } from './copy-errors.js';
import { wholeLog } from './whole-log.js';

export interface CopyOptions {
  /** Called with how many of the source's events are known to be in the target. */
  readonly onProgress?: ((done: number) => void) | undefined;
  /** Called, when all are copied, with how many of them were read back. */
  readonly onReadBack?: ((done: number) => void) | undefined;
  /** How long an append whose answer was lost is asked for. */
  readonly settleForMs?: number | undefined;
}

export interface Copied {
  /** Events that were in the target before. */
  readonly found: number;
  readonly copied: number;
}

/**
 * Copies a log as far as it goes now, event for event, in its order. A target that holds the first part of it already
 * is continued; a copy that was broken off at any moment is started again with the same arguments.
 *
 * What was copied is read back from the target's log, and has to be there in the source's order.
 * @throws CopyRefused, LedgerUnavailable, StreamUnfit
 */
export async function copyLedger(from: Ledger, to: Ledger, options: CopyOptions = {}): Promise<Copied> {
  const begun = await compareBeginnings(from, to, options);
  const copied = await copyBehind(from, to, begun, options);
  await readBackAll(from, to, begun, copied, options);
  return { found: begun.events, copied };
}

interface Beginning {
  /** How many events both logs begin with. */
  readonly events: number;
  /** Where the last of them is in each log; undefined when there is none. */
  readonly source: string | undefined;
  readonly target: string | undefined;
  readonly heads: ReadonlyMap<string, number>;
}

/** @throws TargetHoldsOther unless the target is the source's beginning */
async function compareBeginnings(from: Ledger, to: Ledger, { onProgress }: CopyOptions): Promise<Beginning> {
  const heads = new Map<string, number>();
  let [events, source, target]: [number, string?, string?] = [0];
  for await (const [a, b] of sideBySide(wholeLog(from), wholeLog(to))) {
    if (!b) break;
    if (!a || canonicalEvent(a) !== canonicalEvent(b)) {
      throw new TargetHoldsOther(to.description, differenceAt(events + 1, a, b));
    }
    [source, target] = [a.position, b.position];
    heads.set(b.stream, b.revision);
    events++;
    onProgress?.(events);
  }
  return { events, source, target, heads };
}

/** How many events were copied. */
async function copyBehind(from: Ledger, to: Ledger, begun: Beginning, options: CopyOptions): Promise<number> {
  const heads = new Map(begun.heads);
  const groups = appendGroups(wholeLog(from, begun.source), to.appendLimit);
  let copied = 0;
  try {
    // The next group is read while one is appended.
    for (let next = groups.next(); ;) {
      const { value: group } = await next;
      if (!group) return copied;
      next = groups.next();
      next.catch(() => undefined);
      await append(to, group, heads.get(group.events[0]!.stream) ?? NO_STREAM, options);
      const { stream, revision } = group.events.at(-1)!;
      heads.set(stream, revision);
      copied += group.events.length;
      options.onProgress?.(begun.events + copied);
    }
  } finally {
    await groups.return().catch(() => undefined);
  }
}

async function append(
  to: Ledger,
  { events, size }: AppendGroup,
  expected: number,
  { settleForMs = 60_000 }: CopyOptions,
): Promise<void> {
  const first = events[0]!;
  const { appendLimit } = to;
  if (appendLimit && size > appendLimit.bytes) {
    throw new DecisionTooLarge(first, size, appendLimit.bytes, appendLimit.setting);
  }
  const { stream } = first;
  const outcome = await appendSettled(to, stream, expected, events.map(asNew), settleForMs).catch(
    (error: unknown) => {
      if (error instanceof LedgerUnavailable || error instanceof StreamUnfit) throw error;
      if (error instanceof AppendTooLarge) {
        throw new DecisionTooLarge(first, size, error.limit, appendLimit?.setting);
      }
      throw new DecisionNotTaken(first, to.description, error);
    },
  );
  if (outcome.outcome === 'unknown') {
    throw new LedgerUnavailable(message('store.copy-unsettled', { store: to.description }), {
      cause: outcome.cause,
    });
  }
  if (outcome.outcome === 'recorded') return;
  // A copy that was broken off may have sent them before.
  const found = await readBack(to, stream, expected, events);
  if (found?.outcome === 'recorded' && found.revision === events.at(-1)!.revision) return;
  throw new TargetIsWrittenTo(to.description, stream, expected, outcome.revision);
}

function asNew({ id, type, data, metadata }: RecordedEvent) {
  return { id, type, data, metadata };
}

/** @throws TargetHoldsOther when the target's log is not what was copied into it: somebody else wrote in between */
async function readBackAll(
  from: Ledger,
  to: Ledger,
  begun: Beginning,
  copied: number,
  { onReadBack }: CopyOptions,
): Promise<void> {
  let done = 0;
  for await (const [a, b] of sideBySide(wholeLog(from, begun.source), wholeLog(to, begun.target))) {
    // The source may have gone on growing since.
    if (!b && done >= copied) return;
    if (!a || !b || canonicalEvent(a) !== canonicalEvent(b)) {
      throw new TargetHoldsOther(to.description, differenceAt(begun.events + done + 1, a, b));
    }
    done++;
    onReadBack?.(done);
  }
}
