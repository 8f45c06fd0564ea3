import 'reflect-metadata';
import { Type } from 'class-transformer';
import {
  getMetadataStorage,
  IsArray,
  IsObject,
  IsString,
  Matches,
  MaxLength,
  ValidateBy,
  ValidateIf,
  ValidateNested,
  type ValidationOptions,
} from 'class-validator';
import { message } from '../messages/message.js';
import { explained } from './explained.js';

/** True for a date that exists in the proleptic Gregorian calendar, written `YYYY-MM-DD`. */
export function isCalendarDate(value: unknown): value is string {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const year = Number(value.slice(0, 4));
  const month = Number(value.slice(5, 7));
  const day = Number(value.slice(8));
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

/** @param month from 1 */
export function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Accepts calendar dates `YYYY-MM-DD` only. */
export function IsCalendarDate(options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isCalendarDate',
      validator: { validate: isCalendarDate },
    },
    explained(({ property }) => message('field.date', { property }), options),
  );
}

/**
 * The greatest amount that is recorded, either way. Up to here every whole number, and the sum of a few, is carried
 * exactly by JSON and by PostgreSQL's double precision.
 */
export const greatestAmount = 1e15;

/** The smallest amount that is told from 0. */
export const smallestAmount = 1e-9;

/** True for 0, and for a number of a size that is carried exactly and can be meant. */
export function isAmount(value: unknown): value is number {
  if (typeof value !== 'number' || !Number.isFinite(value)) return false;
  const size = Math.abs(value);
  return size === 0 || (size >= smallestAmount && size <= greatestAmount);
}

/** Accepts the value of a measure or of a figure. */
export function IsAmount(options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    { name: 'isAmount', validator: { validate: isAmount } },
    explained(({ property }) => message('field.amount', { property }), options),
  );
}

/** The property may be left out. (`IsOptional` also lets a null through, past every other rule.) */
export function Optional(): PropertyDecorator {
  return ValidateIf((_, value) => value !== undefined);
}

/** The property takes null beside what its other rules accept; with `optional` it may also be left out. */
export function Nullable({ optional = false } = {}): PropertyDecorator {
  return ValidateIf((_, value) => value !== null && (!optional || value !== undefined));
}

/** Accepts a text of at most `maxLength` characters that shows something: white space alone is refused. */
export function IsText(maxLength: number): PropertyDecorator {
  return all(
    IsString(),
    MaxLength(maxLength),
    Matches(
      /\S/,
      explained(({ property }) => message('field.not-blank', { property })),
    ),
  );
}

/** Accepts a SHA-256 as it is written everywhere here. */
export function IsSha256(): PropertyDecorator {
  return Matches(
    /^[0-9a-f]{64}$/,
    explained(({ property }) => message('field.sha256', { property })),
  );
}

/** Accepts a plain object whose keys and values are short, non-empty strings. */
export function IsTextRecord(options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isTextRecord',
      validator: { validate: isTextRecord },
    },
    explained(({ property }) => message('field.texts', { property }), options),
  );
}

function isTextRecord(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.entries(value).every(
      ([key, text]) =>
        /^[\p{L}\p{N}_][\p{L}\p{N}._:-]{0,63}$/u.test(key) &&
        typeof text === 'string' &&
        text.trim() !== '' &&
        text.length <= 500,
    )
  );
}

/** A class without arguments: what a field of a request holds. */
export type Class<Instance extends object = object> = new () => Instance;

/** What one decorator asks of a property. */
export type Rule = ReturnType<ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']>[number];

/** All that the decorators of a class, and of those it extends, ask for. */
export function rulesOf(type: Class): Rule[] {
  return getMetadataStorage().getTargetValidationMetadatas(type, '', false, false);
}

/** Says with the rule which class is held: class-transformer tells nobody what it was told by `Type`. */
class Held {
  constructor(readonly type: () => Class) {}
}

/** The class that a property holds by `Nested` or `NestedEach`; undefined for any other rule. */
export function heldBy({ context }: Rule): Class | undefined {
  return context instanceof Held ? context.type() : undefined;
}

/** Accepts an object, checked by the rules of its class. (`ValidateNested` alone accepts a missing one.) */
export function Nested(type: () => Class): PropertyDecorator {
  return all(IsObject(), ValidateNested({ context: new Held(type) }), Type(type));
}

/** Accepts an array of objects, each checked by the rules of its class. */
export function NestedEach(type: () => Class): PropertyDecorator {
  const each = ValidateNested({ each: true, context: new Held(type) });
  return all(IsArray(), IsObject({ each: true }), each, Type(type));
}

function all(...decorators: PropertyDecorator[]): PropertyDecorator {
  return (target, key) => {
    for (const decorate of decorators) decorate(target, key);
  };
}
