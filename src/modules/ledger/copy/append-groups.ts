import type { RecordedEvent } from '../../../events/definition/envelope.js';
import type { AppendLimit } from '../ledger.js';

/** Events of one stream that go into one append: whole decisions. */
export interface AppendGroup {
  readonly events: readonly RecordedEvent[];
  /** What they count for. */
  readonly size: number;
}

/** The events of a group at most, unless it is one decision. */
const groupLimit = 5_000;

/**
 * Parts a log into appends that leave its order as it is: neighbouring decisions of one stream go together as far as
 * the store takes them. One decision is never taken apart, also when it is too large.
 */
export async function* appendGroups(
  log: AsyncIterable<RecordedEvent>,
  limit: AppendLimit | undefined,
): AsyncGenerator<AppendGroup, void, undefined> {
  let events: RecordedEvent[] = [];
  let size = 0;
  for await (const decision of decisionsIn(log)) {
    const added = limit ? decision.reduce((sum, event) => sum + limit.sizeOf(event), 0) : 0;
    const fits =
      events[0]?.stream === decision[0]!.stream &&
      events.length + decision.length <= groupLimit &&
      size + added <= (limit?.bytes ?? Infinity);
    if (!fits && events.length > 0) {
      yield { events, size };
      events = [];
      size = 0;
    }
    for (const event of decision) events.push(event);
    size += added;
  }
  if (events.length > 0) yield { events, size };
}

/** The events of a decision stand side by side. */
async function* decisionsIn(
  log: AsyncIterable<RecordedEvent>,
): AsyncGenerator<RecordedEvent[], void, undefined> {
  let decision: RecordedEvent[] = [];
  for await (const event of log) {
    const first = decision[0];
    if (first && !belongTogether(first, event)) {
      yield decision;
      decision = [];
    }
    decision.push(event);
  }
  if (decision.length > 0) yield decision;
}

function belongTogether(a: RecordedEvent, b: RecordedEvent): boolean {
  return a.stream === b.stream && a.metadata.decisionId === b.metadata.decisionId;
}
