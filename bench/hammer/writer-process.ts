import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { extname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { FromWriter, ToWriter, WriterOrders } from './messages.js';

/** Beside this file, built or not; it is run as this process is. */
const program = fileURLToPath(new URL(`./writer${extname(import.meta.url)}`, import.meta.url));

export interface WriterProcessEvents {
  readonly onViolation: (text: string) => void;
}

/** A writer that is started again whenever its process has ended, as a supervisor would. */
export class WriterProcess {
  /** How often it was killed by us, and how often it ended before it was ready. */
  kills = 0;
  failedStarts = 0;
  /** When the decision was first sent that was acknowledged last; milliseconds. */
  acknowledgedSentAt = -Infinity;
  #child: ChildProcess | undefined;
  #ready = false;
  #killed = false;
  #ended = false;
  #stopping = false;
  #exited = Promise.resolve();
  #resolveStopped: () => void = () => undefined;
  #resolveSettled: () => void = () => undefined;
  readonly #stopped = new Promise<void>((resolve) => (this.#resolveStopped = resolve));
  readonly #settled = new Promise<void>((resolve) => (this.#resolveSettled = resolve));

  constructor(
    private readonly orders: WriterOrders,
    private readonly environment: NodeJS.ProcessEnv,
    private readonly events: WriterProcessEvents,
  ) {}

  get ready(): boolean {
    return this.#ready;
  }

  start(): void {
    const { folder, writer } = this.orders;
    const log = openSync(join(folder, `writer-${writer}.log`), 'a');
    const child = spawn(process.execPath, [...process.execArgv, program, JSON.stringify(this.orders)], {
      env: this.environment,
      stdio: ['ignore', log, log, 'ipc'],
    });
    closeSync(log);
    this.#child = child;
    this.#ready = false;
    this.#killed = false;
    child.on('message', (message: FromWriter) => this.#hear(message));
    this.#exited = new Promise((resolve) => {
      child.on('exit', (code, signal) => {
        resolve();
        void this.#again(code, signal);
      });
    });
  }

  kill(): void {
    if (!this.#ready) return;
    this.kills++;
    this.#killed = true;
    this.#child?.kill('SIGKILL');
  }

  async pause(milliseconds: number): Promise<void> {
    const child = this.#child;
    child?.kill('SIGSTOP');
    await sleep(milliseconds);
    child?.kill('SIGCONT');
  }

  /** Lets it finish what is under way. */
  async stop(): Promise<void> {
    this.#stopping = true;
    if (this.#ready) this.#report('stop');
    await this.#stopped;
  }

  /** Waits until its read models have caught up, and ends it. To be called when all have stopped. */
  async end(): Promise<void> {
    await this.#settled;
    this.#ended = true;
    this.#report('end');
    await this.#exited;
  }

  /** Ends it whatever it does. */
  async abandon(): Promise<void> {
    this.#ended = true;
    this.#child?.kill('SIGKILL');
    await this.#exited;
  }

  #isOver(): boolean {
    return this.#ended;
  }

  #report(message: ToWriter): void {
    this.#child?.send(message, () => undefined);
  }

  #hear(message: FromWriter): void {
    switch (message.kind) {
      case 'ready':
        this.#ready = true;
        if (this.#stopping) this.#report('stop');
        break;
      case 'acknowledged':
        this.acknowledgedSentAt = Math.max(this.acknowledgedSentAt, message.sentAt);
        break;
      case 'stopped':
        this.#resolveStopped();
        break;
      case 'settled':
        if (message.problem !== undefined) this.events.onViolation(message.problem);
        this.#resolveSettled();
        break;
      case 'violation':
        this.events.onViolation(message.text);
        break;
    }
  }

  /** The process has gone: another one takes its place, unless it was to end. */
  async #again(code: number | null, signal: NodeJS.Signals | null): Promise<void> {
    const { writer } = this.orders;
    if (this.#isOver()) return;
    if (!this.#ready && !this.#killed) {
      // The store may be away just now.
      this.failedStarts++;
      await sleep(500);
    } else if (!this.#killed) {
      this.events.onViolation(
        `Writer ${writer} ended by itself (${signal ?? `exit code ${code}`}): see writer-${writer}.log`,
      );
    }
    if (!this.#isOver()) this.start();
  }
}
