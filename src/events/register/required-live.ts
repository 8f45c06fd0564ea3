import { mustBeLiveFor } from '../types/event-catalogue.js';
import type { ChangeContent } from '../types/change-rectified.js';
import type { ChangeBook } from './change-book.js';
import type { ChangeRef } from './history.js';
import { inForce, type IndexedEvents } from './indexed-events.js';
import { put, type UndoLog } from './undo.js';

/** The changes for which an organization must live although they do nothing to it. */
export class RequiredLive {
  /** Organization → those changes. Empty where something recorded named it, and no longer does. */
  readonly #requiring = new Map<string, ChangeRef[]>();

  /**
   * @param indexed where the changes lie that are not held
   * @param changes what they say now
   */
  constructor(
    private readonly indexed: IndexedEvents,
    private readonly changes: ChangeBook,
  ) {}

  /** In the order of recording. */
  changesRequiring(organizationId: string): readonly ChangeRef[] {
    const held = this.#requiring.get(organizationId);
    if (held) return held;
    const revisions = this.indexed.revisions('named', organizationId);
    if (revisions.length === 0) return none;
    const requiring = [...inForce(revisions, this.changes)]
      .filter(([, content]) => mustBeLiveFor(content).has(organizationId))
      .map(([change]) => change);
    this.#requiring.set(organizationId, requiring);
    return requiring;
  }

  /** Takes up whom a change needs to live. @param undo takes up how to take it back */
  add(change: ChangeRef, content: ChangeContent, undo: UndoLog | undefined): void {
    for (const id of mustBeLiveFor(content)) this.#insert(id, change, undo);
  }

  /** Takes away what a change needs while it says `content`. */
  withdraw(revision: number, content: ChangeContent, undo: UndoLog | undefined): void {
    for (const id of mustBeLiveFor(content)) {
      const requiring = this.changesRequiring(id);
      const others = requiring.filter((change) => change.revision !== revision);
      if (others.length < requiring.length) put(this.#requiring, id, others, undo);
    }
  }

  /** Evicts everything: the index must hold it. */
  evict(): void {
    this.#requiring.clear();
  }

  /** Keeps the order of recording. */
  #insert(organizationId: string, change: ChangeRef, undo: UndoLog | undefined): void {
    const requiring = this.changesRequiring(organizationId);
    if (requiring.length === 0 || requiring.at(-1)!.revision > change.revision) {
      const sorted = [...requiring, change].sort((a, b) => a.revision - b.revision);
      return put(this.#requiring, organizationId, sorted, undo);
    }
    const held = this.#requiring.get(organizationId)!;
    held.push(change);
    undo?.push(() => held.pop());
  }
}

const none: readonly ChangeRef[] = [];
