import { randomUUID } from 'node:crypto';
import { jsonEvent } from '@eventstore/db-client';
import type { INestApplicationContext } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Database } from '../../src/modules/platform/database/database.js';
import { LogClient } from '../../src/modules/ledger/kurrent/log-client.js';
import { parseKurrentUrl } from '../../src/modules/platform/config/kurrent-url.js';
import { RecordDecision, type RecordDecisionInput } from '../../src/modules/recording/record-decision.js';
import { parseLine } from '../../src/modules/shell/import/decision-line.js';
import { host } from '../../src/whole-application.js';
import { withApplication } from '../../src/modules/shell/with-application.js';
import type { Pool } from 'pg';
import { openEmmett } from '../emmett.js';
import { decisions, type Line } from '../register/decisions.js';
import type { Pair, Sample } from '../samples.js';

interface Options {
  readonly concurrency: number;
  readonly rounds: number;
  /** Of each side in each round. */
  readonly seconds: number;
  /** Appended to by the client itself, for the reference; emmett on the database when absent. */
  readonly kurrentUrl?: string;
}

export type Rates = Pair & { readonly settings: Readonly<Record<string, string>> };

/** Decisions, and single events, that are made ahead of a round: more than anything gets done in a second. */
const aheadPerSecond = 20_000;
/** The register in which decisions are made. */
const organizations = 2000;

/** Decisions of one change each, durable and validated, against appends of one event each. Per second. */
export function rates(options: Options): Promise<Rates> {
  return withApplication(host, {}, async (app) => {
    const reference = await openReference(app, options);
    const ours = await Ours.open(app);
    try {
      const samples: { ours: Sample[]; reference: Sample[] } = { ours: [], reference: [] };
      // The first round warms up.
      for (let round = -1; round < options.rounds; round++) {
        const each = {
          ours: await ours.run(options),
          reference: await run(options, (lane, number) => reference.append(lane, number)),
        };
        if (round < 0) continue;
        samples.ours.push(each.ours);
        samples.reference.push(each.reference);
      }
      return { ...samples, settings: await settings(app, reference) };
    } finally {
      await reference.close();
    }
  });
}

class Ours {
  readonly #ahead: RecordDecisionInput[] = [];

  private constructor(
    private readonly commands: CommandBus,
    private readonly lines: Generator<Line, void>,
  ) {}

  /** A register of its own, opened. */
  static async open(app: INestApplicationContext): Promise<Ours> {
    const register = `bench-${randomUUID().slice(0, 8)}`;
    const changes = 5_000_000;
    const ours = new Ours(
      app.get(CommandBus),
      decisions({ register, seed: 1, changes, organizations, single: true }),
    );
    for (let opened = 0; opened < organizations;) {
      const line = ours.#next();
      opened += (line.request as { changes: unknown[] }).changes.length;
      await ours.#record(line);
    }
    return ours;
  }

  run(options: Options): Promise<Sample> {
    const missing = options.seconds * aheadPerSecond - this.#ahead.length;
    for (let i = 0; i < missing; i++) this.#ahead.push(this.#next());
    let taken = 0;
    const sample = run(options, () => {
      const input = this.#ahead[taken++];
      if (!input) throw new Error('More decisions are needed ahead.');
      return this.#record(input);
    });
    return sample.finally(() => this.#ahead.splice(0, taken));
  }

  #next(): RecordDecisionInput {
    const { value } = this.lines.next();
    return parseLine(JSON.stringify(value));
  }

  #record(input: RecordDecisionInput): Promise<unknown> {
    return this.commands.execute(new RecordDecision(input));
  }
}

/** As many lanes as decisions are to be under way at once; operations per second. */
async function run(
  { concurrency, seconds }: Options,
  once: (lane: number, number: number) => Promise<unknown>,
): Promise<Sample> {
  const from = performance.now();
  const until = from + seconds * 1000;
  let begun = 0;
  let done = 0;
  const lane = async (_: unknown, number: number): Promise<void> => {
    while (performance.now() < until) {
      await once(number, begun++);
      done++;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, lane));
  return { value: (done * 1000) / (performance.now() - from), operations: done };
}

interface Reference {
  /** Appends one event to a stream of the lane's own. */
  append(lane: number, number: number): Promise<unknown>;
  /** What it says of `SHOW setting`; undefined where there is no such thing. */
  show?(setting: string): Promise<string>;
  close(): Promise<unknown>;
}

function openReference(app: INestApplicationContext, options: Options): Promise<Reference> {
  const { kurrentUrl } = options;
  return kurrentUrl === undefined
    ? openEmmettReference(app.get(Database), options)
    : Promise.resolve(openKurrentReference(kurrentUrl));
}

async function openEmmettReference(
  { pool: { options: ours } }: Database,
  { concurrency }: Options,
): Promise<Reference> {
  // A connection for each append under way: with fewer, appends would wait for one another.
  const { store, pool } = await openEmmett(ours.connectionString!, concurrency);
  return {
    append: (lane, number) => store.appendToStream(`plain-${lane}`, [eventOf(number)]),
    show: (setting) => show(pool, setting),
    close: async () => {
      await store.close();
      if (!pool.ended) await pool.end();
    },
  };
}

function openKurrentReference(url: string): Reference {
  const client = new LogClient(parseKurrentUrl(url));
  const name = `bench-plain-${randomUUID()}`;
  return {
    append: (lane, number) => client.appendToStream(`${name}-${lane}`, jsonEvent(eventOf(number))),
    close: () => client.close(),
  };
}

/** Of the same kind as what a decision carries. */
function eventOf(number: number): { type: string; data: { organizationId: string; name: string } } {
  return {
    type: 'OrganizationRenamed',
    data: { organizationId: `o${number}`, name: `Valmontbourg ${number}` },
  };
}

const durability = ['server_version', 'fsync', 'synchronous_commit', 'full_page_writes', 'wal_sync_method'];

/** The durability settings of both sides, each as its own connections have them. */
async function settings(app: INestApplicationContext, reference: Reference): Promise<Record<string, string>> {
  if (!reference.show) return {};
  const { pool } = app.get(Database);
  const found: Record<string, string> = {};
  for (const setting of durability) {
    const [ours, theirs] = [await show(pool, setting), await reference.show(setting)];
    found[setting] = ours === theirs ? ours : `${ours} (ours), ${theirs} (reference)`;
  }
  return found;
}

async function show(pool: Pool, setting: string): Promise<string> {
  const { rows } = await pool.query<Record<string, string>>(`SHOW ${setting}`);
  return rows[0]![setting]!;
}
