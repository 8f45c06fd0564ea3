import { randomUUID } from 'node:crypto';
import { applyDecorators, BadRequestException, UnsupportedMediaTypeException } from '@nestjs/common';
import { ApiHeader, ApiResponse, ApiUnprocessableEntityResponse } from '@nestjs/swagger';
import type { Request } from 'express';
import { slugPattern } from '../../events/vocabulary/register-slug.js';
import { decisionIdPattern } from '../../commands/kinds/target.js';
import { BadRequest } from '../errors/request-errors.js';
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
 * @throws HttpException
 */
export function requireJson({ body, headers }: Request): void {
  if (headers['transfer-encoding'] === undefined && !Number(headers['content-length'])) {
    throw new BadRequestException('There is no body; it must be the decision, in JSON');
  }
  if (body !== undefined) return;
  const type = headers['content-type'] ?? 'absent';
  throw new UnsupportedMediaTypeException(`Content-Type is ${type}; it must be application/json`);
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
  const errors: { code: string; parameter: string; detail: string }[] = [];
  const wrong = (parameter: string, detail: string) =>
    errors.push({ code: 'invalid-parameter', parameter, detail });
  const decisionId = headers['idempotency-key'] ?? randomUUID();
  const match = headers['if-match'];
  const revision = match === undefined ? undefined : /^(?:W\/)?"?(-?\d{1,15})"?$/.exec(match)?.[1];
  const actor = headers['x-actor'] === undefined ? 'anonymous' : decodeText(headers['x-actor']);
  if (!slugPattern.test(register)) {
    wrong('register', 'A register is named by lower-case letters, digits and hyphens, at most 63.');
  }
  if (!decisionIdPattern.test(decisionId)) {
    wrong(
      'Idempotency-Key',
      'A decision id begins with a letter or digit; then also . _ : / - ; at most 128 characters.',
    );
  }
  if (match !== undefined && revision === undefined) {
    wrong('If-Match', 'If-Match takes the revision looked at, as the ETag gave it: "42".');
  }
  if (!actorPattern.test(actor)) wrong('X-Actor', 'X-Actor takes at most 200 printable characters.');
  const { dryRun = 'false', ...unknown } = query;
  if (dryRun !== 'true' && dryRun !== 'false') wrong('dryRun', 'dryRun is true or false.');
  for (const name of Object.keys(unknown)) wrong(name, `There is no parameter ${name}; there is dryRun.`);
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
