import type { RecordedEvent as Stored } from '@eventstore/db-client';
import type { EventMetadata, RecordedEvent } from '../../../events/definition/envelope.js';
import { formatPosition } from './positions.js';

/**
 * An event as the ledger gives it back.
 * @param stream its name outside of the server
 * @throws Error when the event is not one that a ledger has written
 */
export function fromStored(stored: Stored, stream: string): RecordedEvent {
  const { id, type, data, metadata, isJson, position, revision } = stored;
  if (!isJson || metadata === undefined || metadata instanceof Uint8Array || position === undefined) {
    throw new Error(
      `Event ${revision} of the stream ${stored.streamId} (${type}) was not written by a ledger: ` +
        'its data or metadata are not JSON.',
    );
  }
  return {
    id,
    type,
    data,
    metadata: metadata as unknown as EventMetadata,
    stream,
    revision: Number(revision),
    position: formatPosition(position),
  };
}

/** True for what the server writes into streams by itself, like the mark of a deletion. */
export function isSystemEvent({ type }: Stored): boolean {
  return type.startsWith('$');
}
