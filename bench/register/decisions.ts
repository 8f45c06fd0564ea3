import type { DecisionLine } from '../../src/modules/shell/import/decision-line.js';
import { dateOf, dayOf, firstDay, momentAfter } from './calendar.js';
import { leastStaff } from './classification.js';
import { Dice } from './dice.js';
import { Drawing, type PlainChange } from './drawing.js';
import { opening } from './opening.js';
import { Past } from './past.js';
import { draws, shares } from './shares.js';
import { defineKinds, defineReport } from './changes/ruling.js';
import { World } from './world.js';

export interface RegisterOptions {
  readonly register: string;
  readonly seed: number;
  /** Of all decisions together, those of the opening included. */
  readonly changes: number;
  /** That the register begins with. */
  readonly organizations: number;
  /** Decisions of one change only, once the register is opened. */
  readonly single?: boolean;
}

export type Line = DecisionLine & {
  readonly id: string;
  readonly decision: Readonly<Record<string, unknown>>;
  readonly changes: readonly PlainChange[];
};

/** Of a hundred: decisions recorded late. */
const late = 10;
/** The rules are defined anew in the middle and near the end. */
const newRules = [0.5, 0.9];

/** The decisions of a made-up national register over 30 years, in the order of recording. */
export function* decisions(options: RegisterOptions): Generator<Line, void, undefined> {
  const dice = new Dice(options.seed);
  const world = new World(dice);
  const past = new Past(dice);
  const issuing = new Issuing(options, dice);
  for (const changes of opening(world, dice, options.organizations)) {
    yield issuing.line(firstDay, changes);
  }
  const rules = [...newRules];
  // Each kind comes up early once, so that small registers have them all.
  const unseen = Object.keys(shares) as (keyof typeof shares)[];
  while (issuing.done < options.changes) {
    const day = issuing.effectiveDay();
    const length = options.single ? 1 : bundleLength(dice, options);
    const theme = length > 10 && dice.chance(800) ? dice.weighted(themes) : undefined;
    const changes: PlainChange[] = [];
    const { number, id, revision } = issuing;
    const drawing = () => new Drawing(world, dice, past, number, id, changes.length + 1, day, revision);
    if (issuing.share >= (rules[0] ?? Infinity)) {
      rules.shift();
      changes.push(defineKinds(drawing())!);
    } else if (!issuing.reportDefined) {
      issuing.reportDefined = true;
      changes.push(defineReport(drawing())!);
    }
    const room = Math.min(length, options.changes - issuing.done);
    while (changes.length < room) {
      const first = theme ? undefined : unseen.shift();
      const kind = first ?? theme ?? dice.weighted(shares);
      const drawn = draws[kind](drawing());
      if (first && !drawn) unseen.push(first);
      changes.push(drawn ?? draws['record-fact'](drawing()) ?? draws['publish-figure'](drawing())!);
    }
    yield issuing.line(day, changes);
  }
}

const themes = { merge: 20, recode: 25, transfer: 20, 'record-fact': 20, rename: 10, found: 5 };

/** Most decisions carry one change; a reform carries some hundred. */
function bundleLength(dice: Dice, { organizations }: RegisterOptions): number {
  const most = Math.max(1, Math.floor(organizations / 8));
  const size = dice.weighted({ one: 700, few: 245, many: 50, reform: 5 });
  const length = { one: [1, 1], few: [2, 10], many: [11, 60], reform: [100, 400] }[size];
  return Math.min(most, dice.between(length[0]!, length[1]!));
}

/** What decisions are numbered by, and when they are recorded. */
class Issuing {
  /** Changes issued so far. */
  done = 0;
  number = 1;
  revision = -1;
  reportDefined = false;
  #last: { readonly decisionId: string; readonly day: number } | undefined;

  constructor(
    private readonly options: RegisterOptions,
    private readonly dice: Dice,
  ) {}

  /** How much of the register's time has gone by, from 0 to 1. */
  get share(): number {
    return this.done / this.options.changes;
  }

  get id(): string {
    return `${this.#recordedAt.slice(0, 4)}-${this.number}`;
  }

  get #recordedAt(): string {
    return momentAfter(this.share);
  }

  /** The day on which the next decision takes effect: soon or at once, or long ago. */
  effectiveDay(): number {
    const { dice } = this;
    const recordedOn = dayOf(this.#recordedAt.slice(0, 10));
    const back = dice.between(1, 100) <= late ? dice.between(31, 1500) : 0;
    if (back > 0) return Math.max(firstDay + 2, recordedOn - back);
    if (dice.chance(150)) return dayOf(`${Number(dateOf(recordedOn).slice(0, 4)) + 1}-01-01`);
    return recordedOn + 2 + (dice.chance(600) ? 0 : dice.between(1, 45));
  }

  line(day: number, changes: readonly PlainChange[]): Line {
    const { dice, id, number } = this;
    const recordedAt = this.#recordedAt;
    const effectiveOn = dateOf(day);
    const amends = this.#last && this.#last.day <= day && dice.chance(10) ? [this.#last] : [];
    const line: Line = {
      register: this.options.register,
      id,
      recordedAt,
      actor: `clerk-${dice.between(1, 20)}`,
      decision: {
        issuer: dice.of(issuers),
        organ: 'Standing Committee',
        type: dice.of(['decree', 'order']),
        number: `${number}/${recordedAt.slice(0, 4)}`,
        issuedOn: dateOf(Math.min(day, dayOf(recordedAt.slice(0, 10)))),
        effectiveOn,
        ...(dice.chance(300) && { signer: 'The Secretary' }),
        ...(dice.chance(200) && { legalBases: [{ type: 'law', number: `${dice.between(1, 99)}/1994` }] }),
        ...(amends.length > 0 && { amends: amends.map(({ decisionId }) => ({ decisionId })) }),
      },
      changes,
      ...(changes.some(isSmall) && {
        acknowledge: [{ code: 'size', reference: 'consent of the department' }],
      }),
    };
    this.#last = { decisionId: id, day };
    this.number++;
    this.done += changes.length;
    this.revision += changes.length + 1;
    return line;
  }
}

const issuers = [
  'Ministry of the Interior',
  'Prefecture of the North',
  'Prefecture of the South',
  'Parliament',
];

function isSmall({ measure, value }: PlainChange): boolean {
  return measure === 'staff' && typeof value === 'number' && value < leastStaff;
}
