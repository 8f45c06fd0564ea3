import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import {
  decisionExamples,
  decisionSchemas,
  issuedReportExample,
  registerExample,
} from './decision-schemas.js';

type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;
type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
type Answer = { content?: Record<string, { schema?: object }> };

const description =
  'An event-sourced, bitemporal ledger of organizational change. Dates are `YYYY-MM-DD`; ranges are half-open, and ' +
  'an end that is open is null. Errors are problem details (RFC 9457) and report everything that is wrong at once.';

/** The OpenAPI document: what the controllers declare, and the bodies of decisions from the change catalogue. */
export function openApiDocument(app: INestApplication): OpenAPIObject {
  // The version of this API, not of the program.
  const config = new DocumentBuilder()
    .setTitle('orgledger')
    .setDescription(description)
    .setVersion('1')
    .build();
  const document = SwaggerModule.createDocument(app, config);
  document.components = {
    ...document.components,
    schemas: merged(document.components?.schemas ?? {}, decisionSchemas() as Schemas),
  };
  for (const operation of operationsOf(document)) {
    describeBody(operation);
    for (const answer of Object.values(operation.responses)) declareProblem(answer as Answer);
  }
  return document;
}

/** The schemas of requests take the place of the empty ones that answers leave for the same classes. */
function merged(answers: Schemas, requests: Schemas): Schemas {
  for (const name of Object.keys(requests)) {
    const properties = (answers[name] as { properties?: object } | undefined)?.properties ?? {};
    if (Object.keys(properties).length > 0) throw new Error(`Two schemas are named ${name}.`);
  }
  return { ...answers, ...requests };
}

function operationsOf({ paths }: OpenAPIObject): Operation[] {
  return Object.values(paths).flatMap(({ get, post }) =>
    [get, post].filter((operation) => operation !== undefined),
  );
}

const bodies: Readonly<Record<string, () => object>> = {
  decision: () => ({
    schema: { $ref: '#/components/schemas/DecisionRequest' },
    examples: decisionExamples(),
  }),
  register: () => ({ schema: { $ref: '#/components/schemas/RegisterRequest' }, example: registerExample() }),
  'issued-report': () => ({
    schema: { $ref: '#/components/schemas/IssueReportBody' },
    example: issuedReportExample(),
  }),
};

/** Replaces the body of an operation that a controller marks with `x-body`. */
function describeBody(operation: Operation): void {
  const marked = operation as Operation & { 'x-body'?: string };
  const body = marked['x-body'] === undefined ? undefined : bodies[marked['x-body']];
  if (!body) return;
  delete marked['x-body'];
  operation.requestBody = { required: true, content: { 'application/json': body() } };
}

/** Problems have a media type of their own. */
function declareProblem(answer: Answer): void {
  const json = answer.content?.['application/json'];
  if (!answer.content || !json?.schema || !('$ref' in json.schema)) return;
  if (json.schema.$ref !== '#/components/schemas/ProblemDocument') return;
  delete answer.content['application/json'];
  answer.content['application/problem+json'] = json;
}
