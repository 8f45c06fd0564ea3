import type { ChangeRef } from '../../events/register/history.js';
import type { English } from '../../events/messages/catalogue.js';
import { format } from '../../events/messages/format.js';
import type { Language } from '../../events/messages/language.js';
import type { Message } from '../../events/messages/message.js';
import { problem as texts } from '../../events/messages/en/problems.js';

/** Every code has a message. */
export type ProblemCode = keyof English['problem'];

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
  /** What is wrong with a field, rule by rule. */
  readonly details?: readonly Message[] | undefined;
  /** Recorded changes that would no longer hold. */
  readonly laterChanges?: readonly ChangeRef[] | undefined;
}

/** What of a problem its text is made of. */
export type Explicable = Pick<Problem, 'code' | 'params' | 'details'>;

/** The problem in words: what, where and what to do. */
export function explain(problem: Explicable, language: Language): string {
  return format(messageOf(problem, language), language);
}

/** A `rule` among the params is the code of another problem, of the same params. */
function messageOf({ code, params, details }: Explicable, language: Language): Message {
  const { rule } = params;
  return {
    id: `problem.${code}`,
    values: {
      ...params,
      ...(isCode(rule) && { rule: messageOf({ code: rule, params: { ...params, rule: '' } }, language) }),
      ...(details && { detail: details.map((detail) => format(detail, language)).join('; ') }),
    },
  };
}

function isCode(value: string | number | undefined): value is ProblemCode {
  return value !== undefined && Object.hasOwn(texts, value) && value !== 'breaks-later-change';
}

/** Thrown when the rules of the domain refuse a decision. Carries every reason at once. */
export class Rejected extends Error {
  override readonly name = 'Rejected';
  /** @param problems at least one */
  constructor(readonly problems: readonly Problem[]) {
    super(problems.map((problem) => `${problem.pointer}: ${explain(problem, 'en')}`).join('\n'));
  }
}
