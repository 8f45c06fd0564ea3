// A process that issues decisions through the whole application until it is reported to stop, or killed.
import { setTimeout as sleep } from 'node:timers/promises';
import { NestFactory } from '@nestjs/core';
import { CommandBus } from '@nestjs/cqrs';
import { AppModule } from '../../src/app.module.js';
import { Rejected } from '../../src/commands/problems/problem.js';
import { requestFingerprint } from '../../src/commands/decide/read-request.js';
import { isUnreachable } from '../../src/modules/platform/database/is-unreachable.js';
import { LedgerUnavailable } from '../../src/modules/ledger/ledger.js';
import { RecordDecision } from '../../src/modules/recording/record-decision.js';
import { DecisionInFlight, OutcomeUnknown } from '../../src/modules/recording/recording-errors.js';
import { ReadModelStatus } from '../../src/modules/read-side/progress/read-model-status.js';
import { StandardErrorLogger } from '../../src/modules/platform/standard-error-logger.js';
import { AcknowledgementFile, readAcknowledgements, type Acknowledgement } from './acknowledgements.js';
import { issueOf, type Issue } from './decisions.js';
import type { FromWriter, ToWriter, WriterOrders } from './messages.js';

const { run, writer, lanes, folder } = JSON.parse(process.argv[2]!) as WriterOrders;

/** How long read models may take to catch up after the last decision. */
const patienceMs = 120_000;

let stopping = false;
const tell = (message: FromWriter): void => void process.send?.(message);

const app = await NestFactory.createApplicationContext(AppModule, {
  logger: new StandardErrorLogger(['fatal', 'error', 'warn']),
  abortOnError: false,
});
const commands = app.get(CommandBus);
const done = readAcknowledgements(folder).get(writer) ?? [];
const file = await AcknowledgementFile.open(folder, writer);
const ended = new Promise<void>((resolve) => {
  process.on('message', (message: ToWriter) => {
    if (message === 'stop') stopping = true;
    else resolve();
  });
  process.on('disconnect', () => process.exit(1));
});
tell({ kind: 'ready' });

await Promise.all(lanes.map(issueForEver));
tell({ kind: 'stopped' });
await settle();
await ended;
await file.close();
await app.close();
process.disconnect();

/** One decision after the other; the first one is that which was under way when the process was killed. */
async function issueForEver(lane: number): Promise<void> {
  const last = done.findLast((acknowledged) => acknowledged.lane === lane);
  for (let number = (last?.number ?? -1) + 1; !stopping; number++) {
    const acknowledged = await insist(lane, number).catch((error: unknown) => {
      tell({ kind: 'violation', text: `Lane ${lane}, decision ${number}: ${String(error)}` });
    });
    if (!acknowledged) return;
    await file.append(acknowledged);
    tell({ kind: 'acknowledged', sentAt: acknowledged.sentAt });
  }
}

/** Sends a decision under its key until it is answered. @throws what is no matter of the store's state */
async function insist(lane: number, number: number): Promise<Acknowledgement | undefined> {
  const issue = issueOf(run, lane, number);
  const { register, decisionId, request } = issue;
  const fingerprint = requestFingerprint(request);
  const sentAt = Date.now();
  for (let sent = 1; ; sent++) {
    try {
      const recorded = await record(issue);
      const about = { lane, number, register, decisionId, fingerprint, sent, sentAt, at: Date.now() };
      return { ...about, ...(recorded && { recorded }) };
    } catch (error) {
      if (!isPassing(error)) throw error;
      if (stopping) return undefined;
      await sleep(100);
    }
  }
}

/** Where it was recorded; undefined when the rules refused it, as they should. */
async function record({ refusable, ...issue }: Issue): Promise<Acknowledgement['recorded'] | undefined> {
  try {
    const { revision, position } = await commands.execute(
      new RecordDecision({ ...issue, actor: `writer ${writer}` }),
    );
    if (refusable) throw new Error(`${issue.decisionId} was recorded, and should have been refused`);
    return { revision, position };
  } catch (error) {
    if (refusable && error instanceof Rejected) return undefined;
    throw error instanceof Rejected ? new Error(error.problems.map(({ code }) => code).join(', ')) : error;
  }
}

function isPassing(error: unknown): boolean {
  return (
    error instanceof LedgerUnavailable ||
    error instanceof OutcomeUnknown ||
    // Lanes of one process open their register together.
    error instanceof DecisionInFlight ||
    isUnreachable(error)
  );
}

/** Waits until the read models hold the whole ledger: those of this process, whoever writes them. */
async function settle(): Promise<void> {
  const readModels = app.get(ReadModelStatus);
  let problem = '';
  for (const deadline = Date.now() + patienceMs; Date.now() < deadline; await sleep(50)) {
    try {
      const behind = (await readModels.status()).filter(({ lag, failure }) => lag > 0 || failure);
      if (behind.length === 0) return tell({ kind: 'settled' });
      problem = behind
        .map(({ name, lag, failure }) => `${name} is ${lag} behind (${failure?.reason ?? 'going on'})`)
        .join(', ');
    } catch (error) {
      problem = String(error);
    }
  }
  tell({ kind: 'settled', problem: `The read models of writer ${writer} do not catch up: ${problem}` });
}
