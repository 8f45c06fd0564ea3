import { compareEntries, versions, type Entry, type Version } from '../../events/register/history.js';

/** The effects on one organization in valid order, as known at one revision. Immutable. */
export class History {
  static readonly empty = new History([]);
  #versions: readonly Version[] | undefined;

  private constructor(readonly entries: readonly Entry[]) {}

  /** `entries` in any order. */
  static of(entries: readonly Entry[]): History {
    return History.empty.with(entries);
  }

  /** This history and more effects, in any order. */
  with(more: readonly Entry[]): History {
    return more.length === 0 ? this : new History([...this.entries, ...more].sort(compareEntries));
  }

  /** This history without all that changes did to the organization. */
  without(revisions: ReadonlySet<number>): History {
    const rest = this.entries.filter(({ change }) => !revisions.has(change.revision));
    return rest.length === this.entries.length ? this : new History(rest);
  }

  /** The organization's versions on the valid axis. */
  get versions(): readonly Version[] {
    return (this.#versions ??= versions(this.entries));
  }
}
