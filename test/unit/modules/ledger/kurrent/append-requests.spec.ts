import { describe, expect, it } from '@jest/globals';
import { appendRequests } from '../../../../../src/modules/ledger/kurrent/append/append-requests.js';
import { encode, forget, sizeOf } from '../../../../../src/modules/ledger/kurrent/append/encoded.js';
import { NO_STREAM } from '../../../../../src/modules/ledger/ledger.js';
import { newEvent } from '../../../../support/new-events.js';

const correlation = '6b6bd1a3-1f57-4b34-9b0e-0f2f3c5f2a11';
const text = (bytes: Uint8Array): unknown => JSON.parse(Buffer.from(bytes).toString('utf8'));

describe('The requests of an append', () => {
  it('hold data and metadata of the events as they are, and what is expected', () => {
    const events = [newEvent({ name: 'Ủy ban nhân dân xã Đắk Ơ 🏛️' }), newEvent(['no', null, 'object'])];
    const all = [...appendRequests(correlation, { stream: 'xã', events: events.map(encode), expected: 7 })];
    expect(all).toHaveLength(1);
    const [request] = all;
    expect(request!.getIsFinal()).toBe(true);
    expect(request!.getCorrelationId()!.getString()).toBe(correlation);
    const options = request!.getOptions()!;
    expect(Buffer.from(options.getStreamIdentifier()!.getStreamName_asU8()).toString()).toBe('xã');
    expect([options.hasNoStream(), options.getStreamPosition()]).toEqual([false, '7']);
    expect(
      request!.getProposedMessagesList().map((message) => ({
        id: message.getId()!.getString(),
        type: message.getMetadataMap().get('type'),
        data: text(message.getData_asU8()),
        metadata: text(message.getCustomMetadata_asU8()),
      })),
    ).toEqual(events);
  });

  it('expect no stream where there is none', () => {
    const [request] = appendRequests(correlation, {
      stream: 's',
      events: [encode(newEvent())],
      expected: NO_STREAM,
    });
    expect([request!.getOptions()!.hasNoStream(), request!.getOptions()!.hasStreamPosition()]).toEqual([
      true,
      false,
    ]);
  });

  it('are as many as keep each of them within what a server receives; only the last one is final', () => {
    const events = Array.from({ length: 7 }, () => newEvent({ text: 'x'.repeat(400_000) }));
    events.push(newEvent({ text: 'x'.repeat(3_000_000) }));
    const all = [...appendRequests(correlation, { stream: 's', events: events.map(encode), expected: 0 })];
    expect(all.map((request) => request.getProposedMessagesList().length)).toEqual([2, 2, 2, 1, 1]);
    expect(all.map((request) => request.getIsFinal())).toEqual([false, false, false, false, true]);
    expect(all.map((request) => request.hasOptions())).toEqual([true, false, false, false, false]);
    expect(new Set(all.map((request) => request.getCorrelationId()!.getString()))).toEqual(
      new Set([correlation]),
    );
    const ids = all.flatMap((request) =>
      request.getProposedMessagesList().map((message) => message.getId()!.getString()),
    );
    expect(ids).toEqual(events.map(({ id }) => id));
  });
});

describe('An encoded event', () => {
  it('counts as the server counts: bytes, not letters', () => {
    const event = newEvent({ name: 'ừ' });
    const data = Buffer.byteLength('{"name":"ừ"}');
    const metadata = Buffer.byteLength(JSON.stringify(event.metadata));
    expect(sizeOf(encode(event))).toBe(data + metadata + 2 * event.type.length);
  });

  it('is encoded once, until it is stored', () => {
    const event = newEvent();
    const first = encode(event);
    expect(encode(event)).toBe(first);
    forget([event]);
    expect(encode(event)).not.toBe(first);
    expect(encode(event)).toEqual(first);
  });
});
