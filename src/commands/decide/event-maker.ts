import { parse } from 'uuid';
import type { Dating, EventMetadata, NewEvent } from '../../events/definition/envelope.js';
import type { EventDefinition } from '../../events/definition/event-definition.js';
import type { Place } from '../../events/register/history.js';
import { namedId } from '../kinds/named-id.js';

/** What is known about a request beside what it says. The core has no clock: the moment is passed in. */
export interface DecisionContext {
  readonly register: string;
  /** The client's key of the decision; `Idempotency-Key`. */
  readonly decisionId: string;
  /** Now, in UTC; moved up to the register's last recorded moment when the clock lags behind that. */
  readonly recordedAt: string;
  readonly actor: string;
  readonly correlationId: string;
  readonly causationId: string;
  /** Only for a decision taken over from elsewhere: the fingerprint of what its client sent there. */
  readonly fingerprint?: string | undefined;
}

/** Root of the ids that are made from names: register, decision id and index give the same event id everywhere. */
const namespace = parse('a3f1c1de-0b56-5a0e-9d6c-2f5d1a4f7c10');

/** Makes the events of one decision. */
export class EventMaker {
  readonly #recordedAt: string;
  readonly #ids: string[] = [];

  /** @param previous the register's last recorded moment */
  constructor(
    private readonly context: DecisionContext,
    previous: string | undefined,
  ) {
    const { recordedAt } = context;
    this.#recordedAt = previous !== undefined && previous > recordedAt ? previous : recordedAt;
  }

  /** The id of the decision's event of an index. */
  eventId(index: number): string {
    return (this.#ids[index] ??= this.idOf({ decisionId: this.context.decisionId, index }));
  }

  /** The id of an event of any decision of the register. */
  idOf({ decisionId, index }: Pick<EventMetadata, 'decisionId' | 'index'>): string {
    return namedId(`${this.context.register}/${decisionId}/${index}`, namespace);
  }

  event<Data>(
    index: number,
    definition: EventDefinition<string, Data>,
    data: Data,
    { effectiveOn, effectiveSequence }: Omit<Place, 'revision'>,
    dating: Dating = {},
  ): NewEvent {
    const { register, decisionId, actor, correlationId, causationId } = this.context;
    return {
      id: this.eventId(index),
      type: definition.type,
      data: asStored(data),
      metadata: {
        register,
        schemaVersion: definition.schemaVersion,
        decisionId,
        index,
        effectiveOn,
        effectiveSequence,
        ...dating,
        recordedAt: this.#recordedAt,
        actor,
        correlationId,
        causationId,
      },
    };
  }
}

/** A payload as it will be read back: plain JSON, without keys that have no value. */
function asStored(value: unknown): unknown {
  if (typeof value === 'number') return value + 0; // JSON has no -0
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(asStored);
  const stored: Record<string, unknown> = {};
  for (const key of Object.keys(value)) {
    const item = (value as Record<string, unknown>)[key];
    if (item !== undefined) stored[key] = asStored(item);
  }
  return stored;
}
