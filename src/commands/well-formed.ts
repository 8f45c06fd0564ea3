import { getMetadataStorage } from 'class-validator';

type Check = (value: unknown, object: object) => boolean;

interface Field {
  /** All of them hold, or nothing is asked of the value. */
  readonly conditions: readonly ((object: unknown, value: unknown) => boolean)[];
  readonly checks: readonly Check[];
  readonly nested: boolean;
}

type Shape = ReadonlyMap<string, Field>;

const shapes = new Map<object, Shape | null>();

/**
 * True only when class-validator finds nothing wrong with an instance and no field that its class does not declare.
 * Reads the same decorators, once for each class: nearly every request is well-formed, and class-validator, which
 * gathers them anew each time, then takes most of the time of a decision. It is asked for what is wrong when this
 * says false.
 */
export function isWellFormed(instance: object): boolean {
  const shape = shapeOf(instance.constructor);
  if (!shape) return false;
  for (const key of Object.keys(instance)) if (!shape.has(key)) return false;
  for (const [name, { conditions, checks, nested }] of shape) {
    const value = (instance as Record<string, unknown>)[name];
    if (!conditions.every((condition) => condition(instance, value))) continue;
    if (!checks.every((check) => check(value, instance))) return false;
    if (nested && !isNestedWellFormed(value)) return false;
  }
  return true;
}

function isNestedWellFormed(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (Array.isArray(value)) return value.every(isNestedWellFormed);
  return typeof value === 'object' && isWellFormed(value);
}

function shapeOf(type: object): Shape | null {
  let shape = shapes.get(type);
  if (shape === undefined) shapes.set(type, (shape = readShape(type as new () => object)));
  return shape;
}

/** What the decorators of a class ask for; null when they ask for something that is not known here. */
function readShape(type: new () => object): Shape | null {
  const storage = getMetadataStorage();
  const rules = storage.getTargetValidationMetadatas(type, '', false, false);
  if (rules.length === 0) return null;
  const fields = new Map<
    string,
    { conditions: Field['conditions'][number][]; checks: Check[]; nested: boolean }
  >();
  for (const rule of rules) {
    const field = fields.get(rule.propertyName) ?? { conditions: [], checks: [], nested: false };
    fields.set(rule.propertyName, field);
    if (rule.validateIf) return null;
    if (rule.type === 'conditionalValidation') {
      field.conditions.push(rule.constraints[0] as (object: unknown, value: unknown) => boolean);
    } else if (rule.type === 'nestedValidation') {
      field.nested = true;
    } else if (rule.type === 'customValidation') {
      for (const { instance, async } of storage.getTargetValidatorConstraints(rule.constraintCls)) {
        if (async) return null;
        const { propertyName: property, constraints, each } = rule;
        const one: Check = (value, object) =>
          instance.validate(value, { value, constraints, object, property, targetName: type.name }) === true;
        field.checks.push(
          each
            ? (value, object) =>
                Array.isArray(value) ? value.every((item) => one(item, object)) : one(value, object)
            : one,
        );
      }
    } else {
      return null;
    }
  }
  return fields;
}
