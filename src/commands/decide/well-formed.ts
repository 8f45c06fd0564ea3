import { TransformationType, type TypeMetadata } from 'class-transformer';
import { defaultMetadataStorage as types } from 'class-transformer/cjs/storage.js';
import { getMetadataStorage } from 'class-validator';
import type { ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata.js';

type Class<Instance extends object = object> = new () => Instance;
type Check = (value: unknown, object: object) => boolean;

interface Field {
  readonly name: string;
  /** All of them hold, or nothing is asked of the value. */
  readonly conditions: readonly ((object: unknown, value: unknown) => boolean)[];
  readonly checks: readonly Check[];
  /** The class of what it holds: one, or several in an array. */
  readonly type: Class | undefined;
}

type Shape = ReadonlyMap<string, Field>;

const shapes = new Map<object, Shape | null>();

/**
 * The instance that class-transformer makes of an object, where class-validator finds nothing wrong with it, and
 * no field that its class does not declare; undefined when something is wrong, or may be: then the two are to be
 * asked. Reads the same decorators, once for each class: nearly every request is well-formed, and the two, which
 * gather them anew each time, would take most of the time of a decision. What no class is declared for is not copied.
 * @param plain JSON
 */
export function wellFormed<Instance extends object>(
  type: Class<Instance>,
  plain: object,
): Instance | undefined {
  const shape = shapeOf(type);
  if (!shape) return undefined;
  const instance = new type();
  const values = instance as Record<string, unknown>;
  for (const key of Object.keys(plain)) {
    const field = shape.get(key);
    if (!field) return undefined;
    const value = (plain as Record<string, unknown>)[key];
    const made = field.type ? nested(field.type, value) : value;
    if (made === undefined) return undefined;
    values[key] = made;
  }
  for (const field of shape.values()) if (!holds(field, values[field.name], instance)) return undefined;
  return instance;
}

/** What a field of a class holds; undefined when something in it is wrong, or may be. */
function nested(type: Class, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (!Array.isArray(value)) return wellFormed(type, value);
  const items: unknown[] = [];
  for (const item of value as unknown[]) {
    const made = nested(type, item);
    if (made === undefined) return undefined;
    items.push(made);
  }
  return items;
}

function holds({ conditions, checks }: Field, value: unknown, object: object): boolean {
  for (const condition of conditions) if (!condition(object, value)) return true;
  for (const check of checks) if (!check(value, object)) return false;
  return true;
}

function shapeOf(type: Class): Shape | null {
  let shape = shapes.get(type);
  if (shape === undefined) shapes.set(type, (shape = readShape(type)));
  return shape;
}

/** What the decorators of a class ask for; null when they ask for something that is not known here. */
function readShape(type: Class): Shape | null {
  const storage = getMetadataStorage();
  const rules = storage.getTargetValidationMetadatas(type, '', false, false);
  if (rules.length === 0) return null;
  const validated = new Set(rules.filter(isNested).map(({ propertyName }) => propertyName));
  const fields = new Map<string, Field & { conditions: Field['conditions'][number][]; checks: Check[] }>();
  for (const rule of rules) {
    const { propertyName: name, constraints, each } = rule;
    const field = fields.get(name) ?? { name, conditions: [], checks: [], type: typeOf(type, name) };
    fields.set(name, field);
    if (rule.validateIf || validated.has(name) !== (field.type !== undefined)) return null;
    if (isMadeOtherwise(type, name)) return null;
    if (isNested(rule)) continue;
    if (rule.type === 'conditionalValidation') {
      field.conditions.push(constraints[0] as (object: unknown, value: unknown) => boolean);
    } else if (rule.type === 'customValidation') {
      for (const { instance, async } of storage.getTargetValidatorConstraints(rule.constraintCls)) {
        if (async) return null;
        const targetName = type.name;
        const one: Check = (value, object) =>
          instance.validate(value, { value, constraints, targetName, object, property: name }) === true;
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

function isNested({ type }: ValidationMetadata): boolean {
  return type === 'nestedValidation';
}

/** The class of what a field holds. */
function typeOf(type: Class, name: string): Class | undefined {
  const metadata = types.findTypeMetadata(type, name) as TypeMetadata | undefined;
  return metadata?.typeFunction() as Class | undefined;
}

/** True when class-transformer makes a field otherwise than as it is, or of its class. */
function isMadeOtherwise(type: Class, name: string): boolean {
  return (
    types.findTransformMetadatas(type, name, TransformationType.PLAIN_TO_CLASS).length > 0 ||
    types.getExposedMetadatas(type).length > 0 ||
    types.getExcludedMetadatas(type).length > 0
  );
}
