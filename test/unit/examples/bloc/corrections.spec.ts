import { beforeAll, describe, expect, test } from '@jest/globals';
import type { ChangeRequest } from '../../../../examples/bloc-2015-2020/changes.js';
import type { Decision } from '../../../../examples/bloc-2015-2020/decision.js';
import { generate } from '../../../../examples/bloc-2015-2020/generate.js';
import { decide } from '../../../../src/commands/decide/decide.js';
import { Rejected, type Problem } from '../../../../src/commands/problems/problem.js';
import type { NewEvent } from '../../../../src/events/definition/envelope.js';
import type { OrganizationState } from '../../../../src/events/register/history.js';
import { RegisterState } from '../../../../src/events/register/register-state.js';

const termEnd = '2020-09-30';

function decided(state: RegisterState, { id, recordedAt, actor, request }: Decision): readonly NewEvent[] {
  const context = { register: 'bloc', decisionId: id, recordedAt, actor, correlationId: id, causationId: id };
  return decide(state, request, context).events;
}

/** What an annulment is refused for when nothing else of its decision is asked. */
function refusedAlone(state: RegisterState, decision: Decision): readonly Problem[] {
  const changes = changesOf(decision).filter(({ kind }) => kind === 'annul');
  try {
    decided(state, { ...decision, request: { ...decision.request, changes } });
  } catch (error) {
    if (error instanceof Rejected) return error.problems;
    throw error;
  }
  return [];
}

function changesOf({ request }: Decision): readonly ChangeRequest[] {
  return request.changes as ChangeRequest[];
}

function livingAtTermEnd({ timeline }: RegisterState): Map<string, OrganizationState> {
  return new Map(
    [...timeline.ids()].flatMap((id) => {
      const state = timeline.stateOn(id, termEnd);
      return state ? [[id, state] as const] : [];
    }),
  );
}

type Living = ReadonlyMap<string, OrganizationState>;

/** Which organizations differ, and in what; kinds stand for them. */
function differences(before: Living, after: Living): string[] {
  const ids = new Set([...before.keys(), ...after.keys()]);
  return [...ids].flatMap((id) => {
    const [was, is] = [before.get(id), after.get(id)];
    if (!was || !is) return [`${(was ?? is)!.kind} ${was ? 'lives no more' : 'lives'}`];
    const fields = (Object.keys(was) as (keyof OrganizationState)[]).filter(
      (field) => JSON.stringify(was[field]) !== JSON.stringify(is[field]),
    );
    return fields.length === 0 ? [] : [`${was.kind} ${fields.join(', ')}`];
  });
}

describe.each(['A', 'B'] as const)('what was set right in history %s', (name) => {
  const decisions = [...generate(name)];
  const rectifications = decisions.filter(({ chapter }) => chapter === 'corrections');
  const made: string[][] = [];
  const needed: (readonly Problem[])[] = [];

  beforeAll(() => {
    const state = new RegisterState();
    for (const decision of decisions.slice(0, decisions.indexOf(rectifications.at(-1)!) + 1)) {
      const isRectification = rectifications.includes(decision);
      const before = isRectification ? livingAtTermEnd(state) : new Map<string, OrganizationState>();
      if (changesOf(decision).some(({ kind }) => kind === 'annul'))
        needed.push(refusedAlone(state, decision));
      for (const event of decided(state, decision)) state.apply(event);
      if (isRectification) made.push(differences(before, livingAtTermEnd(state)));
    }
  });

  test('is five corrections, two annulments and one repeal, within a year', () => {
    const kinds = decisions.flatMap((decision) => changesOf(decision).map(({ kind }) => kind));
    const of = (kind: ChangeRequest['kind']) => kinds.filter((each) => each === kind).length;
    const repealing = decisions.filter(({ request }) => request.decision.repeals);
    expect([of('correct'), of('annul'), repealing.length]).toEqual([5, 2, 1]);
    expect(rectifications).toHaveLength(8);
    for (const { recordedAt, request } of rectifications) {
      expect(recordedAt > '2020-10-24' && recordedAt < '2021-10-20').toBe(true);
      expect(recordedAt.slice(0, 10) > request.decision.issuedOn).toBe(true);
    }
  });

  test('errors of the issuer and of the register are told apart, each with its reason', () => {
    const corrections = rectifications.flatMap((decision) =>
      changesOf(decision).flatMap((change) => (change.kind === 'correct' ? [{ decision, change }] : [])),
    );
    const erred = corrections.map(({ decision, change }) => [change.by, decision.request.decision.organ]);
    expect(erred).toEqual([
      ['issuer', 'Ban Thường vụ'],
      ...Array.from({ length: 4 }, () => ['register', 'Văn phòng']),
    ]);
    expect(new Set(corrections.map(({ change }) => change.reason)).size).toBe(5);
    const again = corrections.filter(({ change }) =>
      rectifications.some(({ id }) => id === change.target.decisionId),
    );
    expect(again).toHaveLength(1);
  });

  test('each touches what it is about and nothing else', () => {
    expect(made).toEqual([
      ['G name, otherNames'],
      [],
      ['G authorities'],
      ['B lives'],
      [],
      ['B lives no more'],
      ['B name, otherNames, kind'],
      ['G authorities', 'G parentId'],
    ]);
  });

  test('one annulment is simple, the other is refused unless it rectifies what depends on it', () => {
    const [simple, other] = needed;
    expect(needed).toHaveLength(2);
    expect(simple).toEqual([]);
    const founding = changesOf(rectifications.at(-1)!).flatMap((change) =>
      change.kind === 'transfer' ? [change] : [],
    );
    expect(other!.map(({ code, organizationIds }) => [code, organizationIds[0]])).toEqual([
      ['breaks-later-change', founding[0]!.organizationId],
    ]);
    expect(other![0]!.laterChanges).toMatchObject([{ effectiveOn: founding[0]!.effectiveOn }]);
  });

  test('the repeal comes late and lets the past stand', () => {
    const { request } = rectifications.find(({ request }) => request.decision.repeals)!;
    const { effectiveOn, issuedOn, repeals } = request.decision;
    expect(effectiveOn <= termEnd && issuedOn > termEnd).toBe(true);
    const { decisionId, change } = repeals![0]!;
    const repealed = decisions.find(({ id }) => id === decisionId)!;
    expect(repealed.request.decision.effectiveOn < effectiveOn).toBe(true);
    const { kind, ...granted } = changesOf(repealed)[change! - 1]!;
    expect(kind).toBe('grant-authority');
    expect(request.changes).toEqual([
      {
        ...granted,
        kind: 'revoke-authority',
        printedAs: 'bãi bỏ',
        note: expect.stringContaining('01/7/2020'),
      },
    ]);
  });

  test('only what counts nothing moves nothing', () => {
    expect(rectifications.map(({ moves }) => Object.keys(moves!).length > 0)).toEqual([
      false,
      ...Array.from({ length: 7 }, () => true),
    ]);
  });
});
