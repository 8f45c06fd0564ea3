import type { NewEvent } from '../../../../events/definition/envelope.js';

/** An event as it is sent: data and metadata are JSON that a person can read. */
export interface Encoded {
  readonly id: string;
  readonly type: string;
  readonly data: Uint8Array;
  readonly metadata?: Uint8Array;
}

/** Events are measured when they are decided, and sent soon after. */
const known = new WeakMap<NewEvent, Encoded>();

export function encode(event: NewEvent): Encoded {
  const before = known.get(event);
  if (before) return before;
  const { id, type, data, metadata } = event;
  const encoded = { id, type, data: json(data), metadata: json(metadata) };
  known.set(event, encoded);
  return encoded;
}

/** To be called when they are stored: whoever keeps the event keeps no more than that. */
export function forget(events: readonly NewEvent[]): void {
  for (const event of events) known.delete(event);
}

/** Counted as the server counts: data and metadata as they are sent, and two bytes for each letter of the type. */
export function sizeOf({ type, data, metadata }: Encoded): number {
  return data.length + (metadata?.length ?? 0) + 2 * type.length;
}

export function json(value: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(value));
}
