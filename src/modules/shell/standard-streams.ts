import type { Readable, Writable } from 'node:stream';

/** Where a command reads and writes: those of the process, or a test's. */
export interface StandardStreams {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  /** Answers. */
  readonly stdout: Writable;
  /** Progress and errors. */
  readonly stderr: Writable & { readonly isTTY?: boolean };
}
