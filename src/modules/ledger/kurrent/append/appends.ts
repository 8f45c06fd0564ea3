import { randomUUID } from 'node:crypto';
import { convertToCommandError, type Position } from '@eventstore/db-client';
import { unpackToCommandError } from '@eventstore/db-client/dist/streams/appendToStream/unpackError.js';
import { parseUUID } from '@eventstore/db-client/dist/utils/grpcUUID.js';
import type { StreamsClient } from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type { BatchAppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import { appendRequests, type Append } from './append-requests.js';

/** Where the last event of an append is. */
export interface Appended {
  readonly revision: number;
  /** Absent when the server does not say. */
  readonly position?: Position;
}

interface UnderWay {
  readonly stream: string;
  readonly resolve: (appended: Appended) => void;
  readonly reject: (error: Error) => void;
}

/** What goes to the server and comes from it. */
export type Call = ReturnType<StreamsClient['batchAppend']>;

/**
 * Appends that go over one call at a time, and are answered in any order. When the call fails, all that are under way
 * fail with it: they may have been carried out.
 */
export class Appends {
  readonly #underWay = new Map<string, UnderWay>();

  /** Listens to a call before anything goes over it. */
  over(call: Call): Call {
    return call
      .on('data', (answer: BatchAppendResp) => this.#hear(answer))
      .on('error', (error: Error) => this.#fail(error));
  }

  /** @throws whatever the client's own `appendToStream` does */
  append(call: Call, append: Append): Promise<Appended> {
    const id = randomUUID();
    return new Promise((resolve, reject) => {
      this.#underWay.set(id, { stream: append.stream, resolve, reject });
      for (const request of appendRequests(id, append)) call.write(request);
    });
  }

  #hear(answer: BatchAppendResp): void {
    const id = parseUUID(answer.getCorrelationId()) ?? '';
    const waiting = this.#underWay.get(id);
    this.#underWay.delete(id);
    const error = answer.getError();
    if (error) return waiting?.reject(unpackToCommandError(error, waiting.stream));
    const success = answer.getSuccess();
    const position = success?.getPosition();
    waiting?.resolve({
      revision: Number(success?.getCurrentRevision()),
      ...(position && {
        position: {
          commit: BigInt(position.getCommitPosition()),
          prepare: BigInt(position.getPreparePosition()),
        },
      }),
    });
  }

  #fail(error: Error): void {
    for (const { reject } of this.#underWay.values()) reject(convertToCommandError(error));
    this.#underWay.clear();
  }
}
