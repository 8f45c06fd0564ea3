import type { DecisionInput } from '../../src/commands/decide/decision-request.js';
import { signers } from './names.js';
import type { Random } from './random.js';
import type { Entry } from './recording.js';
import { bloc } from './preset.js';
import { term } from './stage.js';

/** The next term begins: all numbers start again. */
const nextTerm = '2020-10-14';

/**
 * Gives instruments their numbers. They restart per issuer, type and term, and have gaps: the numbers between
 * went to other matters.
 */
export class Numbering {
  readonly #last = new Map<string, number>();

  constructor(private readonly random: Random) {}

  next(issuer: string, type: string, issuedOn: string): string {
    const began = [term.from, nextTerm].filter((date) => date <= issuedOn).length;
    const key = [issuer, type, began].join('\n');
    const last = this.#last.get(key);
    const number = last === undefined ? this.#first(issuer, type) : last + this.random.int(1, 4);
    this.#last.set(key, number);
    const series = issuer === bloc.issuer ? 'ĐUK' : 'ĐU';
    return `${String(number).padStart(2, '0')}-${type}/${series}`;
  }

  /** The bloc's first decision opens the register and has its number; its first report is number 1 in every term. */
  #first(issuer: string, type: string): number {
    if (issuer !== bloc.issuer) return this.random.int(1, 30);
    return type === 'QĐ' ? 2 : 1;
  }
}

/** The instruments of entries, numbered in the order of issue. */
export function instruments(
  entries: readonly Entry[],
  numbering: Numbering,
  random: Random,
): Map<Entry, DecisionInput> {
  const byIssue = entries.toSorted((a, b) =>
    a.issuedOn < b.issuedOn ? -1 : a.issuedOn > b.issuedOn ? 1 : 0,
  );
  return new Map(
    byIssue.map((entry): [Entry, DecisionInput] => {
      const { act, issuedOn } = entry;
      const { title, on, issuer = bloc, type = 'QĐ', legalBases, repeals } = act;
      const decision = {
        ...issuer,
        type,
        number: numbering.next(issuer.issuer, type, issuedOn),
        issuedOn,
        effectiveOn: on,
        title,
        signer: random.pick(signers),
        ...(legalBases && { legalBases }),
        ...(repeals && { repeals }),
      };
      return [entry, decision];
    }),
  );
}
