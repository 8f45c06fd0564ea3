import type { InstrumentKeyInput } from '../../src/commands/kinds/change.js';
import type { AcknowledgementInput, CitationInput } from '../../src/commands/decide/decision-request.js';
import type { DecisionTargetInput } from '../../src/commands/kinds/target.js';
import type { Allocation } from './allocation.js';
import type { Cast } from './casting.js';
import type { ChangeRequest } from './changes.js';
import { addDays, dateBetween, workday } from './dates.js';
import { organOf, outsideBodies } from './names.js';
import type { Random } from './random.js';
import type { Organization, World } from './world.js';

/** A decision, before it has a number and is recorded. */
export interface Act {
  readonly title: string;
  /** When it takes effect. */
  readonly on: string;
  readonly changes: ChangeRequest[];
  /** The bloc's standing committee when absent. */
  readonly issuer?: Issuer;
  /** A decision (QĐ) when absent; a report (BC) states facts, a letter (CV) and minutes (BB) set papers and records right. */
  readonly type?: 'QĐ' | 'BC' | 'CV' | 'BB';
  /** Only the month is known in which it took effect. */
  readonly monthOnly?: true;
  readonly acknowledge?: AcknowledgementInput[];
  readonly legalBases?: CitationInput[];
  readonly repeals?: DecisionTargetInput[];
}

export interface Issuer {
  readonly issuer: string;
  readonly organ: string;
}

/** The term lies in (from, to]. The plan of 2018-04-24 set the rearrangement going. */
export const term = { from: '2015-10-16', rearrangement: '2018-04-24', to: '2020-09-30' };

/** Cited as the report prints it, without its date, from the year on in which it was there. */
export const resolution18 = { citation: { type: 'NQ', number: '18-NQ/TW' }, issuedBefore: '2017-12-31' };

/** Where the parts of a history find their organizations and dates, and put their decisions. */
export class Stage {
  readonly acts: Act[] = [];
  #counterparts = 200;

  constructor(
    readonly world: World,
    readonly allocation: Allocation,
    readonly cast: Cast,
  ) {}

  get random(): Random {
    return this.world.random;
  }

  add(act: Act): void {
    this.acts.push(act);
  }

  /** A workday of the term; two of three lie in the rearrangement. */
  date(): string {
    return this.random.next() < 0.33
      ? this.dateIn('2015-11-10', addDays(term.rearrangement, -1))
      : this.dateIn(term.rearrangement, '2020-09-25');
  }

  dateIn(from: string, to: string): string {
    const date = workday(dateBetween(this.random, from, to));
    return date < from ? from : date;
  }

  /** The first day of a month of the term, where no more is known. */
  month(): string {
    return `${this.dateIn('2016-02-01', '2020-07-31').slice(0, 7)}-01`;
  }

  /** An upper committee of the opening. */
  upper(): Organization {
    return this.random.pick(this.world.live('U').filter(({ restless, isNew }) => !restless && !isNew));
  }

  /** A base committee under an upper one that stays where it is all through the term. */
  base(): Organization {
    return this.random.pick(this.world.live('G').filter(isSettled));
  }

  /** A cell of such a committee that has no part yet. */
  cell(fits: (cell: Organization) => boolean = () => true): Organization {
    return this.world.take('C', (cell) => isSettled(cell.parent!) && fits(cell));
  }

  /** A section that has no part yet; its cells take part in what it does. */
  section(): Organization {
    const section = this.world.take('P', ({ parent, isNew }) => !isNew && !parent!.restless);
    for (const cell of section.children) cell.cast = true;
    return section;
  }

  body(): string {
    return this.random.pick(outsideBodies);
  }

  members(kind: 'G' | 'B' | 'C'): number {
    return kind === 'G' ? this.random.int(32, 90) : this.random.int(kind === 'B' ? 5 : 3, 18);
  }

  /** The other side's decision of a transfer, some days before it takes effect. */
  counterpart(issuer: string, on: string): InstrumentKeyInput {
    this.#counterparts += this.random.int(1, 5);
    const issuedOn = workday(addDays(on, -this.random.int(3, 20)));
    return { issuer, organ: 'Ban Thường vụ', type: 'QĐ', number: `${this.#counterparts}-QĐ/ĐU`, issuedOn };
  }
}

/** Stands under a committee that is an upper one all through the term. */
export function isUnderUpper({ parent }: Organization): boolean {
  return parent?.kind === 'U' && !parent.restless;
}

/** A base committee that stands under an upper one from the opening to the end of the term. */
function isSettled(organization: Organization): boolean {
  const { kind, restless, isNew } = organization;
  return kind === 'G' && !restless && !isNew && isUnderUpper(organization);
}

/** Who decides on cells and sections: the committee directly under the bloc in which they stand. */
export function superiorOf(organization: Organization): Issuer {
  let top = organization;
  while (top.parent?.parent) top = top.parent;
  return { issuer: organOf(top.name), organ: top.kind === 'U' ? 'Ban Thường vụ' : 'Ban Chấp hành' };
}
