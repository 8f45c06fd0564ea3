import type { DecisionIssuedData } from '../../events/decision-issued.js';
import type { RecordedEvent } from '../../events/envelope.js';
import { upcast } from '../../events/upcast.js';

/** Groups the events of one stream by decision, lifted to the schema versions of today. */
export async function* wholeDecisions(events: AsyncIterable<RecordedEvent>): AsyncIterable<RecordedEvent[]> {
  let decision: RecordedEvent[] = [];
  for await (const event of events) {
    decision.push(upcast(event));
    const { changes } = decision[0]!.data as DecisionIssuedData;
    if (decision.length <= changes) continue;
    yield decision;
    decision = [];
  }
}
