import { explain, Rejected, type Language } from '../../commands/problem.js';
import type { DecisionRecorded, RecordDecisionInput } from '../ledger/record-decision.js';
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
  const underWay = new Set<Promise<void>>();
  let recorded = 0;
  let done = 0;
  let failure: unknown;
  for await (const { number, line } of lines) {
    if (failure !== undefined) break;
    const work = one(number, line).then(
      () => {
        onProgress?.(++done);
      },
      (error: unknown) => {
        failure ??= error;
      },
    );
    underWay.add(work);
    void work.finally(() => underWay.delete(work));
    if (underWay.size >= window) await Promise.race(underWay);
  }
  await Promise.all(underWay);
  if (failure !== undefined) throw failure;
  return { recorded, refused: refused.toSorted((a, b) => a.line - b.line) };

  async function one(number: number, line: string): Promise<void> {
    let id: string | undefined;
    try {
      const input = parseLine(line, number);
      id = input.decisionId;
      await record(input);
      recorded++;
    } catch (error) {
      refused.push({ line: number, id, reasons: reasonsOf(error, language) });
    }
  }
}

function reasonsOf(error: unknown, language: Language): string[] {
  if (error instanceof Rejected) {
    return error.problems.map(
      (problem) => `${problem.pointer} ${problem.code}: ${explain(problem, language)}`,
    );
  }
  if (error instanceof UsageError) return [error.message];
  if (error instanceof Error && (error.name === 'DecisionIdReused' || error.name === 'DecisionInFlight')) {
    return [error.message];
  }
  throw error;
}
