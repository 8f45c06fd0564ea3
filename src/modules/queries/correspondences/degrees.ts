import type { Link } from './succession-graph.js';

/** Between different organizations of two dates. */
export const linkLabels = ['merged', 'split', 'replaced', 'reorganized', 'part-passed'] as const;
export type LinkLabel = (typeof linkLabels)[number];

/** How far a correspondence is from one to one. */
export interface Degrees {
  /** Organizations of the second date that the one of the first date lives on in, itself counted if it still lives. */
  readonly targets: number;
  /** Organizations of the first date that live on in the one of the second date, itself counted likewise. */
  readonly sources: number;
  /** Both live on both dates. */
  readonly bothStay: boolean;
}

/** How many correspondences an organization of either date takes part in. */
export class CountedLinks {
  readonly #targets = new Map<string, number>();
  readonly #sources = new Map<string, number>();

  constructor(
    readonly links: readonly Link[],
    private readonly before: ReadonlySet<string>,
    private readonly after: ReadonlySet<string>,
  ) {
    for (const { fromId, toId } of links) {
      this.#targets.set(fromId, (this.#targets.get(fromId) ?? 0) + 1);
      this.#sources.set(toId, (this.#sources.get(toId) ?? 0) + 1);
    }
  }

  of({ fromId, toId }: Pick<Link, 'fromId' | 'toId'>): Degrees {
    return {
      targets: (this.#targets.get(fromId) ?? 0) + (this.after.has(fromId) ? 1 : 0),
      sources: (this.#sources.get(toId) ?? 0) + (this.before.has(toId) ? 1 : 0),
      bothStay: this.stays(fromId) && this.stays(toId),
    };
  }

  /** The organizations of both dates that are linked to others, each once. */
  ids(): string[] {
    return [...new Set([...this.#targets.keys(), ...this.#sources.keys()])];
  }

  /** True when the organization lives on both dates. */
  stays(id: string): boolean {
    return this.before.has(id) && this.after.has(id);
  }
}

/**
 * What a link between two different organizations is: `merged` where several became one and this one is all that the
 * first lives on in; `split` where one became several and the second comes from no other; `replaced` where one became
 * one; `reorganized` where several became several; `part-passed` where neither began or ended, but a part of the first
 * passed to the second.
 */
export function labelOf({ targets, sources, bothStay }: Degrees): LinkLabel {
  if (bothStay) return 'part-passed';
  if (sources > 1 && targets === 1) return 'merged';
  if (targets > 1 && sources === 1) return 'split';
  return targets === 1 ? 'replaced' : 'reorganized';
}
