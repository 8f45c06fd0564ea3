import { closeSync, fsyncSync, openSync } from 'node:fs';
import type { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

type InitOptions = Parameters<NodeFS['init']>[1];

/** The part of Emscripten's file system that is used here. */
interface EmscriptenFs {
  readonly ErrnoError: new (errno: number) => Error;
  readonly filesystems: {
    readonly NODEFS: {
      realPath(node: unknown): string;
      readonly stream_ops: { fsync?: (stream: Stream) => number };
    };
  };
}

interface Stream {
  readonly node: unknown;
  readonly nfd?: number | null;
}

/** EIO as WASI numbers it. */
const EIO = 29;

const walSegment = /\/pg_wal\/[0-9A-F]{24}$/;

/**
 * PGlite's folder on disk, with an `fsync` that reaches the disk. PGlite's own does nothing.
 * It is only called when PostgreSQL runs with `fsync=on` and `wal_sync_method=fsync`; see ADR 2.
 */
export class DurableFs extends NodeFS {
  readonly #walSegments = new Set<string>();
  #failure: Error | undefined;

  /** Why the disk can no longer be trusted. PostgreSQL must not be asked anything any more. */
  get failure(): Error | undefined {
    return this.#failure;
  }

  /** How many WAL segments have been written to since the last `forgetWal`. */
  get walSegments(): number {
    return this.#walSegments.size;
  }

  forgetWal(): void {
    this.#walSegments.clear();
  }

  override async init(pg: PGlite, options: InitOptions): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(pg, options);
    const installFsync = ({ FS }: { FS: unknown }): void => {
      const fs = FS as EmscriptenFs;
      fs.filesystems.NODEFS.stream_ops.fsync = (stream) => this.#fsync(fs, stream);
    };
    return {
      emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), installFsync] },
    };
  }

  #fsync(fs: EmscriptenFs, stream: Stream): number {
    const path = fs.filesystems.NODEFS.realPath(stream.node);
    try {
      if (typeof stream.nfd === 'number') fsyncSync(stream.nfd);
      else fsyncPath(path);
    } catch (error) {
      this.#failure ??= new Error(`Can't write ${path} to disk`, { cause: error });
      throw new fs.ErrnoError(EIO);
    }
    if (walSegment.test(path)) this.#walSegments.add(path);
    return 0;
  }
}

/** Writes a file, or the entries of a folder, to disk. */
export function fsyncPath(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
