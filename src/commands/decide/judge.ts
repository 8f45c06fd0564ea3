import type { NewEvent } from '../../events/definition/envelope.js';
import type { RecordedDecision, RegisterState } from '../../events/register/register-state.js';
import { Rejected, type Problem } from '../problems/problem.js';
import { decide, type Decided, type DecisionContext } from './decide.js';
import { preview, type Preview } from './preview.js';
import { requestFingerprint } from './read-request.js';

/** A decision that somebody asks to record. */
export interface RecordDecisionInput {
  readonly register: string;
  /** The client's key: the same key with the same content is recorded once and answered alike. */
  readonly decisionId: string;
  /** `{ decision, changes, acknowledge? }` as it came over the wire. */
  readonly request: unknown;
  readonly actor: string;
  /** The revision the admin looked at; the decision is refused when the register has moved on. */
  readonly expectedRevision?: number | undefined;
  readonly correlationId?: string | undefined;
  /** Only for taking over a register that was kept elsewhere: when it was recorded there, in UTC. */
  readonly recordedAt?: string | undefined;
  /** Likewise: the fingerprint of what the client sent there, so that its key stays good here. */
  readonly fingerprint?: string | undefined;
}

/** How much a store takes of one decision. */
export interface SizeLimit {
  readonly bytes: number;
  /** What an event counts for, in bytes. */
  sizeOf(event: NewEvent): number;
  /** What to raise, and where. */
  readonly setting: string;
}

/** What a decision is judged by beside the register. */
export interface Terms {
  /** Now, in UTC, ISO 8601 with milliseconds. */
  readonly now: string;
  /** Undefined where the store sets none. */
  readonly limit: SizeLimit | undefined;
}

/** The decision is good: its events are to be appended together, behind `revision`. */
export interface Recordable extends Decided {
  readonly kind: 'recordable';
  /** Of the register that it was judged against. */
  readonly revision: number;
  /** What the events count for in an append, in bytes; 0 where the store sets no limit. */
  readonly size: number;
}

/** It is recorded already, with the same content. */
export interface Repeated {
  readonly kind: 'repeated';
  /** Where its first event stands. */
  readonly revision: number;
}

/** Its key is that of a recorded decision of other content. */
export interface IdReused {
  readonly kind: 'id-reused';
}

/** The register has moved on since the admin looked at it. */
export interface Stale {
  readonly kind: 'stale';
  readonly expected: number;
  readonly actual: number;
}

/** The rules refuse it. */
export interface RejectedByRules {
  readonly kind: 'rejected';
  /** At least one. */
  readonly problems: readonly Problem[];
}

/** Nothing is to be recorded, and this is what it would come to. */
export interface Previewed {
  readonly kind: 'previewed';
  readonly preview: Preview;
}

/** Why a decision is not recorded. */
export type Refusal = IdReused | Stale | RejectedByRules;
export type Judgement = Recordable | Repeated | Refusal;
export type PreviewJudgement = Previewed | Stale | RejectedByRules;

/** Judges a decision against a register that is to record it. Leaves `state` as it was. */
export function judge(state: RegisterState, input: RecordDecisionInput, terms: Terms): Judgement {
  const recorded = state.decision(input.decisionId);
  if (recorded) return judgeAgain(recorded, input);
  const obstacle = obstacleTo(state, input, terms);
  if (obstacle) return obstacle;
  try {
    const { events } = decide(state, input.request, contextOf(input, terms));
    const size = sizeOf(events, terms);
    const problems = oversize(size, terms);
    return problems.length > 0
      ? { kind: 'rejected', problems }
      : { kind: 'recordable', events, revision: state.revision, size };
  } catch (error) {
    if (error instanceof Rejected) return { kind: 'rejected', problems: error.problems };
    throw error;
  }
}

/**
 * Judges what a decision would come to, also one whose key is that of a recorded decision. What the rules have against
 * the request is part of the preview. Leaves `state` as it was.
 */
export function judgePreview(
  state: RegisterState,
  input: RecordDecisionInput,
  terms: Terms,
): PreviewJudgement {
  const obstacle = obstacleTo(state, input, terms);
  if (obstacle) return obstacle;
  const foreseen = preview(state, input.request, contextOf(input, terms), terms.now.slice(0, 10));
  const problems = oversize(sizeOf(foreseen.events, terms), terms);
  if (problems.length === 0) return { kind: 'previewed', preview: foreseen };
  const { revision } = state;
  return { kind: 'previewed', preview: { revision, events: [], problems, counts: [], laterChanges: [] } };
}

/** Says that a store does not take a decision of this size, in bytes, in one append. */
export function decisionTooLarge(size: number, limit: number, setting: string): Problem {
  const params = { size, limit, setting };
  return { code: 'decision-too-large', severity: 'error', pointer: '/changes', organizationIds: [], params };
}

function judgeAgain(
  { fingerprint, revision }: RecordedDecision,
  input: RecordDecisionInput,
): Repeated | IdReused {
  const same = fingerprint === (input.fingerprint ?? requestFingerprint(input.request));
  return same ? { kind: 'repeated', revision } : { kind: 'id-reused' };
}

/** What stands against recording anything now, whatever the request says. */
function obstacleTo(
  { revision, recordedAt: previous }: RegisterState,
  { expectedRevision, recordedAt }: RecordDecisionInput,
  { now }: Terms,
): Stale | RejectedByRules | undefined {
  if (expectedRevision !== undefined && expectedRevision !== revision) {
    return { kind: 'stale', expected: expectedRevision, actual: revision };
  }
  const problem = recordedAt === undefined ? undefined : misplacedMoment(recordedAt, previous, now);
  return problem && { kind: 'rejected', problems: [problem] };
}

/** A decision that was recorded elsewhere keeps the order of recording, and lies in the past. */
function misplacedMoment(recordedAt: string, previous: string | undefined, now: string): Problem | undefined {
  const at = { severity: 'error', pointer: '/recordedAt', organizationIds: [] } as const;
  if (previous !== undefined && recordedAt < previous) {
    return { ...at, code: 'recorded-before-predecessor', params: { recordedAt, previous } };
  }
  if (recordedAt > now) return { ...at, code: 'recorded-in-future', params: { recordedAt, now } };
  return undefined;
}

function contextOf(input: RecordDecisionInput, { now }: Terms): DecisionContext {
  const { register, decisionId, actor, recordedAt, correlationId, fingerprint } = input;
  return {
    register,
    decisionId,
    actor,
    recordedAt: recordedAt ?? now,
    correlationId: correlationId ?? decisionId,
    causationId: decisionId,
    fingerprint,
  };
}

function sizeOf(events: readonly NewEvent[], { limit }: Terms): number {
  return limit ? events.reduce((sum, event) => sum + limit.sizeOf(event), 0) : 0;
}

function oversize(size: number, { limit }: Terms): Problem[] {
  return limit && size > limit.bytes ? [decisionTooLarge(size, limit.bytes, limit.setting)] : [];
}
