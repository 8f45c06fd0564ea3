import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { linesOf } from '../support/child.js';

const hooks = new URL('../support/typescript.mjs', import.meta.url).href;
const program = new URL('../../src/cli.ts', import.meta.url).pathname;

export interface Health {
  readonly status: string;
  readonly process: { readonly pid: number; readonly role: string };
  readonly projections: readonly { readonly version: number; readonly lag: number; readonly state: string }[];
}

/** The service in a process of its own, as `orgledger serve` starts it. */
export class ServiceProcess {
  private constructor(
    private readonly child: ChildProcessWithoutNullStreams,
    /** The exit code, or the signal that ended it. */
    readonly ended: Promise<number | string>,
    readonly url: string,
  ) {}

  /** @param environment beside that of the tests; the port is one that is free */
  static async start(environment: Record<string, string>): Promise<ServiceProcess> {
    const args = ['--import', hooks, program, '--json', 'serve', '--port', '0'];
    const child = spawn(process.execPath, args, { env: { ...process.env, ...environment } });
    let said = '';
    child.stderr.on('data', (chunk) => (said += String(chunk)));
    const ended = once(child, 'exit').then(([code, signal]) => (code ?? signal) as number | string);
    for await (const line of linesOf(child)) {
      const url = /http:[^"]+/.exec(line)?.[0];
      if (url) return new ServiceProcess(child, ended, url);
    }
    throw new Error(`The service ended: ${String(await ended)}\n${said}`);
  }

  get pid(): number {
    return this.child.pid!;
  }

  kill(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  async health(): Promise<Health> {
    return (await (await fetch(`${this.url}/health`)).json()) as Health;
  }

  decide(register: string, decisionId: string, request: unknown): Promise<Response> {
    return this.post(`/registers/${register}/decisions`, request, { 'Idempotency-Key': decisionId });
  }

  post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
    const all = { 'Content-Type': 'application/json', ...headers };
    return fetch(`${this.url}${path}`, { method: 'POST', headers: all, body: JSON.stringify(body) });
  }

  /** Waits until the read models that this process answers from hold a revision. */
  async follows(register: string, revision: number): Promise<void> {
    for (;;) {
      const { status, body } = await fetch(`${this.url}/registers/${register}?atLeast=${revision}`);
      await body?.cancel();
      if (status === 200) return;
      await sleep(50);
    }
  }

  async hasRole(role: string): Promise<void> {
    while ((await this.health()).process.role !== role) await sleep(50);
  }
}
