import { inEnglish } from '../../errors/explained-error.js';
import { message, type Message, type MessageId } from '../../../events/messages/message.js';
import type { NewEvent } from '../../../events/definition/envelope.js';
import type { DecisionIssuedData } from '../../../events/types/decision-issued.js';
import { requestOf } from '../../../commands/decide/request-of.js';
import { decisionIdPattern } from '../../../commands/kinds/target.js';
import { slugPattern } from '../../../events/vocabulary/register-slug.js';
import { actorPattern } from '../../recording/decision-options.js';
import type { RecordDecisionInput } from '../../recording/record-decision.js';

/** One line of the interchange format: a decision with all its changes (`docs/interchange.md`). */
export interface DecisionLine {
  readonly register: string;
  /** The decision's id: lines that come again are recorded once. */
  readonly id: string;
  /** When it was recorded where it comes from. */
  readonly recordedAt?: string | undefined;
  readonly actor?: string | undefined;
  readonly correlationId?: string | undefined;
  /** Of what its client first sent. */
  readonly fingerprint?: string | undefined;
  readonly decision: unknown;
  readonly changes: unknown;
  readonly acknowledge?: unknown;
}

/** The line that brings these events again. @param events of one whole decision */
export function lineOf(events: readonly NewEvent[]): DecisionLine {
  const { data, metadata } = events[0] as NewEvent<string, DecisionIssuedData>;
  const { register, decisionId: id, recordedAt, actor, correlationId } = metadata;
  const { fingerprint } = data;
  return { register, id, recordedAt, actor, correlationId, fingerprint, ...requestOf(events) };
}

interface TextField {
  readonly name: 'register' | 'id' | 'recordedAt' | 'actor' | 'correlationId' | 'fingerprint';
  readonly holds: (text: string) => boolean;
  /** What it must be. */
  readonly rule: MessageId &
    `line.${'register' | 'id' | 'recorded-at' | 'actor' | 'correlation-id' | 'fingerprint'}`;
}

const textFields: readonly TextField[] = [
  { name: 'register', holds: (text) => slugPattern.test(text), rule: 'line.register' },
  { name: 'id', holds: (text) => decisionIdPattern.test(text), rule: 'line.id' },
  { name: 'recordedAt', holds: isMoment, rule: 'line.recorded-at' },
  { name: 'actor', holds: (text) => actorPattern.test(text), rule: 'line.actor' },
  { name: 'correlationId', holds: (text) => text.length <= 500, rule: 'line.correlation-id' },
  { name: 'fingerprint', holds: (text) => /^[0-9a-f]{64}$/.test(text), rule: 'line.fingerprint' },
];

/**
 * Reads a line.
 * @throws LineUnreadable saying everything that is wrong with its envelope; what it asks for is judged when it is decided
 */
export function parseLine(text: string): RecordDecisionInput {
  const line = parseJson(text);
  const faults = [
    ...(['register', 'id', 'decision', 'changes'] as const)
      .filter((name) => line[name] === undefined)
      .map((name) => message('line.missing', { name })),
    ...textFields.flatMap(({ name, holds, rule }) => {
      const value = line[name];
      if (value === undefined) return [];
      if (typeof value !== 'string') return [message('line.no-text', { name })];
      return holds(value) ? [] : [message(rule, { name })];
    }),
  ];
  if (faults.length > 0) throw new LineUnreadable(faults);
  const { register, id, recordedAt, actor, correlationId, fingerprint, ...request } =
    line as unknown as DecisionLine;
  const origin = { recordedAt, actor: actor ?? 'import', correlationId, fingerprint };
  return { register, decisionId: id, ...origin, request };
}

/** The register and the decision of a line; undefined where it names none. Fast for lines as an export writes them. */
export function namesOf(text: string): { readonly register: string; readonly id: string } | undefined {
  const written = /^\{"register":"([a-z0-9-]+)","id":"([^"\\]+)"/.exec(text);
  if (written) return { register: written[1]!, id: written[2]! };
  try {
    const { register, id } = parseJson(text);
    return typeof register === 'string' && typeof id === 'string' ? { register, id } : undefined;
  } catch {
    return undefined;
  }
}

/** A line that can't be read. */
export class LineUnreadable extends Error {
  override readonly name = 'LineUnreadable';
  /** @param reasons at least one */
  constructor(readonly reasons: readonly Message[]) {
    super(reasons.map(inEnglish).join('\n'));
  }
}

/** Moments are compared as texts: they are all written alike. */
function isMoment(text: string): boolean {
  const moment = new Date(text);
  return !Number.isNaN(moment.getTime()) && moment.toISOString() === text;
}

function parseJson(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new LineUnreadable([message('line.no-json', { reason: (error as Error).message })]);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new LineUnreadable([message('line.no-object')]);
  }
  return value as Record<string, unknown>;
}
