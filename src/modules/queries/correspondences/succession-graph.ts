import { withoutRoundTrips } from './round-trips.js';
import { ranked, type Edge, type Succession } from './succession.js';

/** An organization of the first date lives on in another one of the second. */
export interface Link {
  readonly fromId: string;
  readonly toId: string;
  /** The changes on every way from the one to the other, in valid order. */
  readonly revisions: readonly number[];
}

/** What stands before or behind an organization. */
export interface Reach {
  /** The organization itself among them. */
  readonly ids: readonly string[];
  /** In valid order. */
  readonly revisions: readonly number[];
}

/**
 * Successions, to be followed in valid order: a way goes on only by a later change than the one it came by. So what
 * an organization took over after it had passed on its own is not passed on with it, the successions of one change
 * never form a way, and every way ends although organizations may succeed each other in a circle.
 */
export class SuccessionGraph {
  readonly #from: ReadonlyMap<string, Edge[]>;
  readonly #to: ReadonlyMap<string, Edge[]>;

  constructor(successions: readonly Succession[]) {
    const edges = withoutRoundTrips(ranked(successions));
    this.#from = grouped(edges, ({ predecessorId }) => predecessorId);
    this.#to = grouped(edges, ({ successorId }) => successorId);
  }

  /** All that take part in a succession. */
  ids(): string[] {
    return [...new Set([...this.#from.keys(), ...this.#to.keys()])];
  }

  /**
   * From which organization of the first date ways lead to which other one of the second, over whatever lies between
   * them: in the order of the successions' organizations, each pair once.
   */
  links(before: ReadonlySet<string>, after: ReadonlySet<string>): Link[] {
    return [...this.#from.keys()].filter((id) => before.has(id)).flatMap((id) => this.#linksFrom(id, after));
  }

  /** All that an organization lives on in, and the changes on the ways there. */
  behind(id: string): Reach {
    const arrivals = this.#arrivals(id);
    const edges = [...arrivals].flatMap(([at, rank]) => this.#after(at, rank));
    return { ids: [...arrivals.keys()], revisions: revisionsOf(edges) };
  }

  /** All that lives on in an organization, and the changes on the ways from there. */
  before(id: string): Reach {
    const departures = this.#departures(id);
    const edges = [...departures].flatMap(([at, rank]) => this.#before(at, rank));
    return { ids: [...departures.keys()], revisions: revisionsOf(edges) };
  }

  #linksFrom(fromId: string, after: ReadonlySet<string>): Link[] {
    const arrivals = this.#arrivals(fromId);
    const reached = [...arrivals.keys()].filter((id) => id !== fromId && after.has(id));
    return reached.map((toId) => {
      const departures = this.#departures(toId);
      const onTheWay = ({ successorId, rank }: Edge) => rank < (departures.get(successorId) ?? -Infinity);
      const edges = [...arrivals].flatMap(([at, rank]) => this.#after(at, rank).filter(onTheWay));
      return { fromId, toId, revisions: revisionsOf(edges) };
    });
  }

  /** The rank of the first change by which each organization is reached. */
  #arrivals(start: string): Map<string, number> {
    const arrivals = new Map([[start, -Infinity]]);
    const queue = [start];
    for (const at of queue) {
      for (const { successorId, rank } of this.#after(at, arrivals.get(at)!)) {
        if (rank >= (arrivals.get(successorId) ?? Infinity)) continue;
        arrivals.set(successorId, rank);
        queue.push(successorId);
      }
    }
    return arrivals;
  }

  /** The rank of the last change by which each organization can be left in order to arrive. */
  #departures(end: string): Map<string, number> {
    const departures = new Map([[end, Infinity]]);
    const queue = [end];
    for (const at of queue) {
      for (const { predecessorId, rank } of this.#before(at, departures.get(at)!)) {
        if (rank <= (departures.get(predecessorId) ?? -Infinity)) continue;
        departures.set(predecessorId, rank);
        queue.push(predecessorId);
      }
    }
    return departures;
  }

  #after(id: string, rank: number): Edge[] {
    return (this.#from.get(id) ?? []).filter((edge) => edge.rank > rank);
  }

  #before(id: string, rank: number): Edge[] {
    return (this.#to.get(id) ?? []).filter((edge) => edge.rank < rank);
  }
}

function grouped(edges: readonly Edge[], keyOf: (edge: Edge) => string): Map<string, Edge[]> {
  const groups = new Map<string, Edge[]>();
  for (const edge of edges) {
    const group = groups.get(keyOf(edge));
    if (group) group.push(edge);
    else groups.set(keyOf(edge), [edge]);
  }
  return groups;
}

function revisionsOf(edges: readonly Edge[]): number[] {
  const changes = new Map(edges.map(({ rank, revision }) => [rank, revision]));
  return [...changes].sort(([a], [b]) => a - b).map(([, revision]) => revision);
}
