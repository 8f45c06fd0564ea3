import '../../../../src/app.module.js';
import { describe, expect, it } from '@jest/globals';
import {
  BadRequestException,
  Logger,
  NotFoundException,
  PayloadTooLargeException,
  type ArgumentsHost,
} from '@nestjs/common';
import { getMetadataStorage } from 'class-validator';
import { Rejected } from '../../../../src/commands/problems/problem.js';
import type { Language } from '../../../../src/events/messages/language.js';
import { message } from '../../../../src/events/messages/message.js';
import { fieldMessages } from '../../../../src/events/vocabulary/field-messages.js';
import {
  BadRequest,
  NotFound,
  NotYet,
  UnreadableBody,
} from '../../../../src/modules/errors/request-errors.js';
import { ProblemFilter } from '../../../../src/modules/http/problem.filter.js';
import { LedgerUnavailable, StreamUnfit } from '../../../../src/modules/ledger/ledger.js';
import { Configuration } from '../../../../src/modules/platform/config/configuration.js';
import {
  DecisionIdReused,
  DecisionInFlight,
  OutcomeUnknown,
  StaleRevision,
} from '../../../../src/modules/recording/recording-errors.js';
import { ShuttingDown } from '../../../../src/modules/recording/register-writers.js';
import { given, on, opening } from '../../../support/given.js';

interface Answer {
  readonly status: number;
  readonly title: string;
  readonly detail?: string;
  readonly errors?: readonly { readonly detail: string }[];
}

/** What the filter sends to somebody who reads a language. */
function answerTo(error: unknown, language: Language): Answer {
  let sent = '';
  const response = {
    headersSent: false,
    setHeader: () => response,
    status: () => response,
    type: () => response,
    send: (body: string) => void (sent = body),
  };
  const request = { acceptsLanguages: () => language, originalUrl: '/' };
  const http = { getRequest: () => request, getResponse: () => response };
  const host: Partial<ArgumentsHost> = { switchToHttp: () => http as never };
  new ProblemFilter().catch(error, host as ArgumentsHost);
  return JSON.parse(sent) as Answer;
}

const texts = ({ title, detail, errors = [] }: Answer) => [
  title,
  detail,
  ...errors.map((each) => each.detail),
];

const register = message('request.unknown-register', { register: 'r' });
const { problems } = given(opening()).when(
  on('2011-01-01', { kind: 'rename', organizationId: 'C1', name: '' }),
);
const unreachable = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });

const errors: readonly [string, Error, number][] = [
  ['a refused decision', new Rejected(problems), 422],
  [
    'a wrong parameter',
    new BadRequest([{ code: 'x', parameter: 'y', detail: message('parameter.slug') }]),
    400,
  ],
  ['what is not there', new NotFound('unknown-register', register), 404],
  ['what is not there yet', new NotYet(message('request.read-models-behind')), 503],
  ['no body', new UnreadableBody(400, message('recording.no-body')), 400],
  ['another body', new UnreadableBody(415, message('recording.no-content-type')), 415],
  ['a stale revision', new StaleRevision('r', 1, 2, []), 412],
  ['a key that is taken', new DecisionIdReused('r', 'd'), 422],
  ['a decision under way', new DecisionInFlight('r', 'd'), 409],
  ['an unknown outcome', new OutcomeUnknown('d', new Error('x')), 503],
  [
    'a ledger that is away',
    new LedgerUnavailable(message('store.ledger-in-unreachable', { store: 's' })),
    503,
  ],
  ['a stream that is unfit', new StreamUnfit('s', message('store.deleted')), 503],
  ['a service that stops', new ShuttingDown(), 503],
  ['a database that is away', unreachable, 503],
  ['no JSON', new BadRequestException('Unexpected token'), 400],
  ['an unknown path', new NotFoundException('Cannot GET /x'), 404],
  ['too much', new PayloadTooLargeException('request entity too large'), 413],
  ['a defect', new Error('defect'), 500],
];

// The filter logs defects, with their stack.
Logger.overrideLogger(false);

describe('a reader of Vietnamese', () => {
  it.each(errors)('is told of %s in Vietnamese alone', (_, error, status) => {
    const [vi, en] = [answerTo(error, 'vi'), answerTo(error, 'en')];
    expect([vi.status, en.status]).toEqual([status, status]);
    const pairs = texts(vi).map((text, i) => [text, texts(en)[i]] as const);
    expect(
      pairs.filter(([inVietnamese, inEnglish]) => inVietnamese === inEnglish && inEnglish !== undefined),
    ).toEqual([]);
  });
});

it('has a message for every rule that a request, a parameter or a definition has', () => {
  const storage = getMetadataStorage() as unknown as {
    validationMetadatas: Map<
      unknown,
      { type: string; name?: string; context?: object; propertyName: string; target: new () => object }[]
    >;
  };
  const rules = [...storage.validationMetadatas]
    .filter(([target]) => target !== Configuration)
    .flatMap(([, declared]) => declared)
    .filter(({ type }) => type !== 'conditionalValidation');
  const untold = rules.filter(({ type, name = type, propertyName, target, context }) => {
    const error = {
      property: propertyName,
      target: new target(),
      constraints: { [name]: '?' },
      ...(context && { contexts: { [name]: context } }),
    };
    return fieldMessages(error).some(({ id }) => id === 'field.other');
  });
  expect(rules.length).toBeGreaterThan(200);
  expect(untold.map(({ name, target, propertyName }) => `${target.name}.${propertyName} ${name}`)).toEqual(
    [],
  );
});
