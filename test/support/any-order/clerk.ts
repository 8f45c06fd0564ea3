import { isDeepStrictEqual } from 'node:util';
import { expect } from '@jest/globals';
import { decide } from '../../../src/commands/decide/decide.js';
import { Rejected, type Problem } from '../../../src/commands/problems/problem.js';
import type { Effect } from '../../../src/events/vocabulary/effect.js';
import { RegisterState } from '../../../src/events/register/register-state.js';
import { context, request, type PlainChange } from '../given.js';
import { NaiveRegister, type Act, type Unit } from './naive-register.js';

const label = (text: string) => ({ vi: text, en: text });
const anywhere = ['R', 'X', 'Y'].map((kind) => ({ kind }));

const classification = {
  kinds: [
    { code: 'R', label: label('R'), rank: 3, parents: [{ kind: null }] },
    { code: 'X', label: label('X'), rank: 2, parents: anywhere },
    { code: 'Y', label: label('Y'), rank: 1, parents: anywhere },
  ],
  authorities: [{ code: 'power', label: label('quyền'), kinds: ['X'] }],
  schemes: [{ code: 'directory', label: label('mã') }],
};

/** An act as it stands in the register: the change that recorded it, by which it is corrected or annulled. */
interface Recorded {
  readonly decisionId: string;
  readonly act: Act;
}

/** Somebody who records acts in a register, in whatever order they reach him. */
export class Clerk {
  readonly state = new RegisterState();
  readonly #inForce = new Map<string, Recorded>();
  #decisions = 0;

  constructor(opening: readonly Act[]) {
    this.#decide([
      { kind: 'open-register', title: label('Sổ'), homonyms: 'allow', effectiveOn: '1900-01-01' },
      { kind: 'define-kinds', classification, effectiveOn: '1900-01-01' },
    ]);
    for (const act of opening) expect(this.record(act)).toEqual([]);
  }

  /** What is recorded and in force, in any order. */
  get acts(): Act[] {
    return [...this.#inForce.values()].map(({ act }) => act);
  }

  get recorded(): readonly Recorded[] {
    return [...this.#inForce.values()];
  }

  /**
   * Records an act. @param rectify together with it, later changes that it breaks are worked out anew
   * @returns why it is refused; nothing when it is recorded
   */
  record(act: Act, rectify = false): readonly Problem[] {
    const change = { ...act.change, effectiveOn: act.on };
    const { decisionId, problems } = this.#decide([change]);
    if (problems.length === 0) {
      this.#inForce.set(decisionId, { decisionId, act });
      return [];
    }
    const broken = problems.flatMap(({ laterChanges = [] }) => laterChanges);
    if (!rectify || broken.length === 0) return problems;
    const targets = new Map(broken.map((each) => [`${each.decisionId}#${each.index}`, each]));
    const again = [...targets.values()].map(({ decisionId: target, index }) => ({
      kind: 'correct',
      target: { decisionId: target, change: index },
      by: 'register',
      reason: 'x',
      patch: {},
    }));
    const second = this.#decide([change, ...again]);
    if (second.problems.length === 0)
      this.#inForce.set(second.decisionId, { decisionId: second.decisionId, act });
    return second.problems;
  }

  /** Corrects what was recorded of an act. @returns why that is refused */
  correct({ decisionId }: Recorded, act: Act): readonly Problem[] {
    const { kind: _, ...rest } = act.change;
    const change = { target: { decisionId, change: 1 }, by: 'register', reason: 'x' };
    const replacement = { ...rest, effectiveOn: act.on };
    const { problems } = this.#decide([{ kind: 'correct', ...change, replacement }]);
    if (problems.length === 0) this.#inForce.set(decisionId, { decisionId, act });
    return problems;
  }

  /** Annuls what was recorded. @returns the decision, and why it is refused */
  annul({ decisionId }: Recorded): { readonly decisionId: string; readonly problems: readonly Problem[] } {
    const annulled = this.#annul(decisionId);
    if (annulled.problems.length === 0) this.#inForce.delete(decisionId);
    return annulled;
  }

  /** Annuls an annulment: the act is in force again. @returns why that is refused */
  restore(recorded: Recorded, annulment: string): readonly Problem[] {
    const { problems } = this.#annul(annulment);
    if (problems.length === 0) this.#inForce.set(recorded.decisionId, recorded);
    return problems;
  }

  #annul(decisionId: string) {
    return this.#decide([{ kind: 'annul', target: { decisionId, change: 1 }, reason: 'x' }]);
  }

  #decide(changes: PlainChange[]): { readonly decisionId: string; readonly problems: readonly Problem[] } {
    const decisionId = `d-${++this.#decisions}`;
    const acknowledge = [{ code: 'stays-outside', reference: 'x' }];
    const plain = request({ decision: { effectiveOn: '2000-01-01' }, changes, acknowledge });
    try {
      const { events } = decide(this.state, plain, context(decisionId));
      for (const event of events) this.state.apply(event);
      return { decisionId, problems: [] };
    } catch (error) {
      if (!(error instanceof Rejected)) throw error;
      return { decisionId, problems: error.problems };
    }
  }
}

/** The register is what the acts in force come to when they are carried out day by day, on every day. */
export function expectSameAsNaive({ state, acts }: Clerk): void {
  const naive = new NaiveRegister();
  const ids = state.timeline.ids();
  for (const act of acts.toSorted((a, b) => (a.on < b.on ? -1 : 1))) {
    naive.act(act);
    expectSame([act.on, unitsOn(state, ids, act.on)], [act.on, Object.fromEntries(naive.live)]);
  }
  expectSame(happenedIn(state), naive.happened.toSorted());
}

/** As Jest's own, which is slow where all is well. */
function expectSame(actual: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(actual, expected)) expect(actual).toEqual(expected);
}

function unitsOn({ timeline }: RegisterState, ids: readonly string[], on: string): Record<string, Unit> {
  const units: Record<string, Unit> = {};
  for (const id of ids) {
    const state = timeline.stateOn(id, on);
    if (!state) continue;
    const { name, kind, parentId, codes, authorities } = state;
    units[id] = { name, kind, parentId, codes, authorities };
  }
  return units;
}

/** What the register counts, traces and reports from: every effect in force. */
function happenedIn({ timeline }: RegisterState): string[] {
  return timeline
    .ids()
    .flatMap((id) =>
      timeline.entries(id).map(({ change, effect }) => `${change.effectiveOn} ${id} ${words(effect)}`),
    )
    .sort();
}

function words(effect: Effect): string {
  switch (effect.effect) {
    case 'opened':
    case 'closed':
    case 'reclassified':
      return effect.as;
    case 'renamed':
      return `renamed ${effect.name}`;
    case 'moved':
      return `${effect.as} to ${effect.parentId}`;
    case 'coded':
      return `coded ${effect.value}`;
    case 'authorized':
      return effect.held ? 'granted' : 'revoked';
    case 'succeeded':
      return `in ${effect.successorId}`;
    case 'assigned':
      return effect.function;
    default:
      return effect satisfies never;
  }
}
