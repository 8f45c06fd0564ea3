import type { ChangeRef } from '../../events/register/history.js';
import { problemTexts, type ProblemCode } from './problem-texts.js';

export type { ProblemCode } from './problem-texts.js';

/** A rule of the domain that a decision breaks (error), or a statutory one that it may break knowingly (warning). */
export interface Problem {
  readonly code: ProblemCode;
  readonly severity: 'error' | 'warning';
  /** JSON Pointer into the request. */
  readonly pointer: string;
  /** The change's index in the request, from 0; absent when the problem is about the decision itself. */
  readonly change?: number | undefined;
  readonly organizationIds: readonly string[];
  /** Values for the placeholders of the code's text. */
  readonly params: Readonly<Record<string, string | number>>;
  /** Recorded changes that would no longer hold. */
  readonly laterChanges?: readonly ChangeRef[] | undefined;
}

export type Language = 'vi' | 'en';

/** The problem in words: what, where and what to do. A `rule` among its params is put into words too. */
export function explain({ code, params }: Pick<Problem, 'code' | 'params'>, language: Language): string {
  return problemTexts[code][language].replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name] ?? `{${name}}`;
    return name === 'rule' && isCode(value) ? explain({ code: value, params }, language) : String(value);
  });
}

function isCode(value: string | number): value is ProblemCode {
  return Object.hasOwn(problemTexts, value) && value !== 'breaks-later-change';
}

/** Thrown when the rules of the domain refuse a decision. Carries every reason at once. */
export class Rejected extends Error {
  override readonly name = 'Rejected';
  /** @param problems at least one */
  constructor(readonly problems: readonly Problem[]) {
    super(problems.map((problem) => `${problem.pointer}: ${explain(problem, 'en')}`).join('\n'));
  }
}
