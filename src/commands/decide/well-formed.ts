import { plainToInstance } from 'class-transformer';
import { getMetadataStorage } from 'class-validator';
import { heldBy, rulesOf, type Class, type Rule } from '../../events/vocabulary/validation.js';

type Check = (value: unknown, object: object) => boolean;
type Condition = (object: unknown, value: unknown) => boolean;

interface Field {
  readonly name: string;
  /** All of them hold, or nothing is asked of the value. */
  readonly conditions: readonly Condition[];
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
  const rules = rulesOf(type);
  const names = [...new Set(rules.map(({ propertyName }) => propertyName))];
  const fields = names.map((name) => {
    const ofField = rules.filter(({ propertyName }) => propertyName === name);
    return readField(type, name, ofField);
  });
  if (fields.length === 0 || !fields.every((field) => field !== null)) return null;
  return isMadeAsDeclared(type, fields) ? new Map(fields.map((field) => [field.name, field])) : null;
}

/** What the decorators of one field ask for; null as for a class. */
function readField(type: Class, name: string, rules: readonly Rule[]): Field | null {
  const conditions: Condition[] = [];
  const checks: Check[] = [];
  let held: Class | undefined;
  for (const rule of rules) {
    if (rule.validateIf) return null;
    if (rule.type === 'conditionalValidation') conditions.push((rule.constraints as [Condition])[0]);
    else if (rule.type === 'customValidation') {
      const read = checksOf(type, rule);
      if (!read) return null;
      checks.push(...read);
    } else {
      held = heldBy(rule);
      if (!held) return null;
    }
  }
  return { name, conditions, checks, type: held };
}

/** What a rule checks; undefined when that takes time. */
function checksOf({ name: targetName }: Class, rule: Rule): Check[] | undefined {
  const validators = getMetadataStorage().getTargetValidatorConstraints(rule.constraintCls);
  if (validators.some(({ async }) => async)) return undefined;
  const { constraints, propertyName: property, each } = rule;
  return validators.map(({ instance }) => {
    const one: Check = (value, object) =>
      instance.validate(value, { value, constraints, targetName, object, property }) === true;
    return each ? everyItem(one) : one;
  });
}

function everyItem(check: Check): Check {
  return (value, object) =>
    Array.isArray(value) ? value.every((item) => check(item, object)) : check(value, object);
}

/**
 * True when class-transformer makes an instance of the class that is declared for a field out of an object, leaves a
 * text as it is, and puts both where they were. Asked by trying: what its own decorators say is not published.
 */
function isMadeAsDeclared(type: Class, fields: readonly Field[]): boolean {
  const text = ' Text ';
  const made = (value: unknown) => {
    const plain = Object.fromEntries(fields.map(({ name }) => [name, value]));
    return plainToInstance(type, plain) as Record<string, unknown>;
  };
  const [texts, objects] = [made(text), made({})];
  return fields.every(
    ({ name, type: held = Object }) => texts[name] === text && objects[name]?.constructor === held,
  );
}
