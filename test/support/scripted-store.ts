import {
  Metadata,
  Server,
  ServerCredentials,
  status,
  type sendUnaryData,
  type ServerDuplexStream,
  type ServerWritableStream,
} from '@grpc/grpc-js';
import features from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import featuresMessages from '@eventstore/db-client/generated/serverfeatures_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_grpc_pb.js';
import messages from '@eventstore/db-client/generated/streams_pb.js';
import type {
  BatchAppendReq,
  BatchAppendResp,
  ReadReq,
  ReadResp,
} from '@eventstore/db-client/generated/streams_pb.js';
import statusMessages from '@eventstore/db-client/generated/status_pb.js';
import any from 'google-protobuf/google/protobuf/any_pb.js';

type Proposed = BatchAppendReq.ProposedMessage;

interface StoredEvent {
  readonly stream: string;
  readonly revision: number;
  readonly position: number;
  readonly message: Proposed;
}

/**
 * What becomes of the next append:
 * - `lose-answer`: stored, and told to nobody;
 * - `ignore`: neither stored nor answered;
 * - `not-leader`: not stored; the leader's port is reported.
 */
export type AppendScript = 'lose-answer' | 'ignore' | { readonly notLeader: number };

/**
 * A server that does on command what a healthy one rarely does. It keeps streams in memory as far as that takes; how
 * a server really behaves is known only by one.
 */
export class ScriptedStore {
  readonly events: StoredEvent[] = [];
  /** Streams that were appended to, in the order in which appends arrived. */
  readonly appends: string[] = [];
  /** For the next appends to streams of registers. */
  readonly appendScripts: AppendScript[] = [];
  /** Each makes one of the next reads of a register's stream break off after so many events. */
  readonly readsBreakAfter: number[] = [];
  /** How many of the next reads of a register's stream are not answered. */
  unansweredReads = 0;
  /** Looks at the whole log, and how long each takes. */
  looks = 0;
  lookMs = 0;
  /** Each makes one of the next subscriptions break off. */
  readonly subscriptionsBreakAfter: number[] = [];
  subscriptions = 0;
  readonly #followers = new Set<(event: StoredEvent) => void>();
  readonly #server = new Server();

  /** Begins to listen on the loopback interface. @returns the port */
  listen(): Promise<number> {
    this.#server.addService(features.ServerFeaturesService, {
      getSupportedMethods: (
        _: unknown,
        answer: sendUnaryData<InstanceType<typeof featuresMessages.SupportedMethods>>,
      ) => answer(null, batchAppendOnly()),
    });
    const none = (): never => {
      throw new Error('not in the script');
    };
    this.#server.addService(streams.StreamsService, {
      read: (call: ServerWritableStream<ReadReq, ReadResp>) => this.#read(call),
      batchAppend: (call: ServerDuplexStream<BatchAppendReq, BatchAppendResp>) => this.#batchAppend(call),
      append: none,
      delete: none,
      tombstone: none,
    });
    return new Promise((resolve, reject) => {
      this.#server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, port) =>
        error ? reject(error) : resolve(port),
      );
    });
  }

  stop(): void {
    this.#server.forceShutdown();
  }

  #batchAppend(call: ServerDuplexStream<BatchAppendReq, BatchAppendResp>): void {
    const requests = new Map<string, { options: BatchAppendReq.Options; proposed: Proposed[] }>();
    call.on('data', (request: BatchAppendReq) => {
      const id = request.getCorrelationId()!;
      const key = id.getString();
      const known = requests.get(key) ?? { options: request.getOptions()!, proposed: [] };
      known.proposed.push(...request.getProposedMessagesList());
      requests.set(key, known);
      if (!request.getIsFinal()) return;
      const answer = this.#append(call, nameOf(known.options), expectedBy(known.options), known.proposed);
      answer?.setCorrelationId(id);
      answer?.setStreamIdentifier(known.options.getStreamIdentifier());
      if (answer) call.write(answer);
    });
    call.on('end', () => call.end());
  }

  #append(
    call: ServerDuplexStream<BatchAppendReq, BatchAppendResp>,
    stream: string,
    expected: number,
    proposed: readonly Proposed[],
  ): BatchAppendResp | undefined {
    this.appends.push(stream);
    const script = stream.startsWith('$$') ? undefined : this.appendScripts.shift();
    if (script === 'ignore') return undefined;
    if (typeof script === 'object') {
      const leader = new Metadata();
      leader.set('exception', 'not-leader');
      leader.set('leader-endpoint-host', '127.0.0.1');
      leader.set('leader-endpoint-port', String(script.notLeader));
      call.emit('error', { code: status.NOT_FOUND, details: 'Leader info available', metadata: leader });
      return undefined;
    }
    const current = this.#stream(stream).length - 1;
    const before = this.#stream(stream).slice(expected + 1, expected + 1 + proposed.length);
    const same =
      before.length === proposed.length &&
      before.every(({ message }, i) => idOf(message) === idOf(proposed[i]!));
    if (current !== expected && !same) return wrongVersion(current);
    if (!same) for (const message of proposed) this.#store(stream, message);
    return script === 'lose-answer' ? undefined : success(this.#stream(stream)[expected + proposed.length]!);
  }

  #store(stream: string, message: Proposed): void {
    const event = {
      stream,
      message,
      revision: this.#stream(stream).length,
      position: 100 * (this.events.length + 1),
    };
    this.events.push(event);
    for (const follower of this.#followers) follower(event);
  }

  #read(call: ServerWritableStream<ReadReq, ReadResp>): void {
    const options = call.request.getOptions()!;
    if (options.hasSubscription()) return this.#subscribe(call, options);
    const backwards = options.getReadDirection() === messages.ReadReq.Options.ReadDirection.BACKWARDS;
    const name = options.hasStream()
      ? Buffer.from(options.getStream()!.getStreamIdentifier()!.getStreamName_asU8()).toString()
      : undefined;
    const ofRegister = name?.startsWith('register-') ?? false;
    const from = Number(options.getStream()?.getRevision() ?? 0);
    const all = name === undefined ? this.events.filter(matching(options)) : this.#stream(name);
    if (name !== undefined && all.length === 0) {
      const absent = new messages.ReadResp();
      const which = new messages.ReadResp.StreamNotFound();
      which.setStreamIdentifier(options.getStream()!.getStreamIdentifier());
      absent.setStreamNotFound(which);
      call.write(absent);
      call.end();
      return;
    }
    if (ofRegister && this.unansweredReads-- > 0) return;
    const found = backwards ? [...all].reverse() : all.slice(from);
    const breakAfter = ofRegister ? this.readsBreakAfter.shift() : undefined;
    const answer = (): void => {
      for (const event of found.slice(0, breakAfter ?? Number(options.getCount()))) call.write(toRead(event));
      if (breakAfter === undefined) call.end();
      else breakOff(call);
    };
    if (name === undefined) {
      this.looks++;
      setTimeout(answer, this.lookMs);
    } else answer();
  }

  #subscribe(call: ServerWritableStream<ReadReq, ReadResp>, options: ReadReq.Options): void {
    this.subscriptions++;
    const breakAfter = this.subscriptionsBreakAfter.shift() ?? Infinity;
    const after = Number(options.getAll()?.getPosition()?.getCommitPosition() ?? 0);
    const wanted = matching(options);
    let sent = 0;
    const follow = (event: StoredEvent): void => {
      if (!wanted(event) || event.position <= after || sent >= breakAfter) return;
      call.write(toRead(event));
      if (++sent < breakAfter) return;
      this.#followers.delete(follow);
      breakOff(call);
    };
    for (const event of this.events) follow(event);
    this.#followers.add(follow);
    call.on('cancelled', () => this.#followers.delete(follow));
  }

  #stream(name: string): StoredEvent[] {
    return this.events.filter(({ stream }) => stream === name);
  }
}

function breakOff(call: ServerWritableStream<ReadReq, ReadResp>): void {
  // What was written goes out first.
  setTimeout(() => call.emit('error', { code: status.UNAVAILABLE, details: 'The connection was cut' }), 20);
}

function matching(options: ReadReq.Options): (event: StoredEvent) => boolean {
  const prefixes = options.getFilter()?.getStreamIdentifier()?.getPrefixList() ?? [''];
  return ({ stream }) => prefixes.some((prefix) => stream.startsWith(prefix));
}

function nameOf(options: BatchAppendReq.Options): string {
  return Buffer.from(options.getStreamIdentifier()!.getStreamName_asU8()).toString();
}

function expectedBy(options: BatchAppendReq.Options): number {
  if (options.hasNoStream()) return -1;
  if (options.hasStreamPosition()) return Number(options.getStreamPosition());
  throw new Error('An append must say what it expects');
}

function idOf(message: Proposed): string {
  return message.getId()!.getString();
}

function success({ revision, position }: StoredEvent): BatchAppendResp {
  const place = new shared.AllStreamPosition();
  place.setCommitPosition(String(position));
  place.setPreparePosition(String(position));
  const outcome = new messages.BatchAppendResp.Success();
  outcome.setCurrentRevision(String(revision));
  outcome.setPosition(place);
  const answer = new messages.BatchAppendResp();
  answer.setSuccess(outcome);
  return answer;
}

function wrongVersion(current: number): BatchAppendResp {
  const details = new shared.WrongExpectedVersion();
  if (current < 0) details.setCurrentNoStream(new shared.Empty());
  else details.setCurrentStreamRevision(String(current));
  const packed = new any.Any();
  packed.pack(details.serializeBinary(), 'event_store.client.WrongExpectedVersion');
  const error = new statusMessages.Status();
  error.setMessage('Wrong expected version');
  error.setDetails(packed);
  const answer = new messages.BatchAppendResp();
  answer.setError(error);
  return answer;
}

function toRead({ stream, revision, position, message }: StoredEvent): ReadResp {
  const identifier = new shared.StreamIdentifier();
  identifier.setStreamName(Buffer.from(stream).toString('base64'));
  const recorded = new messages.ReadResp.ReadEvent.RecordedEvent();
  recorded.setId(message.getId());
  recorded.setStreamIdentifier(identifier);
  recorded.setStreamRevision(String(revision));
  recorded.setCommitPosition(String(position));
  recorded.setPreparePosition(String(position));
  for (const key of ['type', 'content-type']) {
    recorded.getMetadataMap().set(key, message.getMetadataMap().get(key) ?? '');
  }
  recorded.setData(message.getData());
  recorded.setCustomMetadata(message.getCustomMetadata());
  const event = new messages.ReadResp.ReadEvent();
  event.setEvent(recorded);
  event.setCommitPosition(String(position));
  const answer = new messages.ReadResp();
  answer.setEvent(event);
  return answer;
}

function batchAppendOnly() {
  const method = new featuresMessages.SupportedMethod();
  method.setServiceName('event_store.client.streams.streams');
  method.setMethodName('batchappend');
  const supported = new featuresMessages.SupportedMethods();
  supported.setEventStoreServerVersion('24.10.0');
  supported.addMethods(method);
  return supported;
}
