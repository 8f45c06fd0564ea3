import { isRecordable, type Judged, type Waiting } from './item.js';

export interface GroupLimits {
  /** Of one group; a single decision may be larger. */
  readonly events: number;
  readonly bytes: number;
}

/**
 * What is asked of a register's writer, in the order of arrival. Those in front are judged, each on top of the ones
 * before it; those behind wait for that.
 */
export class Queue {
  #judged: Judged[] = [];
  #waiting: Waiting[] = [];
  /** How many of the next groups hold one item only. */
  #alone = 0;

  get isEmpty(): boolean {
    return this.#judged.length === 0 && this.#waiting.length === 0;
  }

  /** The item to be judged next; undefined when none waits. */
  get firstWaiting(): Waiting | undefined {
    return this.#waiting[0];
  }

  addWaiting(item: Waiting): void {
    this.#waiting.push(item);
  }

  /** Puts an item behind the judged ones that was judged on top of them. None may wait before it. */
  addJudged(item: Judged): void {
    this.#judged.push(item);
  }

  /** The first item that waits has been judged. */
  replaceFirstWaiting(item: Judged): void {
    this.#waiting.shift();
    this.#judged.push(item);
  }

  /** Takes out the judged items that go out together: at least one where there is one, and no more than the limits. */
  takeGroup(limits: GroupLimits): Judged[] {
    let events = 0;
    let bytes = 0;
    let count = 0;
    for (const item of this.#judged) {
      if (isRecordable(item)) {
        events += item.events.length;
        bytes += item.size;
      }
      if (count > 0 && (this.#alone > 0 || events > limits.events || bytes > limits.bytes)) break;
      count++;
    }
    if (this.#alone > 0) this.#alone--;
    return this.#judged.splice(0, count);
  }

  /** Each item of a group that was put back goes out alone. */
  sendAlone(items: number): void {
    this.#alone = items;
  }

  putBack(group: readonly Judged[]): void {
    this.#judged = [...group, ...this.#judged];
  }

  /** Takes all that was judged out of the state, last ones first; everything waits again. */
  takeBack(): void {
    for (const item of this.#judged.toReversed()) {
      if (isRecordable(item)) item.undo();
    }
    this.forgetJudgements();
  }

  /** Everything waits again: the state that items were judged against is no more. */
  forgetJudgements(): void {
    this.#waiting = this.#everything();
    this.#judged = [];
  }

  /** Takes out the first item, which is judged no longer. */
  takeFirstWaiting(): Waiting | undefined {
    return this.#waiting.shift();
  }

  /** Takes out everything. */
  takeAll(): Waiting[] {
    const all = this.#everything();
    this.#judged = [];
    this.#waiting = [];
    return all;
  }

  #everything(): Waiting[] {
    return [...this.#judged.map((item) => item.of), ...this.#waiting];
  }
}
