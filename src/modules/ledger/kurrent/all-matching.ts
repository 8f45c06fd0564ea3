import type { Position } from '@eventstore/db-client';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { ReadReq } from '@eventstore/db-client/generated/streams_pb.js';

const { Options } = streams.ReadReq;

/** A request for `count` events of `$all` in streams of a prefix: from a position forwards, or from the end backwards. */
export function allMatching(prefix: string, count: number, from: Position | 'start' | 'end'): ReadReq {
  const options = new Options();
  options.setAll(placeOf(from));
  options.setReadDirection(from === 'end' ? Options.ReadDirection.BACKWARDS : Options.ReadDirection.FORWARDS);
  options.setCount(String(count));
  options.setFilter(streamsOf(prefix));
  const uuid = new Options.UUIDOption();
  uuid.setString(new shared.Empty());
  options.setUuidOption(uuid);
  const request = new streams.ReadReq();
  request.setOptions(options);
  return request;
}

function placeOf(from: Position | 'start' | 'end'): ReadReq.Options.AllOptions {
  const place = new Options.AllOptions();
  if (from === 'start') place.setStart(new shared.Empty());
  else if (from === 'end') place.setEnd(new shared.Empty());
  else {
    const position = new Options.Position();
    position.setCommitPosition(String(from.commit));
    position.setPreparePosition(String(from.prepare));
    place.setPosition(position);
  }
  return place;
}

function streamsOf(prefix: string): ReadReq.Options.FilterOptions {
  const names = new Options.FilterOptions.Expression();
  names.addPrefix(prefix);
  const filter = new Options.FilterOptions();
  filter.setStreamIdentifier(names);
  filter.setMax(500);
  filter.setCheckpointintervalmultiplier(1);
  return filter;
}
