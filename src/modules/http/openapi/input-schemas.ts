import { ValidationTypes } from 'class-validator';
import { targetConstructorToSchema } from 'class-validator-jsonschema';
import { datePrecisions, type DateStatement } from '../../../events/vocabulary/date-statement.js';
import {
  greatestAmount,
  heldBy,
  rulesOf,
  type Class,
  type Rule,
} from '../../../events/vocabulary/validation.js';

export type Schema = ReturnType<typeof targetConstructorToSchema>;

/** Schemas of classes that requests are checked by, and of the classes these are made of, by name. */
export class InputSchemas {
  readonly #classes = new Map<string, Class>();
  readonly #schemas = new Map<string, Schema>();

  /** The schema of a class: what it accepts, neither more nor less as far as a schema can say it. */
  of(type: Class): Schema {
    const known = this.#classes.get(type.name);
    if (known && known !== type)
      throw new Error(`Two classes are named ${type.name}: schemas need one name each.`);
    if (!known) {
      this.#classes.set(type.name, type);
      this.#schemas.set(type.name, this.#read(type));
    }
    return this.#schemas.get(type.name)!;
  }

  /** A reference to the schema of a class. */
  reference(type: Class): { readonly $ref: string } {
    this.of(type);
    return { $ref: `#/components/schemas/${type.name}` };
  }

  /** All schemas that were asked for or referred to. */
  get all(): Record<string, Schema> {
    return Object.fromEntries(this.#schemas);
  }

  #read(type: Class): Schema {
    const { properties = {}, ...schema } = targetConstructorToSchema(type, {
      additionalConverters: {
        [ValidationTypes.NESTED_VALIDATION]: (meta) => this.#nested(meta),
        [ValidationTypes.CONDITIONAL_VALIDATION]: (meta) => (acceptsNull(meta) ? { nullable: true } : {}),
        isCalendarDate: { type: 'string', format: 'date' },
        isAmount: { type: 'number', minimum: -greatestAmount, maximum: greatestAmount },
        isDateStatement: dateStatementSchema,
        isTextRecord: {
          type: 'object',
          additionalProperties: { type: 'string', minLength: 1, maxLength: 500 },
        },
        isTerms: { type: 'array', items: { type: 'string' } },
      },
    });
    const required = Object.keys(properties).filter((name) => !mayBeLeftOut(type, name));
    return {
      ...schema,
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, property]) => [name, onlyReference(property)]),
      ),
      required,
      additionalProperties: false,
    };
  }

  #nested(rule: Rule): { readonly $ref: string } {
    const type = heldBy(rule);
    if (!type) throw new Error(`What ${rule.propertyName} holds is not declared: use Nested or NestedEach.`);
    return this.reference(type);
  }
}

/** One form for each kind of statement. */
const dateStatementSchema = {
  oneOf: [
    statementForm(['unknown'], []),
    statementForm(['before', 'after', 'about'], ['on']),
    statementForm(['between'], ['from', 'to']),
  ],
};

function statementForm(kinds: readonly DateStatement['kind'][], dates: readonly string[]): Schema {
  const precision: Schema = { type: 'string', enum: [...datePrecisions] };
  return {
    type: 'object',
    properties: {
      kind: { type: 'string', enum: [...kinds] },
      ...Object.fromEntries(dates.map((name) => [name, { type: 'string', format: 'date' } as const])),
      ...(dates.length > 0 && { precision }),
    },
    required: ['kind', ...dates],
    additionalProperties: false,
  };
}

/** Conditions of a property look at its value: null and nothing may pass by all other rules. */
function acceptsNull(meta: Rule): boolean {
  const applies = conditionOf(meta);
  return !applies({}, null) && applies({}, '');
}

/** Whether the other rules apply to a value. */
function conditionOf({ constraints }: Rule): (object: object, value: unknown) => boolean {
  return (constraints as [(object: object, value: unknown) => boolean])[0];
}

function mayBeLeftOut(type: Class, property: string): boolean {
  return rulesOf(type).some(
    (meta) =>
      meta.propertyName === property &&
      meta.type === ValidationTypes.CONDITIONAL_VALIDATION &&
      !conditionOf(meta)({}, undefined),
  );
}

/** Nothing may stand beside a reference in OpenAPI 3.0. */
function onlyReference(schema: Schema | { readonly $ref: string }): Schema | { readonly $ref: string } {
  if ('$ref' in schema) return { $ref: schema.$ref };
  return schema.items ? { ...schema, items: onlyReference(schema.items) } : schema;
}
