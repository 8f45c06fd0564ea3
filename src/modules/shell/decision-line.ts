import type { NewEvent } from '../../events/envelope.js';
import type { DecisionIssuedData } from '../../events/decision-issued.js';
import { requestOf } from '../../commands/request-of.js';
import type { RecordDecisionInput } from '../ledger/record-decision.js';
import { UsageError } from './exit-code.js';

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

const texts = ['register', 'id', 'recordedAt', 'actor', 'correlationId', 'fingerprint'] as const;

/**
 * Reads a line.
 * @throws UsageError saying everything that is wrong with it
 */
export function parseLine(text: string, number: number): RecordDecisionInput {
  const line = parseJson(text, number);
  const {
    register,
    id,
    recordedAt,
    actor = 'import',
    correlationId,
    fingerprint,
    ...request
  } = line as unknown as DecisionLine;
  const wrong = texts.filter((name) => line[name] !== undefined && typeof line[name] !== 'string');
  const missing = (['register', 'id', 'decision', 'changes'] as const).filter(
    (name) => line[name] === undefined,
  );
  if (wrong.length > 0 || missing.length > 0) {
    const faults = [
      ...missing.map((name) => `"${name}" is missing`),
      ...wrong.map((name) => `"${name}" is no text`),
    ];
    throw new UsageError(`line ${number}: ${faults.join('; ')}`);
  }
  return { register, decisionId: id, recordedAt, actor, correlationId, fingerprint, request };
}

function parseJson(text: string, number: number): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new UsageError(`line ${number} is not JSON: ${(error as Error).message}`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new UsageError(`line ${number} is not a JSON object`);
  }
  return value as Record<string, unknown>;
}
