import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { BatchAppendReq } from '@eventstore/db-client/generated/streams_pb.js';
import { NO_STREAM } from '../../ledger.js';
import type { Encoded } from './encoded.js';

/** What an append asks for. */
export interface Append {
  readonly stream: string;
  readonly events: readonly Encoded[];
  /** `NO_STREAM` for a new stream. */
  readonly expected: number;
}

/** Bytes of data and metadata in one request. Servers receive some MiB at once, and an append of any size in parts. */
const requestBytes = 1024 * 1024;

/** The requests that together make one append. @param id reports its answer */
export function* appendRequests(id: string, append: Append): Generator<BatchAppendReq, void> {
  let request = begin(id);
  request.setOptions(optionsOf(append));
  let bytes = 0;
  for (const event of append.events) {
    const size = event.data.length + (event.metadata?.length ?? 0);
    if (bytes > 0 && bytes + size > requestBytes) {
      yield request;
      request = begin(id);
      bytes = 0;
    }
    request.addProposedMessages(proposed(event));
    bytes += size;
  }
  request.setIsFinal(true);
  yield request;
}

function begin(id: string): BatchAppendReq {
  const request = new streams.BatchAppendReq();
  request.setCorrelationId(uuid(id));
  return request;
}

/** The time that a server takes at most is its own: the client's definitions have it as a moment, by two clocks. */
function optionsOf({ stream, expected }: Append): BatchAppendReq.Options {
  const name = new shared.StreamIdentifier();
  name.setStreamName(Buffer.from(stream));
  const options = new streams.BatchAppendReq.Options();
  options.setStreamIdentifier(name);
  if (expected === NO_STREAM) options.setNoStream(new shared.Empty());
  else options.setStreamPosition(String(expected));
  return options;
}

function proposed({ id, type, data, metadata }: Encoded): BatchAppendReq.ProposedMessage {
  const message = new streams.BatchAppendReq.ProposedMessage();
  message.setId(uuid(id));
  message.getMetadataMap().set('type', type).set('content-type', 'application/json');
  message.setData(data);
  if (metadata) message.setCustomMetadata(metadata);
  return message;
}

function uuid(text: string) {
  const id = new shared.UUID();
  id.setString(text);
  return id;
}
