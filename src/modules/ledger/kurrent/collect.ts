/** The server said nothing for too long. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
  constructor(afterMs: number) {
    super(`No answer within ${afterMs} ms.`);
  }
}

/** What the client gives back for a read. */
export interface Answers<T> extends AsyncIterable<T> {
  on(event: 'error', listener: (error: Error) => void): unknown;
  destroy(error: Error): unknown;
  cancel(): unknown;
}

/**
 * Everything that a call of finite length answers.
 * @param idleMs how long the server may say nothing
 * @throws NoAnswer, and whatever the stream fails with
 */
export async function collect<T>(answers: Answers<T>, idleMs: number): Promise<T[]> {
  const items: T[] = [];
  // A failure may be reported once more, when nobody waits for it any longer.
  answers.on('error', () => undefined);
  const timer = setTimeout(() => {
    answers.destroy(new NoAnswer(idleMs));
    answers.cancel();
  }, idleMs);
  try {
    for await (const item of answers) {
      items.push(item);
      timer.refresh();
    }
    return items;
  } finally {
    clearTimeout(timer);
  }
}
