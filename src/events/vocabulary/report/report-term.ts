/**
 * How a report definition names a number, in expressions and between braces in texts:
 *
 * - `12`, `0.5`: the number itself;
 * - `published:<figure>`: what a document published under that code;
 * - `<code>.<facet>` or `<line>/<part>.<facet>`: what the ledger comes to.
 *
 * A `-` in front takes it away.
 */
export type Term = { readonly sign: 1 | -1 } & (
  | { readonly kind: 'constant'; readonly value: number }
  | { readonly kind: 'published'; readonly figure: string }
  | { readonly kind: 'ledger'; readonly name: string }
);

/** Counts of what happened in the window. `value` is the count in the unit of the line. */
export const countFacets = ['value', 'events', 'heads', 'subtree', 'organizations'] as const;
/** What there was at the window's start and at its end. `change` is after − before. */
export const stockFacets = ['before', 'after', 'change'] as const;

const code = '[\\p{L}\\p{N}][\\p{L}\\p{N}._-]*';
const pattern = new RegExp(
  `^(-)?(?:(\\d+(?:\\.\\d+)?)|published:(${code})|(${code}(?:/${code})?\\.\\p{L}+))$`,
  'u',
);

/** Undefined when the text is no term. */
export function parseTerm(text: string): Term | undefined {
  const match = pattern.exec(text);
  if (!match) return undefined;
  const [, minus, constant, figure, name] = match;
  const sign = minus ? -1 : 1;
  if (constant !== undefined) return { sign, kind: 'constant', value: Number(constant) };
  if (figure !== undefined) return { sign, kind: 'published', figure };
  return { sign, kind: 'ledger', name: name! };
}

/** What stands between braces in a text, in order. */
export function placeholders(text: string): string[] {
  return [...text.matchAll(/\{([^{}]*)\}/g)].map(([, inner]) => inner!);
}
