import { getMetadataStorage, type ValidationError } from 'class-validator';
import type { Value } from '../messages/arguments.js';
import { message, type Message } from '../messages/message.js';
import type { Explanation } from './explained.js';

type Storage = ReturnType<typeof getMetadataStorage>;
type ValidationMetadata = ReturnType<Storage['getTargetValidationMetadatas']>[number];

/** What a rule of class-validator asks of a property: its name, and the rule's first argument. */
type Standard = (property: Value, argument: unknown) => Message;

const standard: Readonly<Record<string, Standard>> = {
  isString: (property) => message('field.string', { property }),
  isBoolean: (property) => message('field.boolean', { property }),
  isInt: (property) => message('field.integer', { property }),
  isNumber: (property) => message('field.number', { property }),
  isObject: (property) => message('field.object', { property }),
  isArray: (property) => message('field.array', { property }),
  maxLength: (property, max) => message('field.max-length', { property, max: Number(max) }),
  min: (property, min) => message('field.min', { property, min: Number(min) }),
  max: (property, max) => message('field.max', { property, max: Number(max) }),
  isIn: (property, values) =>
    message('field.one-of', { property, values: Array.isArray(values) ? values.join(', ') : String(values) }),
  arrayUnique: (property) => message('field.unique', { property }),
  arrayNotEmpty: (property) => message('field.not-empty', { property }),
  arrayMaxSize: (property, max) => message('field.max-size', { property, max: Number(max) }),
  isNotEmpty: (property) => message('field.not-empty', { property }),
  whitelistValidation: (property) => message('field.unknown', { property }),
};

/**
 * What is wrong with a field itself, rule by rule, without what is inside of it.
 * @param error with the object in which the field was found, as `target`
 */
export function fieldMessages(error: ValidationError): Message[] {
  return Object.entries(error.constraints ?? {}).flatMap(([rule, detail]) => {
    const explain = explanationOf(error, rule);
    if (explain) return explain({ property: error.property, object: error.target ?? {} });
    return standardMessage(error, rule) ?? message('field.other', { detail });
  });
}

function explanationOf({ contexts }: ValidationError, rule: string): Explanation | undefined {
  const context = contexts?.[rule] as { readonly explain?: Explanation } | undefined;
  return context?.explain;
}

function standardMessage(error: ValidationError, rule: string): Message | undefined {
  const { property } = error;
  const declared = metadataOf(error, rule);
  const each = declared?.each === true;
  if (rule === 'nestedValidation') {
    return message(each ? 'field.each-nested' : 'field.nested', { property });
  }
  const subject = each ? message('field.each-value', { property }) : property;
  // Rules without arguments have no list of them, whatever its type says.
  const [argument] = (declared?.constraints ?? []) as readonly unknown[];
  return standard[rule]?.(subject, argument);
}

/** How a class declares a rule of a property. Of two alike the later one speaks, as in class-validator. */
function metadataOf({ target, property }: ValidationError, rule: string): ValidationMetadata | undefined {
  if (!target) return undefined;
  const declared = getMetadataStorage().getTargetValidationMetadatas(target.constructor, '', false, false);
  return declared.findLast(
    (metadata) => metadata.propertyName === property && (metadata.name ?? metadata.type) === rule,
  );
}
