import { explain, Rejected, type Language } from '../../commands/problem.js';
import type { DecisionRecorded, RecordDecisionInput } from '../ledger/record-decision.js';
import { DecisionIdReused, DecisionInFlight } from '../ledger/recording-errors.js';
import { parseLine } from './decision-line.js';
import { UsageError } from './exit-code.js';

/** A line that was not recorded, with every reason. */
export interface RefusedLine {
  readonly line: number;
  readonly id?: string | undefined;
  readonly reasons: readonly string[];
}

export interface Imported {
  readonly recorded: number;
  readonly refused: readonly RefusedLine[];
}

export interface ImportOptions {
  /** Decisions under way at once: they go out in groups. */
  readonly window: number;
  readonly language: Language;
  readonly record: (input: RecordDecisionInput) => Promise<DecisionRecorded>;
  readonly onProgress?: (lines: number) => void;
}

/**
 * Records decisions line by line, in their order, by the same rules as the API. A line that is refused is reported
 * and the next ones go on. Lines that are recorded already are recorded once: an import that broke off can be
 * started again from the beginning.
 *
 * @throws whatever is not a matter of the line: a store that can't be reached, a defect
 */
export async function importDecisions(
  lines: AsyncIterable<{ number: number; line: string }>,
  { window, language, record, onProgress }: ImportOptions,
): Promise<Imported> {
  const refused: RefusedLine[] = [];
  const underWay = new Map<string, Promise<void>>();
  let recorded = 0;
  let done = 0;
  let failure: { readonly reason: unknown } | undefined;
  const refuse = (line: number, id: string | undefined, error: unknown): void => {
    const reasons = reasonsOf(error, language);
    if (reasons) refused.push({ line, id, reasons });
    else failure ??= { reason: error };
  };
  for await (const { number, line } of lines) {
    if (failure) break;
    try {
      const input = parseLine(line, number);
      const key = `${input.register}/${input.decisionId}`;
      // The same decision a second time: its first answer decides.
      await underWay.get(key);
      const work = record(input)
        .then(
          () => {
            recorded++;
          },
          (error: unknown) => refuse(number, input.decisionId, error),
        )
        .finally(() => {
          underWay.delete(key);
          onProgress?.(++done);
        });
      underWay.set(key, work);
      if (underWay.size >= window) await Promise.race(underWay.values());
    } catch (error) {
      refuse(number, undefined, error);
    }
  }
  await Promise.all(underWay.values());
  if (failure) throw failure.reason;
  return { recorded, refused: refused.toSorted((a, b) => a.line - b.line) };
}

/** Why a line was refused; undefined when the error is not a matter of the line. */
function reasonsOf(error: unknown, language: Language): string[] | undefined {
  if (error instanceof Rejected) {
    return error.problems.map(
      (problem) => `${problem.pointer} ${problem.code}: ${explain(problem, language)}`,
    );
  }
  const isOfLine =
    error instanceof UsageError || error instanceof DecisionIdReused || error instanceof DecisionInFlight;
  return isOfLine ? [error.message] : undefined;
}
