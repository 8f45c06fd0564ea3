import { expect, it } from '@jest/globals';
import { Exclude, Expose, plainToInstance, Transform, Type } from 'class-transformer';
import { IsObject, IsString, validateSync, ValidateNested } from 'class-validator';
import fc from 'fast-check';
import { changeCatalogue } from '../../../../src/commands/kinds/change-catalogue.js';
import { DecisionRequest } from '../../../../src/commands/decide/decision-request.js';
import { wellFormed } from '../../../../src/commands/decide/well-formed.js';
import { issuedReportExample } from '../../../../src/modules/http/openapi/decision-schemas.js';
import { IssueReportBody } from '../../../../src/modules/reports/issued/issue-report.body.js';
import { Nested } from '../../../../src/events/vocabulary/validation.js';
import { opening, org, request } from '../../../support/given.js';

const strict = { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true };
const numRuns = Number(process.env['ORGLEDGER_RANDOM_RUNS'] ?? 1000);

const commands: [string, new () => object, object][] = [
  ...changeCatalogue.map(({ kind, command, example }): [string, new () => object, object] => [
    kind,
    command,
    { kind, ...example },
  ]),
  ['define-kinds', changeCatalogue[1].command, opening().changes[1]!],
  [
    'found',
    changeCatalogue[4].command,
    org('found', 'G9', 'G', 'U1', { codes: { directory: '1' }, otherNames: { organ: 'x' } }),
  ],
  ['issue-report-body', IssueReportBody, issuedReportExample()],
  ['decision', DecisionRequest, { ...request(opening()), acknowledge: [{ code: 'size', reference: 'x' }] }],
];

const wrong = fc.constantFrom<unknown>(
  null,
  undefined,
  '',
  ' ',
  'x',
  'a b',
  '2011-02-29',
  0,
  -1,
  1.5,
  true,
  [],
  [null],
  [[]],
  [{}],
  ['x', 'x'],
  {},
  { kind: 'x' },
  { vi: 'x', en: 'x', fr: 'x' },
);

/** Every place in a value: the keys that lead there. */
function places(value: unknown, at: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([key, item]) => places(item, [...at, key]))];
}

function put(value: unknown, [key, ...rest]: string[], item: unknown): unknown {
  if (key === undefined) return item;
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) }) as Record<
    string,
    unknown
  >;
  copy[key] = put(copy[key], rest, item);
  return copy;
}

it.each(commands)(
  'makes of %s what class-transformer makes, where class-validator agrees',
  (_, type, example) => {
    const agreed = (asked: object) => {
      const plain = JSON.parse(JSON.stringify(asked)) as object;
      const instance = plainToInstance(type, plain);
      const right = validateSync(instance, strict).length === 0;
      expect([wellFormed(type, plain), plain]).toStrictEqual([right ? instance : undefined, plain]);
      return right;
    };
    expect(agreed(example)).toBe(true);
    const somewhere = fc.constantFrom(...places(example).slice(1));
    fc.assert(
      fc.property(somewhere, wrong, fc.boolean(), (place, item, beside) => {
        agreed(put(example, beside ? [...place.slice(0, -1), 'unheard'] : place, item) as object);
      }),
      { numRuns: Math.ceil(numRuns / 5) },
    );
  },
);

it('leaves to class-transformer what it makes otherwise', () => {
  class Plain {
    @IsString() name!: string;
  }
  class Transformed {
    @IsString() @Transform(() => 'other') name!: string;
  }
  class Trimmed {
    @IsString()
    @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value))
    name!: string;
  }
  class Renamed {
    @IsString() @Expose({ name: 'title' }) name!: string;
  }
  class Without {
    @IsString() @Exclude() name!: string;
  }
  for (const type of [Transformed, Trimmed, Renamed, Without]) {
    expect(wellFormed<object>(type, { name: 'x' })).toBeUndefined();
  }
  expect(wellFormed(Plain, { name: 'x' })).toBeInstanceOf(Plain);
});

it('leaves to class-validator what is not declared by our own decorators', () => {
  class Plain {
    @IsString() name!: string;
  }
  class Declared {
    @Nested(() => Plain) inner!: Plain;
  }
  class Unvalidated {
    @IsObject() @Type(() => Plain) inner!: Plain;
  }
  class Untyped {
    @ValidateNested() inner!: Plain;
  }
  class Converted {
    @Nested(() => Plain) @Transform(({ value }: { value: object }) => ({ ...value })) inner!: Plain;
  }
  for (const type of [Unvalidated, Untyped, Converted]) {
    expect(wellFormed<object>(type, { inner: { name: 'x' } })).toBeUndefined();
  }
  expect(wellFormed(Declared, { inner: { name: 'x' } })?.inner).toBeInstanceOf(Plain);
});
