import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { PlainChange } from '../given.js';
import { Illegal, NaiveRegister, type Act } from './naive-register.js';

/** A die that falls the same way again for the same seed. */
export class Die {
  readonly #generator;

  constructor(seed: number) {
    this.#generator = xoroshiro128plus(seed);
  }

  /** A whole number from 0, below `sides`. */
  roll(sides: number): number {
    return uniformInt(this.#generator, 0, sides - 1);
  }

  pick<T>(from: readonly T[]): T | undefined {
    return from[this.roll(from.length || 1)];
  }

  chance(percent: number): boolean {
    return this.roll(100) < percent;
  }

  /** Some of them, at most `most`, each once. */
  some<T>(from: readonly T[], most: number): T[] {
    return this.shuffled(from).slice(0, this.roll(most + 1));
  }

  shuffled<T>(from: readonly T[]): T[] {
    const left = [...from];
    return from.map(() => left.splice(this.roll(left.length), 1)[0]!);
  }
}

const names = ['Một', 'Hai', 'Ba'];
const kinds = ['X', 'Y'];

/** Every kind of change that the naive register knows; those that carry others along more often. */
const kindsOfAct = [
  ...['found', 'found', 'receive', 'hand-over', 'hand-over', 'transfer', 'transfer', 'transfer', 'rename'],
  ...['reclassify', 'recode', 'grant-authority', 'revoke-authority', 'merge', 'merge', 'consolidate'],
  ...['separate', 'divide', 'reorganize', 'dissolve', 'reinstate', 'reinstate', 'replace', 'back', 'back'],
];

/** Proposes acts that would suit a register as it stands; some of them are not allowed all the same. */
export class RandomActs {
  #made = 0;

  constructor(private readonly die: Die) {}

  propose(register: NaiveRegister): PlainChange {
    const kind = this.die.pick(kindsOfAct)!;
    return this.#proposals[kind]!(register);
  }

  /** Histories of acts on days of their own, in the order of the days, each allowed by the naive register. */
  history(opening: readonly Act[], length: number): Act[] {
    const acts = [...opening];
    for (let day = 1; acts.length < opening.length + length && day < 10 * length; day++) {
      const act = { on: dayOf(10 * day), change: this.propose(NaiveRegister.after(acts)) };
      if (isLegal([...acts, act])) acts.push(act);
    }
    return acts;
  }

  #described(register: NaiveRegister, more: Record<string, unknown> = {}): Record<string, unknown> {
    const id = `N${++this.#made}`;
    const codes = this.die.chance(20) ? { directory: String(this.die.roll(4)) } : {};
    return {
      organizationId: id,
      name: this.die.pick(names),
      organizationKind: this.die.pick(kinds),
      parentId: this.die.pick([...register.live.keys()]),
      codes,
      ...more,
    };
  }

  #under(register: NaiveRegister): Record<string, unknown> {
    return { parentId: this.die.pick([...register.live.keys()]) };
  }

  #one(register: NaiveRegister): string {
    return this.die.pick([...register.live.keys()].filter((id) => id !== 'R')) ?? 'R';
  }

  /** Children of some, sent somewhere. */
  #sent(register: NaiveRegister, parents: readonly string[], to: readonly string[], all = false): object[] {
    const children = parents.flatMap((id) => register.childrenOf(id)).filter((id) => !parents.includes(id));
    const chosen = all ? children : this.die.some(children, 2);
    return chosen.map((organizationId) => ({ organizationId, parentId: this.die.pick(to) }));
  }

  readonly #proposals: Readonly<Record<string, (register: NaiveRegister) => PlainChange>> = {
    found: (register) => ({ kind: 'found', organization: this.#described(register) }),
    receive: (register) => {
      const head = this.#described(register, { codes: {} });
      const parentId = head['organizationId'];
      const subtree = [1, 2]
        .slice(this.die.roll(3))
        .map(() => this.#described(register, { parentId, codes: {} }));
      return { kind: 'receive', organization: head, subtree, from: 'Ngoài' };
    },
    back: (register) => ({
      kind: 'receive',
      from: 'Ngoài',
      organization: {
        organizationId:
          this.die.pick([...register.ended.keys()].filter((id) => !register.live.has(id))) ?? 'N0',
        ...(this.die.chance(70) && register.live.size > 0 && this.#under(register)),
        ...(this.die.chance(30) && { name: this.die.pick(names) }),
      },
    }),
    replace: (register) => {
      const organizationId = this.#one(register);
      const others = [...register.live.keys()].filter((id) => id !== organizationId);
      const children = this.#sent(register, [organizationId], others);
      return { kind: 'replace', organizationId, into: this.#described(register), children };
    },
    'hand-over': (register) => ({ kind: 'hand-over', organizationId: this.#one(register), to: 'Ngoài' }),
    transfer: (register) => ({
      kind: 'transfer',
      organizationId: this.#one(register),
      parentId: this.die.pick([...register.live.keys()]),
    }),
    rename: (register) => ({
      kind: 'rename',
      organizationId: this.#one(register),
      name: this.die.pick(names),
    }),
    reclassify: (register) => ({
      kind: 'reclassify',
      organizationId: this.#one(register),
      organizationKind: this.die.pick(kinds),
    }),
    recode: (register) => ({
      kind: 'recode',
      organizationId: this.#one(register),
      scheme: 'directory',
      value: this.die.chance(30) ? null : String(this.die.roll(4)),
    }),
    'grant-authority': (register) => ({
      kind: 'grant-authority',
      organizationId: this.#one(register),
      authority: 'power',
    }),
    'revoke-authority': (register) => ({
      kind: 'revoke-authority',
      organizationId:
        this.die.pick(
          [...register.live].filter(([, unit]) => unit.authorities.length > 0).map(([id]) => id),
        ) ?? this.#one(register),
      authority: 'power',
    }),
    merge: (register) => {
      const [survivorId = 'R', ...rest] = this.die.shuffled([...register.live.keys()]);
      const organizationIds = rest.filter((id) => id !== 'R').slice(0, 1 + this.die.roll(2));
      const to = [survivorId, ...rest.slice(organizationIds.length)];
      const children = this.#sent(register, organizationIds, to);
      return { kind: 'merge', form: 'absorption', organizationIds, survivorId, children };
    },
    consolidate: (register) => {
      const organizationIds = this.die
        .shuffled([...register.live.keys()].filter((id) => id !== 'R'))
        .slice(0, 2);
      const into = this.#described(register);
      const children = this.#sent(register, organizationIds, [...register.live.keys()]);
      return { kind: 'merge', form: 'consolidation', organizationIds, into, children };
    },
    separate: (register) => {
      const organizationId = this.#one(register);
      const into = [this.#described(register)];
      const children = this.#sent(register, [organizationId], [into[0]!['organizationId'] as string]);
      return { kind: 'split', form: 'separation', organizationId, into, children };
    },
    divide: (register) => {
      const organizationId = this.#one(register);
      const into = [this.#described(register), this.#described(register)];
      const to = into.map((part) => part['organizationId'] as string);
      return {
        kind: 'split',
        form: 'division',
        organizationId,
        into,
        children: this.#sent(register, [organizationId], to, true),
      };
    },
    reorganize: (register) => {
      const [first, second] = this.die.shuffled([...register.live.keys()].filter((id) => id !== 'R'));
      const into = [this.#described(register)];
      const to = [into[0]!['organizationId'] as string];
      const organizationIds = [first ?? 'R'];
      const children = this.#sent(register, organizationIds, to, true);
      return { kind: 'reorganize', organizationIds, survivorIds: [second ?? 'R'], into, children };
    },
    dissolve: (register) => {
      const organizationId = this.#one(register);
      const others = [...register.live.keys()].filter((id) => id !== organizationId);
      const children = this.#sent(register, [organizationId], others, true);
      return { kind: 'dissolve', organizationId, sharedTo: this.die.some(others, 1), children };
    },
    reinstate: (register) => ({
      kind: 'reinstate',
      organizationId:
        this.die.pick([...register.ended.keys()].filter((id) => !register.live.has(id))) ?? 'N0',
      ...(this.die.chance(70) && { parentId: this.die.pick([...register.live.keys()]) }),
      ...(this.die.chance(30) && { name: this.die.pick(names) }),
    }),
  };
}

export function isLegal(acts: readonly Act[]): boolean {
  try {
    NaiveRegister.after(acts);
    return true;
  } catch (error) {
    if (error instanceof Illegal) return false;
    throw error;
  }
}

/** The day that many days after the first of 2000. */
export function dayOf(days: number): string {
  return new Date(Date.UTC(2000, 0, 1 + days)).toISOString().slice(0, 10);
}
