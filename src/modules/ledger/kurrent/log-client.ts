import { readFileSync } from 'node:fs';
import {
  convertToCommandError,
  EventStoreDBClient,
  type Position,
  type SingleNodeOptions,
} from '@eventstore/db-client';
import streamsGrpc from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type { ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import { allMatching } from './all-matching.js';
import type { Append } from './append/append-requests.js';
import { Appends, type Appended, type Call } from './append/appends.js';
import { collect } from './collect.js';
import type { Host, KurrentUrl } from '../../platform/config/kurrent-url.js';

/** A place in the log, and what is there. */
export interface LogEntry {
  readonly position: Position;
  /** Written by the server itself. */
  readonly system: boolean;
}

/** How long a node that says nothing is waited for; in seconds and milliseconds, as the client has it. */
const patience = { gossipTimeout: 2, keepAliveTimeout: 5_000 };

/**
 * The client of the makers, and what it lacks: reading `$all` filtered by the server, and appends that are encoded
 * once and are this client's own.
 */
export class LogClient extends EventStoreDBClient {
  #channel: Awaited<ReturnType<LogClient['getChannel']>> | undefined;
  readonly #appends = new Appends();
  readonly #appending: () => Promise<Call> = this.GRPCStreamCreator(
    streamsGrpc.StreamsClient,
    'append',
    (client) => this.#appends.over(client.batchAppend(...this.callArguments({}, { deadline: Infinity }))),
    new WeakMap(),
  );

  /** @throws Error when a file that the URL names can't be read */
  constructor(url: KurrentUrl) {
    const { tlsCAFile, userCertFile, userKeyFile, ...options } = url.options;
    super(
      // The three ways to name servers are one type each, and of one shape.
      { ...endpointsOf(url), ...patience, ...options } as SingleNodeOptions,
      {
        insecure: !url.tls,
        ...(url.tls && tlsCAFile !== undefined && { rootCertificate: readFileSync(tlsCAFile) }),
        ...(url.tls && userCertFile !== undefined && { userCertFile: readFileSync(userCertFile) }),
        ...(url.tls && userKeyFile !== undefined && { userKeyFile: readFileSync(userKeyFile) }),
      },
      url.user === undefined ? undefined : { username: url.user, password: url.password ?? '' },
    );
    const getChannel = this.getChannel;
    this.getChannel = async () => (this.#channel = await getChannel());
    // Nobody waits for it. When it finds no node either, the process would end; the calls are reported by themselves.
    const handleError = this.handleError;
    this.handleError = (...args) => handleError(...args).catch(() => undefined);
  }

  /** Ends its calls, and the connection, which `dispose` leaves open. */
  async close(): Promise<void> {
    await this.dispose();
    this.#channel?.close();
  }

  /** @throws whatever `appendToStream` does; it waits for the answer for ever */
  async append(append: Append): Promise<Appended> {
    return this.#appends.append(await this.#appending(), append);
  }

  /** Entries of streams whose names begin with `prefix`: those behind `from`, or those at the end, last one first. */
  async entries(
    prefix: string,
    count: number,
    from: Position | 'start' | 'end',
    idleMs: number,
  ): Promise<LogEntry[]> {
    const open = this.GRPCStreamCreator(streamsGrpc.StreamsClient, 'readAll', (client) =>
      client.read(
        allMatching(prefix, count, from),
        ...this.callArguments({ requiresLeader: true }, { deadline: Infinity }),
      ),
    );
    const answers = await collect<ReadResp>(await open(), idleMs).catch((error: unknown) => {
      throw convertToCommandError(error as Error);
    });
    return answers.flatMap((answer) => {
      const event = answer.getEvent()?.getEvent();
      if (!event) return [];
      const position = {
        commit: BigInt(event.getCommitPosition()),
        prepare: BigInt(event.getPreparePosition()),
      };
      return [{ position, system: event.getMetadataMap().get('type')?.startsWith('$') ?? false }];
    });
  }
}

function endpointsOf({ hosts, discover }: KurrentUrl) {
  const all: Host[] = [...hosts];
  if (!discover) return { endpoint: all[0]! };
  return all.length === 1 ? { discover: all[0]! } : { endpoints: all };
}
