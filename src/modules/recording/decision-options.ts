import { message, type Message } from '../../events/messages/message.js';
import { randomUUID } from 'node:crypto';
import { applyDecorators } from '@nestjs/common';
import { ApiHeader, ApiResponse, ApiUnprocessableEntityResponse } from '@nestjs/swagger';
import type { Request } from 'express';
import { slugPattern } from '../../events/vocabulary/register-slug.js';
import { decisionIdPattern } from '../../commands/kinds/target.js';
import { BadRequest, UnreadableBody, type Misunderstood } from '../errors/request-errors.js';
import { ProblemDocument } from '../presentation/problems/problem.document.js';

export type RequestHeaders = Readonly<Record<string, string | undefined>>;

/** Documents what every request takes that issues a decision, and how it may be refused. */
export function IssuesDecision(): MethodDecorator {
  return applyDecorators(
    ApiHeader({
      name: 'Idempotency-Key',
      description: "The decision's id, chosen by the client; made up when absent",
    }),
    ApiHeader({
      name: 'If-Match',
      description: 'The revision looked at, as in an ETag: refused when it is stale',
    }),
    ApiHeader({ name: 'X-Actor', description: 'Who issues it' }),
    ApiUnprocessableEntityResponse({
      description: 'Refused: every reason at once',
      type: ProblemDocument,
    }),
    ApiResponse({ status: 409, description: 'The same decision is being recorded', type: ProblemDocument }),
    ApiResponse({ status: 412, description: 'The register has moved on', type: ProblemDocument }),
    ApiResponse({ status: 415, description: 'The body is not JSON', type: ProblemDocument }),
    ApiResponse({ status: 503, description: 'The store cannot be reached', type: ProblemDocument }),
  );
}

export const actorPattern = /^[^\p{C}]{1,200}$/u;

/**
 * Without it, a body that was not read as JSON would be judged as a decision that says nothing.
 * @throws UnreadableBody
 */
export function requireJson({ body, headers }: Request): void {
  if (headers['transfer-encoding'] === undefined && !Number(headers['content-length'])) {
    throw new UnreadableBody(400, message('recording.no-body'));
  }
  if (body !== undefined) return;
  const type = headers['content-type'];
  const detail =
    type === undefined ? message('recording.no-content-type') : message('recording.content-type', { type });
  throw new UnreadableBody(415, detail);
}

/**
 * The headers and the query of a request that issues a decision.
 * @throws BadRequest with everything that is wrong
 */
export function readOptions(
  register: string,
  headers: RequestHeaders,
  query: Readonly<Record<string, unknown>>,
) {
  const errors: Misunderstood[] = [];
  const wrong = (parameter: string, detail: Message) =>
    errors.push({ code: 'invalid-parameter', parameter, detail });
  const decisionId = headers['idempotency-key'] ?? randomUUID();
  const match = headers['if-match'];
  const revision = match === undefined ? undefined : /^(?:W\/)?"?(-?\d{1,15})"?$/.exec(match)?.[1];
  const actor = headers['x-actor'] === undefined ? 'anonymous' : decodeText(headers['x-actor']);
  if (!slugPattern.test(register)) {
    wrong('register', message('parameter.slug'));
  }
  if (!decisionIdPattern.test(decisionId)) {
    wrong('Idempotency-Key', message('parameter.idempotency-key'));
  }
  if (match !== undefined && revision === undefined) {
    wrong('If-Match', message('parameter.if-match'));
  }
  if (!actorPattern.test(actor)) wrong('X-Actor', message('parameter.actor'));
  const { dryRun = 'false', ...unknown } = query;
  if (dryRun !== 'true' && dryRun !== 'false') wrong('dryRun', message('parameter.dry-run'));
  for (const parameter of Object.keys(unknown)) {
    wrong(parameter, message('parameter.unknown-beside-dry-run', { parameter }));
  }
  if (errors.length > 0) throw new BadRequest(errors);
  return {
    dryRun: dryRun === 'true',
    decisionId,
    expectedRevision: revision === undefined ? undefined : Number(revision),
    actor,
    correlationId: headers['x-correlation-id'],
  };
}

/** Header values arrive as Latin-1; clients send UTF-8 in them. */
function decodeText(value: string): string {
  return Buffer.from(value, 'latin1').toString('utf8').normalize('NFC');
}
