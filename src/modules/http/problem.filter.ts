import type { Language } from '../../events/messages/language.js';
import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Text } from '../../events/vocabulary/text.js';
import { explain, Rejected, type Problem } from '../../commands/problems/problem.js';
import { isUnreachable } from '../platform/database/is-unreachable.js';
import { LedgerUnavailable, StreamUnfit } from '../ledger/ledger.js';
import {
  DecisionIdReused,
  DecisionInFlight,
  OutcomeUnknown,
  StaleRevision,
} from '../recording/recording-errors.js';
import { ShuttingDown } from '../recording/register-writers.js';
import { BadRequest, NotFound, NotYet } from '../errors/request-errors.js';
import { languageOf } from '../presentation/language.js';
import type { ProblemDocument, ProblemItem } from '../presentation/problems/problem.document.js';

type Answer = Omit<ProblemDocument, 'type' | 'instance'> & {
  /** The last part of the problem's URN. */
  readonly name: string;
  readonly retryAfter?: number;
  readonly [extension: string]: unknown;
};

/** The only place where errors become HTTP: problem details (RFC 9457) with everything that is wrong at once. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  readonly #log = new Logger('Http');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<Request>();
    const response = http.getResponse<Response>();
    const { name, retryAfter, ...problem } = answerTo(error, languageOf(request));
    if (problem.status >= 500 && problem.status !== 503)
      this.#log.error(error instanceof Error ? error.stack : error);
    if (response.headersSent) {
      response.destroy();
      return;
    }
    if (retryAfter !== undefined) response.setHeader('Retry-After', String(retryAfter));
    response
      .status(problem.status)
      .type('application/problem+json')
      .send(
        JSON.stringify({ type: `urn:orgledger:problem:${name}`, ...problem, instance: request.originalUrl }),
      );
  }
}

function answerTo(error: unknown, language: Language): Answer {
  if (error instanceof Rejected) return rejected(error, language);
  if (error instanceof BadRequest) {
    const errors = error.errors.map((item) => ({ severity: 'error' as const, ...item }));
    return { name: 'bad-request', title: 'The request cannot be understood', status: 400, errors };
  }
  if (error instanceof NotFound)
    return { name: error.code, title: 'Not found', status: 404, detail: error.message };
  if (error instanceof NotYet) {
    return { name: 'not-yet', title: 'Not there yet', status: 503, detail: error.message, retryAfter: 1 };
  }
  if (error instanceof StaleRevision) {
    const { message: detail, expected, actual, between } = error;
    return {
      name: 'stale-revision',
      title: 'The register has moved on',
      status: 412,
      detail,
      expected,
      actual,
      between,
    };
  }
  if (error instanceof DecisionIdReused) {
    return { name: 'decision-id-reused', title: 'The key is taken', status: 422, detail: error.message };
  }
  if (error instanceof DecisionInFlight) {
    const { message: detail } = error;
    return { name: 'decision-in-flight', title: 'Under way', status: 409, detail, retryAfter: 1 };
  }
  if (error instanceof OutcomeUnknown) {
    const { message: detail } = error;
    return { name: 'outcome-unknown', title: 'The outcome is not known', status: 503, detail, retryAfter: 5 };
  }
  if (error instanceof LedgerUnavailable || error instanceof ShuttingDown) {
    const { message: detail } = error;
    return { name: 'unavailable', title: 'The ledger cannot be reached', status: 503, detail, retryAfter: 5 };
  }
  if (error instanceof StreamUnfit) {
    const title = { en: 'The register accepts no decision', vi: 'Sổ không nhận quyết định' }[language];
    return { name: 'register-unfit', title, status: 503, detail: error.message };
  }
  if (isUnreachable(error)) {
    const detail = 'Nothing was read and nothing was recorded. Ask again in a moment.';
    return {
      name: 'unavailable',
      title: 'The database cannot be reached',
      status: 503,
      detail,
      retryAfter: 5,
    };
  }
  const status = clientErrorStatus(error);
  if (status !== undefined) return clientError(status, (error as Error).message, language);
  return {
    name: 'internal',
    title: 'Something went wrong inside the service',
    status: 500,
    detail: 'Nothing was recorded by this request unless it says so when sent again with the same key.',
  };
}

function rejected({ problems }: Rejected, language: Language): Answer {
  const titles = {
    en: 'The decision was refused; nothing was recorded',
    vi: 'Quyết định bị từ chối; không có gì được ghi sổ',
  };
  const errors = problemItems(problems, language);
  const warnings = problems.filter(({ severity }) => severity === 'warning').length;
  const detail =
    `${problems.length - warnings} error(s), ${warnings} warning(s)` +
    (warnings > 0 ? '; warnings are accepted by "acknowledge": [{ "code", "reference" }]' : '');
  return { name: 'rejected', title: titles[language], status: 422, detail, errors };
}

/** Problems of the domain as the API reports them. */
export function problemItems(problems: readonly Problem[], language: Language): ProblemItem[] {
  return problems.map(({ code, severity, pointer, change, organizationIds, params, laterChanges }) => ({
    code,
    severity,
    pointer,
    ...(change !== undefined && { change }),
    organizationIds,
    detail: explain({ code, params }, language),
    ...(laterChanges && { laterChanges }),
  }));
}

/** @param reason in the words of Nest or of the body parser */
function clientError(status: number, reason: string, language: Language): Answer {
  const { name, title, hint } = clientErrors[status] ?? { name: 'http' };
  const detail = hint ? `${reason}. ${hint[language]}` : reason;
  return { name, title: title?.[language] ?? reason, status, detail };
}

const clientErrors: Partial<Record<number, { name: string; title: Text; hint?: Text }>> = {
  400: {
    name: 'bad-request',
    title: { en: 'The request cannot be understood', vi: 'Không hiểu được yêu cầu' },
  },
  404: {
    name: 'unknown-path',
    title: { en: 'There is nothing at this path', vi: 'Không có gì tại đường dẫn này' },
    hint: { en: '/api tells what there is.', vi: 'Xem những gì có tại /api.' },
  },
  413: {
    name: 'body-too-large',
    title: { en: 'The body is too large', vi: 'Nội dung gửi lên quá lớn' },
  },
  415: {
    name: 'unsupported-media-type',
    title: { en: 'The body must be JSON in UTF-8', vi: 'Nội dung gửi lên phải là JSON, mã hóa UTF-8' },
  },
};

/** The status of an error of Nest or of the body parser that is the client's: a malformed body, an unknown path, … */
function clientErrorStatus(error: unknown): number | undefined {
  if (!(error instanceof Error)) return undefined;
  const status = error instanceof HttpException ? error.getStatus() : (error as { status?: unknown }).status;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : undefined;
}
