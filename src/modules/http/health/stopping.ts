import type { Server } from 'node:http';
import { Injectable, type BeforeApplicationShutdown, type OnModuleDestroy } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { Response } from 'express';
import { ShuttingDown } from '../../recording/register-writers.js';

/** How long clients may take to send or take over what is under way, after all decisions are recorded. */
const LINGER_MS = 5000;

/**
 * Lets requests that are under way finish when the service stops, and refuses those that come later, over connections
 * that end with the answer.
 */
@Injectable()
export class Stopping implements OnModuleDestroy, BeforeApplicationShutdown {
  readonly #open = new Set<Response>();
  #begun = false;

  constructor(private readonly host: HttpAdapterHost) {}

  /** Takes note of a request that has arrived whole. @throws ShuttingDown */
  accept(response: Response): void {
    if (this.#begun) {
      response.setHeader('Connection', 'close');
      throw new ShuttingDown();
    }
    this.#open.add(response);
    response.on('close', () => this.#open.delete(response));
  }

  onModuleDestroy(): void {
    this.#begun = true;
    for (const response of this.#open) if (!response.headersSent) response.setHeader('Connection', 'close');
  }

  /** Decisions are recorded by now. */
  beforeApplicationShutdown(): void {
    // There is none where commands run without HTTP.
    const adapter = this.host.httpAdapter as typeof this.host.httpAdapter | null;
    const server = adapter?.getHttpServer() as Server | undefined;
    setTimeout(() => server?.closeAllConnections(), LINGER_MS).unref();
  }
}
