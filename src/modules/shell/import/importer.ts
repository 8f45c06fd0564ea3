import { format } from '../../../events/messages/format.js';
import type { Language } from '../../../events/messages/language.js';
import { explain, Rejected } from '../../../commands/problems/problem.js';
import type { RecordDecisionInput } from '../../recording/record-decision.js';
import { DecisionIdReused, DecisionInFlight } from '../../recording/recording-errors.js';
import { LineUnreadable, parseLine } from './decision-line.js';
import type { Line } from '../input.js';

/** A line that was not recorded, with every reason. */
export interface RefusedLine {
  readonly line: number;
  /** The decision's, where it can be read. */
  readonly id?: string | undefined;
  readonly reasons: readonly string[];
}

/** Numbers of lines. */
export interface Imported {
  /** Their decisions are recorded. */
  readonly recorded: number;
  /** Of these, the ones that were recorded before. */
  readonly before: number;
  readonly refused: number;
}

export interface ImportOptions {
  /** Decisions under way at once: they go out in groups. */
  readonly window: number;
  /** Bytes of text under way at once; one line may be larger. */
  readonly windowBytes?: number;
  readonly language: Language;
  /** Records one decision; one that is recorded already is left as it is. */
  readonly record: (input: RecordDecisionInput) => Promise<unknown>;
  /**
   * True when a line's decision was recorded before the import, and is to be left as it is. Asked in the order of
   * lines. Throws why it was refused when it was judged by an import that broke off.
   */
  readonly isRecorded: (line: number, input: RecordDecisionInput) => Promise<boolean>;
  /** Called with each refused line, in the order of lines; the import waits for it. */
  readonly onRefused: (refused: RefusedLine) => Promise<void> | void;
  /** Called after each line with how many are done, and their bytes. */
  readonly onProgress?: (lines: number, bytes: number) => void;
}

/**
 * Records decisions line by line, in their order, by the same rules as the API. A line that is refused is reported and
 * the next ones go on. What is recorded already stays as it is: an import that broke off is started again from the
 * beginning. Holds no more than the window in memory, whatever the number of lines.
 *
 * @throws whatever is not a matter of the line: a store that can't be reached, a defect
 */
export function importDecisions(lines: AsyncIterable<Line>, options: ImportOptions): Promise<Imported> {
  return new Import(options).run(lines);
}

const windowBytes = 4 * 1024 * 1024;

class Import {
  #recorded = 0;
  #before = 0;
  #refused = 0;
  #done = 0;
  #bytesDone = 0;
  #failure: { readonly reason: unknown } | undefined;
  /** Decisions under way, by register and id. */
  readonly #underWay = new Map<string, Promise<void>>();
  #bytesUnderWay = 0;
  #wake = () => {};
  /** Refused lines that wait for earlier ones, and the lines that are not done. */
  readonly #waiting = new Map<number, RefusedLine>();
  readonly #open = new Set<number>();

  constructor(private readonly options: ImportOptions) {}

  async run(lines: AsyncIterable<Line>): Promise<Imported> {
    for await (const line of lines) {
      if (this.#failure) break;
      this.#open.add(line.number);
      await this.#take(line);
      while (this.#isFull()) await new Promise<void>((resolve) => (this.#wake = resolve));
      await this.#reportRefused();
    }
    await Promise.all(this.#underWay.values());
    await this.#reportRefused();
    if (this.#failure) throw this.#failure.reason;
    return { recorded: this.#recorded, before: this.#before, refused: this.#refused };
  }

  /** Sends a line on its way. */
  async #take(line: Line): Promise<void> {
    let decisionId: string | undefined;
    try {
      const input = parseLine(line.text);
      ({ decisionId } = input);
      // The same decision a second time: its first answer decides.
      await this.#underWay.get(keyOf(input));
      if (!(await this.options.isRecorded(line.number, input))) return this.#send(line, input);
      this.#before++;
      this.#end(line, decisionId);
    } catch (error) {
      this.#end(line, decisionId, error);
    }
  }

  #send(line: Line, input: RecordDecisionInput): void {
    const { decisionId } = input;
    const key = keyOf(input);
    this.#bytesUnderWay += line.bytes;
    const work = this.options
      .record(input)
      .then(
        () => this.#end(line, decisionId),
        (error: unknown) => this.#end(line, decisionId, error),
      )
      .finally(() => {
        this.#underWay.delete(key);
        this.#bytesUnderWay -= line.bytes;
        this.#wake();
      });
    this.#underWay.set(key, work);
  }

  #isFull(): boolean {
    return (
      this.#underWay.size >= this.options.window ||
      this.#bytesUnderWay >= (this.options.windowBytes ?? windowBytes)
    );
  }

  #end({ number, bytes }: Line, id: string | undefined, error?: unknown): void {
    const reasons = error === undefined ? undefined : reasonsOf(error, this.options.language);
    if (error === undefined) this.#recorded++;
    else if (reasons) this.#waiting.set(number, { line: number, id, reasons });
    else this.#failure ??= { reason: error };
    this.#open.delete(number);
    this.options.onProgress?.(++this.#done, (this.#bytesDone += bytes));
  }

  /** Reports of the refused lines before which none is open any more. */
  async #reportRefused(): Promise<void> {
    const [firstOpen = Infinity] = this.#open;
    const numbers = [...this.#waiting.keys()].filter((number) => number < firstOpen).sort((a, b) => a - b);
    for (const number of numbers) {
      this.#refused++;
      await this.options.onRefused(this.#waiting.get(number)!);
      this.#waiting.delete(number);
    }
  }
}

function keyOf({ register, decisionId }: RecordDecisionInput): string {
  return `${register}/${decisionId}`;
}

/** Why a line was refused; undefined when the error is not a matter of the line. */
function reasonsOf(error: unknown, language: Language): readonly string[] | undefined {
  if (error instanceof LineUnreadable) return error.reasons.map((reason) => format(reason, language));
  if (error instanceof Rejected) {
    return error.problems.map(
      (problem) =>
        `${[problem.pointer, problem.code].filter(Boolean).join(' ')}: ${explain(problem, language)}`,
    );
  }
  const isOfLine = error instanceof DecisionIdReused || error instanceof DecisionInFlight;
  return isOfLine ? [format(error.detail, language)] : undefined;
}
