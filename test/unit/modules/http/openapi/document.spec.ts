import { beforeAll, describe, expect, test } from '@jest/globals';
import type { INestApplication } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';
import { Test } from '@nestjs/testing';
import { changeCatalogue } from '../../../../../src/commands/kinds/change-catalogue.js';
import { Problems } from '../../../../../src/commands/problems/problems.js';
import { readRequest } from '../../../../../src/commands/decide/read-request.js';
import { IssueDecisionsController } from '../../../../../src/modules/http/issue-decisions.controller.js';
import { openApiDocument } from '../../../../../src/modules/http/openapi/document.js';
import { OrganizationsController } from '../../../../../src/modules/queries/organizations/organizations.controller.js';
import { RegistersController } from '../../../../../src/modules/queries/registers/registers.controller.js';

type Json = Record<string, unknown>;

let document: OpenAPIObject;
beforeAll(async () => {
  const module = await Test.createTestingModule({
    controllers: [IssueDecisionsController, RegistersController, OrganizationsController],
  })
    .useMocker(() => ({}))
    .compile();
  const app: INestApplication = module.createNestApplication();
  await app.init();
  document = openApiDocument(app);
});

describe('the body of a decision', () => {
  test.each(changeCatalogue.map((entry) => [entry.kind, entry] as const))(
    'the example of %s is valid for its command and its schema',
    (kind, { example }) => {
      const change = { kind, ...example };
      const problems = new Problems();
      readRequest({ decision, changes: [change] }, problems);
      expect(problems.errors).toEqual([]);
      expect(violations({ $ref: '#/components/schemas/Change' }, change)).toEqual([]);
    },
  );

  test('has an example for every kind of change, valid as a whole', () => {
    const body = bodyOf('/registers/{register}/decisions');
    const examples = body['examples'] as Record<string, { value: Json }>;
    expect(Object.keys(examples)).toEqual(changeCatalogue.map(({ kind }) => kind));
    for (const { value } of Object.values(examples)) expect(violations(body['schema'], value)).toEqual([]);
  });

  test('opens a register with an example that is valid', () => {
    const body = bodyOf('/registers');
    expect(violations(body['schema'], body['example'])).toEqual([]);
    const { register: _, ...request } = body['example'] as Json;
    const problems = new Problems();
    readRequest(request, problems);
    expect(problems.errors).toEqual([]);
  });

  test('refuses what the commands refuse', () => {
    const founded = (organization: Json) => ({ kind: 'found', organization });
    const right = { name: 'Viện', organizationKind: 'G', parentId: null };
    const wrong: [string, Json][] = [
      ['right', founded(right)],
      ['no parent', founded({ name: 'Viện', organizationKind: 'G' })],
      ['null for a name', founded({ ...right, name: null })],
      ['null for what may only be left out', founded({ ...right, codes: null })],
      ['a blank name', founded({ ...right, name: ' ' })],
      ['a parent that is no id', founded({ ...right, parentId: 'a b' })],
      ['an unknown field', founded({ ...right, colour: 'red' })],
      ['an unknown kind', { kind: 'vanish' }],
      ['no organization', { kind: 'found' }],
      ['a wrong choice', { kind: 'split', form: 'explosion', organizationId: 'a', into: [right] }],
      ['a list of texts', { kind: 'split', form: 'division', organizationId: 'a', into: ['x'] }],
      ['a date', { kind: 'rename', organizationId: 'a', name: 'b', effectiveOn: 20200101 }],
    ];
    for (const [name, change] of wrong) {
      const problems = new Problems();
      readRequest({ decision, changes: [change] }, problems);
      const refused = violations({ $ref: '#/components/schemas/Change' }, change).length > 0;
      expect([name, refused]).toEqual([name, problems.errors.length > 0]);
    }
  });
});

test('problems have a media type of their own', () => {
  const text = JSON.stringify(document.paths);
  expect(text).not.toContain('"application/json":{"schema":{"$ref":"#/components/schemas/ProblemDocument"}}');
  expect(text).toContain(
    '"application/problem+json":{"schema":{"$ref":"#/components/schemas/ProblemDocument"}}',
  );
});

test('every reference leads somewhere', () => {
  const references = JSON.stringify(document).matchAll(/"#\/components\/schemas\/([^"]+)"/g);
  for (const [, name] of references) expect(document.components?.schemas).toHaveProperty([name!]);
});

const decision = {
  issuer: 'Mẫu',
  type: 'QĐ',
  number: '1',
  issuedOn: '2020-01-01',
  effectiveOn: '2020-01-01',
};

function bodyOf(path: string): Json {
  const body = document.paths[path]?.post?.requestBody as { content: Record<string, Json> };
  return body.content['application/json']!;
}

/** Where a value breaks a schema: of JSON Schema as much as the schemas of decisions use. */
function violations(schema: unknown, value: unknown, at = ''): string[] {
  const rule = schema as Json;
  if (typeof rule['$ref'] === 'string') {
    return violations(document.components!.schemas![rule['$ref'].split('/').at(-1)!], value, at);
  }
  if (value === null && rule['nullable'] === true) return [];
  if (Array.isArray(rule['oneOf'])) {
    const fitting = rule['oneOf'].filter((option) => violations(option, value, at).length === 0);
    return fitting.length === 1 ? [] : [`${at} fits ${fitting.length} of oneOf`];
  }
  const found: string[] = [];
  const must = (holds: boolean, what: string) => holds || found.push(`${at} ${what}`);
  if (rule['type'] !== undefined) must(typeOf(value, rule['type']), 'is of another type');
  if (Array.isArray(rule['enum'])) must(rule['enum'].includes(value), 'is none of enum');
  if (typeof value === 'string') {
    if (typeof rule['pattern'] === 'string') {
      must(new RegExp(rule['pattern'], 'u').test(value), 'does not match');
    }
    must(value.length <= ((rule['maxLength'] as number | undefined) ?? Infinity), 'is too long');
  }
  if (Array.isArray(value)) {
    must(value.length >= ((rule['minItems'] as number | undefined) ?? 0), 'has too few');
    if (rule['items'])
      found.push(...value.flatMap((item, i) => violations(rule['items'], item, `${at}/${i}`)));
  } else if (typeof value === 'object' && value !== null) {
    const properties = (rule['properties'] ?? {}) as Json;
    for (const name of (rule['required'] ?? []) as string[]) must(name in value, `lacks ${name}`);
    for (const [name, item] of Object.entries(value)) {
      if (properties[name]) found.push(...violations(properties[name], item, `${at}/${name}`));
      else must(rule['additionalProperties'] !== false, `has ${name}`);
    }
  }
  return found;
}

function typeOf(value: unknown, type: unknown): boolean {
  switch (type) {
    case 'array':
      return Array.isArray(value);
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    case 'integer':
      return Number.isInteger(value);
    default:
      return typeof value === type;
  }
}
