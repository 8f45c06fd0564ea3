import { expect } from '@jest/globals';
import { decide, type DecisionContext } from '../../src/commands/decide.js';
import { Rejected, type Problem, type ProblemCode } from '../../src/commands/problem.js';
import type { NewEvent } from '../../src/events/envelope.js';
import { RegisterState } from '../../src/events/register-state.js';

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

  when(plain: PlainRequest): Outcome {
    return new Outcome(this.state, [...this.log], plain);
  }
}

class Outcome {
  readonly events: readonly NewEvent[] = [];
  readonly problems: readonly Problem[] = [];

  constructor(
    readonly state: RegisterState,
    log: NewEvent[],
    plain: PlainRequest,
  ) {
    try {
      const decided = decide(state, request(plain), context(`d-${log.length}`));
      this.events = decided.events;
      for (const event of decided.events) state.apply(event);
    } catch (error) {
      if (!(error instanceof Rejected)) throw error;
      this.problems = error.problems;
    }
  }

  /** The types of the changes' events, and what they did; fails when the request was rejected. */
  then(...types: string[]): this {
    expectSame(this.problems.map(described), []);
    expectSame(
      this.events.slice(1).map(({ type }) => type),
      types,
    );
    return this;
  }

  /** The codes of all problems, in the order of the request. */
  thenRejected(...codes: ProblemCode[]): this {
    expectSame(
      this.problems.map(({ code }) => code),
      codes,
    );
    return this;
  }
}

function described({ code, pointer, params }: Problem): unknown {
  return { code, pointer, params };
}

function expectSame(actual: unknown, expected: unknown): void {
  expect(actual).toEqual(expected);
}
