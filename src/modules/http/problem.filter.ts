import { format, text } from '../../events/messages/format.js';
import { message, type Message } from '../../events/messages/message.js';
import { ExplainedError } from '../errors/explained-error.js';
import type { Language } from '../../events/messages/language.js';
import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { explain, Rejected, type Problem } from '../../commands/problems/problem.js';
import { isUnreachable } from '../platform/database/is-unreachable.js';
import { StreamUnfit } from '../ledger/ledger.js';
import {
  DecisionIdReused,
  DecisionInFlight,
  OutcomeUnknown,
  StaleRevision,
} from '../recording/recording-errors.js';
import { BadRequest, NotFound, NotYet, UnreadableBody } from '../errors/request-errors.js';
import { languageOf } from '../presentation/language.js';
import type { ProblemDocument, ProblemItem } from '../presentation/problems/problem.document.js';

/** What an answer says beside its words. */
interface Refusal {
  /** The last part of the problem's URN. */
  readonly name: string;
  readonly status: number;
  readonly retryAfter?: number;
  /** Members of the answer that only this kind of problem has. */
  readonly extensions?: Readonly<Record<string, unknown>>;
}

type Answer = Refusal & Pick<ProblemDocument, 'title' | 'detail' | 'errors'>;

/** The only place where errors become HTTP: problem details (RFC 9457) with everything that is wrong at once. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  readonly #log = new Logger('Http');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<Request>();
    const response = http.getResponse<Response>();
    const { name, retryAfter, extensions, title, status, ...problem } = answerTo(error, languageOf(request));
    if (status >= 500 && status !== 503) this.#log.error(error instanceof Error ? error.stack : error);
    if (response.headersSent) {
      response.destroy();
      return;
    }
    if (retryAfter !== undefined) response.setHeader('Retry-After', String(retryAfter));
    response
      .status(status)
      .type('application/problem+json')
      .send(
        JSON.stringify({
          type: `urn:orgledger:problem:${name}`,
          title,
          status,
          ...problem,
          ...extensions,
          instance: request.originalUrl,
        }),
      );
  }
}

function answerTo(error: unknown, language: Language): Answer {
  if (error instanceof Rejected) return rejected(error, language);
  if (error instanceof BadRequest) {
    const title = text(language, 'http.bad-request');
    return { name: 'bad-request', title, status: 400, errors: mistakes(error, language) };
  }
  if (error instanceof ExplainedError) {
    const { title, ...refusal } = refusalOf(error);
    return { ...refusal, title: format(title, language), detail: format(error.detail, language) };
  }
  if (isUnreachable(error)) {
    const [title, detail] = [text(language, 'http.database-unavailable'), text(language, 'http.ask-again')];
    return { name: 'unavailable', title, status: 503, detail, retryAfter: 5 };
  }
  const status = clientErrorStatus(error);
  if (status !== undefined) return clientError(status, (error as Error).message, language);
  const [title, detail] = [text(language, 'http.internal'), text(language, 'http.internal-detail')];
  return { name: 'internal', title, status: 500, detail };
}

function mistakes({ errors }: BadRequest, language: Language): ProblemItem[] {
  return errors.map(({ detail, ...item }) => ({
    severity: 'error',
    ...item,
    detail: format(detail, language),
  }));
}

function refusalOf(error: ExplainedError): Refusal & { readonly title: Message } {
  if (error instanceof NotFound) return { name: error.code, title: message('http.not-found'), status: 404 };
  if (error instanceof NotYet)
    return { name: 'not-yet', title: message('http.not-yet'), status: 503, retryAfter: 1 };
  if (error instanceof UnreadableBody) return unreadableBody(error);
  if (error instanceof StaleRevision) {
    const { expected, actual, between } = error;
    const extensions = { expected, actual, between };
    return { name: 'stale-revision', title: message('http.stale-revision'), status: 412, extensions };
  }
  if (error instanceof DecisionIdReused) {
    return { name: 'decision-id-reused', title: message('http.decision-id-reused'), status: 422 };
  }
  if (error instanceof DecisionInFlight) {
    return {
      name: 'decision-in-flight',
      title: message('http.decision-in-flight'),
      status: 409,
      retryAfter: 1,
    };
  }
  if (error instanceof OutcomeUnknown) {
    return { name: 'outcome-unknown', title: message('http.outcome-unknown'), status: 503, retryAfter: 5 };
  }
  if (error instanceof StreamUnfit)
    return { name: 'register-unfit', title: message('http.register-unfit'), status: 503 };
  return { name: 'unavailable', title: message('http.ledger-unavailable'), status: 503, retryAfter: 5 };
}

function unreadableBody({ status }: UnreadableBody): Refusal & { readonly title: Message } {
  const { name, title } = clientErrors[status];
  return { name, title: message(title), status };
}

function rejected({ problems }: Rejected, language: Language): Answer {
  const warnings = problems.filter(({ severity }) => severity === 'warning').length;
  const counts = message('http.rejected-errors', { errors: problems.length - warnings, warnings });
  const detail = warnings > 0 ? message('http.rejected-acknowledge', { counts }) : counts;
  return {
    name: 'rejected',
    title: text(language, 'http.rejected'),
    status: 422,
    detail: format(detail, language),
    errors: problemItems(problems, language),
  };
}

/** Problems of the domain as the API reports them. */
export function problemItems(problems: readonly Problem[], language: Language): ProblemItem[] {
  return problems.map(({ severity, pointer, change, organizationIds, laterChanges, ...problem }) => ({
    code: problem.code,
    severity,
    pointer,
    ...(change !== undefined && { change }),
    organizationIds,
    detail: explain(problem, language),
    ...(laterChanges && { laterChanges }),
  }));
}

/** @param reason in the words of Nest or of the body parser */
function clientError(status: number, reason: string, language: Language): Answer {
  if (!isKnownStatus(status)) {
    const detail = text(language, 'http.reason', { reason });
    return { name: 'http', title: detail, status, detail };
  }
  const { name, title, detail } = clientErrors[status];
  return { name, title: text(language, title), status, detail: text(language, detail, { reason }) };
}

const clientErrors = {
  400: { name: 'bad-request', title: 'http.bad-request', detail: 'http.unreadable' },
  404: { name: 'unknown-path', title: 'http.unknown-path', detail: 'http.unknown-path-detail' },
  413: { name: 'body-too-large', title: 'http.body-too-large', detail: 'http.reason' },
  415: {
    name: 'unsupported-media-type',
    title: 'http.unsupported-media-type',
    detail: 'http.reason',
  },
} as const;

function isKnownStatus(status: number): status is keyof typeof clientErrors {
  return status in clientErrors;
}

/** The status of an error of Nest or of the body parser that is the client's: a malformed body, an unknown path, … */
function clientErrorStatus(error: unknown): number | undefined {
  if (!(error instanceof Error)) return undefined;
  const status = error instanceof HttpException ? error.getStatus() : (error as { status?: unknown }).status;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : undefined;
}
