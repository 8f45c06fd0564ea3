import { expect } from '@jest/globals';
import { decide, type DecisionContext } from '../../src/commands/decide/decide.js';
import { Rejected, type Problem, type ProblemCode } from '../../src/commands/problems/problem.js';
import { effectsOf } from '../../src/events/types/event-catalogue.js';
import type { NewEvent } from '../../src/events/definition/envelope.js';
import { otherOrganization } from '../../src/events/vocabulary/effect.js';
import type { OrganizationState } from '../../src/events/register/history.js';
import { RegisterState } from '../../src/events/register/register-state.js';

export type PlainChange = { kind: string } & Record<string, unknown>;
export interface PlainRequest {
  decision?: Record<string, unknown>;
  changes: PlainChange[];
  acknowledge?: { code: string; reference: string; change?: number }[];
}

/** Kinds of a small hierarchy: R over U over G over C, as in the first register, and a few rules to break. */
export const smallClassification = {
  kinds: [
    { code: 'R', label: { vi: 'R', en: 'R' }, rank: 5, parents: [{ kind: null }] },
    { code: 'U', label: { vi: 'U', en: 'U' }, rank: 4, parents: [{ kind: 'R' }] },
    {
      code: 'G',
      label: { vi: 'G', en: 'G' },
      rank: 3,
      parents: [{ kind: 'R', byOption: true }, { kind: 'U' }, { kind: 'G', authority: 'upper-level' }],
    },
    { code: 'C', label: { vi: 'C', en: 'C' }, rank: 1, parents: [{ kind: 'G' }] },
  ],
  authorities: [{ code: 'upper-level', label: { vi: 'quyền', en: 'power' }, kinds: ['G'] }],
  schemes: [{ code: 'directory', label: { vi: 'mã', en: 'code' } }],
  measures: [
    { code: 'members', label: { vi: 'đảng viên', en: 'members' }, type: 'stock' },
    { code: 'admissions', label: { vi: 'kết nạp', en: 'admissions' }, type: 'flow' },
  ],
  sizes: [{ measure: 'members', kinds: ['G'], min: 30 }],
  competences: [{ changes: ['merge'], organs: ['Ban Thường vụ'] }],
};

/** The decision with which the small register begins. */
export function opening(homonyms: 'refuse' | 'warn' | 'allow' = 'refuse'): PlainRequest {
  return {
    decision: { effectiveOn: '2010-01-01' },
    changes: [
      { kind: 'open-register', title: { vi: 'Sổ mẫu', en: 'Sample' }, homonyms },
      { kind: 'define-kinds', classification: smallClassification },
      org('register', 'R', 'R', null),
      org('register', 'U1', 'U', 'R'),
      org('register', 'U2', 'U', 'R'),
      org('register', 'G1', 'G', 'U1'),
      org('register', 'G2', 'G', 'U1'),
      org('register', 'C1', 'C', 'G1'),
      org('register', 'C2', 'C', 'G1'),
    ],
  };
}

/** A change that opens an organization named as its id. */
export function org(
  kind: 'register' | 'found',
  organizationId: string,
  organizationKind: string,
  parentId: string | null,
  more: Record<string, unknown> = {},
): PlainChange {
  return {
    kind,
    organization: { organizationId, name: organizationId, organizationKind, parentId, ...more },
  };
}

/** A change of C1's name, whatever the name is. */
export function rename(name: unknown, more: Record<string, unknown> = {}): PlainChange {
  return { kind: 'rename', organizationId: 'C1', name, ...more };
}

let numbers = 0;

/** A whole request: what is not said is made up, under a number of its own. */
export function request({
  decision,
  ...rest
}: PlainRequest): PlainRequest & { decision: Record<string, unknown> } {
  const number = `${++numbers}-QĐ`;
  return {
    decision: {
      issuer: 'Mẫu',
      organ: 'Ban Thường vụ',
      type: 'QĐ',
      number,
      issuedOn: '2010-01-01',
      ...decision,
    },
    ...rest,
  };
}

/** Records requests one after the other, as the service would, and says what the last one comes to. */
export function given(...requests: PlainRequest[]): Given {
  const state = new RegisterState();
  const log: NewEvent[] = [];
  for (const plain of requests) record(state, log, plain);
  return new Given(state, log);
}

function record(state: RegisterState, log: NewEvent[], plain: PlainRequest): NewEvent[] {
  const { events } = decide(state, request(plain), context(`d-${log.length}`));
  for (const event of events) state.apply(event);
  log.push(...events);
  return [...events];
}

export function context(decisionId: string): DecisionContext {
  const recordedAt = '2020-01-01T00:00:00.000Z';
  return { register: 'sample', decisionId, recordedAt, actor: 'test', correlationId: 'c', causationId: 'c' };
}

class Given {
  constructor(
    readonly state: RegisterState,
    readonly log: readonly NewEvent[],
  ) {}

  /** Asks for one more decision; what is not said of it is made up. */
  when(plain: PlainRequest): Outcome {
    return this.whenRaw(request(plain));
  }

  /** Asks for exactly this. */
  whenRaw(plain: unknown): Outcome {
    return new Outcome(this.state, context(`d-${this.log.length}`), plain);
  }
}

class Outcome {
  readonly events: readonly NewEvent[] = [];
  readonly problems: readonly Problem[] = [];

  constructor(
    readonly state: RegisterState,
    context: DecisionContext,
    plain: unknown,
  ) {
    try {
      const decided = decide(state, plain, context);
      this.events = decided.events;
      for (const event of decided.events) state.apply(event);
    } catch (error) {
      if (!(error instanceof Rejected)) throw error;
      this.problems = error.problems;
    }
  }

  /** The types of the changes' events; fails when the request was rejected. */
  then(...types: string[]): this {
    expectSame(this.problems.map(described), []);
    expectSame(
      this.events.slice(1).map(({ type }) => type),
      types,
    );
    return this;
  }

  /** The payload of a change, from 1. */
  thenPayload(change: number, payload: unknown): this {
    expectSame(this.events[change]?.data, payload);
    return this;
  }

  /** Part of what an organization is at the end of a date; undefined when it does not live then. */
  thenOn(date: string, organizationId: string, part: Partial<OrganizationState> | undefined): this {
    const state = this.state.timeline.stateOn(organizationId, date);
    if (part === undefined || state === undefined) expectSame(state, part);
    else expect(state).toMatchObject(part);
    return this;
  }

  /** What the change's effects are counted as, in order, with the organization. */
  thenEffects(change: number, ...effects: string[]): this {
    const actual = effectsOf(this.events[change]!).map((effect) =>
      [effect.effect, effect.organizationId, 'as' in effect ? effect.as : '']
        .concat(otherOrganization(effect) ?? [])
        .filter((text) => text !== '')
        .join(' '),
    );
    expectSame(actual, effects);
    return this;
  }

  /** All problems in the order of the request: each its code, or its pointer and its code. */
  thenRejected(...expected: (ProblemCode | `/${string} ${ProblemCode}`)[]): this {
    expectSame(
      this.problems.map(({ code, pointer }, i) => (expected[i]?.includes(' ') ? `${pointer} ${code}` : code)),
      expected,
    );
    return this;
  }

  /** The recorded changes that the one problem names as broken, as `type date`, and the rule. */
  thenBreaks(rule: ProblemCode, ...changes: string[]): this {
    this.thenRejected('breaks-later-change');
    const { params, laterChanges = [] } = this.problems[0]!;
    expectSame(params['rule'], rule);
    expectSame(
      laterChanges.map(({ type, effectiveOn }) => `${type} ${effectiveOn}`),
      changes,
    );
    return this;
  }
}

/** A decision effective on a date. */
export function on(effectiveOn: string, ...changes: PlainChange[]): PlainRequest {
  return { decision: { effectiveOn }, changes };
}

function described({ code, pointer, params }: Problem): unknown {
  return { code, pointer, params };
}

function expectSame(actual: unknown, expected: unknown): void {
  expect(actual).toEqual(expected);
}
