import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional, type ApiPropertyOptions } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsOptional, MaxLength, ValidateBy } from 'class-validator';
import { isCalendarDate } from '../../../events/vocabulary/validation.js';
import { isMoment, isPlainText, isRevision } from './texts.js';

/** A query parameter with what checks it and how it is documented. All of them may be left out. */
function parameter(documentation: ApiPropertyOptions, ...checks: PropertyDecorator[]): PropertyDecorator {
  return (target, key) => {
    for (const decorate of [...checks, IsOptional(), ApiPropertyOptional(documentation)]) {
      decorate(target, key);
    }
  };
}

function check(name: string, validate: (value: unknown) => boolean, expected: string): PropertyDecorator {
  return ValidateBy({ name, validator: { validate, defaultMessage: () => `$property takes ${expected}` } });
}

/** A calendar date. */
export function DateParameter(description: string): PropertyDecorator {
  return parameter(
    { type: String, format: 'date', description },
    check('isCalendarDate', isCalendarDate, 'one date that exists, written YYYY-MM-DD'),
  );
}

/** A moment of the recorded axis. */
export function MomentParameter(description: string): PropertyDecorator {
  return parameter(
    { type: String, format: 'date-time', description },
    check('isMoment', isMoment, 'one moment in ISO 8601 with a time zone, like 2020-10-01T08:00:00Z'),
  );
}

/** A moment of the recorded axis, or a revision. */
export function KnownAtParameter(description: string): PropertyDecorator {
  return parameter(
    { type: String, description },
    check(
      'isKnownAt',
      (value) => isMoment(value) || isRevision(value),
      'one revision, or one moment in ISO 8601 with a time zone, like 2020-10-01T08:00:00Z',
    ),
  );
}

/** A text, brought to Unicode NFC as all texts of the ledger are. */
export function TextParameter(description: string, maxLength = 500): PropertyDecorator {
  return parameter(
    { type: String, maxLength, description },
    Transform(({ value }) => (typeof value === 'string' ? value.normalize('NFC') : (value as unknown))),
    check('isPlainText', (value) => isPlainText(value) && value !== '', 'one text that is not empty'),
    MaxLength(maxLength),
  );
}

/** A whole number, in digits. */
export function NumberParameter(
  description: string,
  range: { readonly min: number; readonly max: number; readonly default?: number },
): PropertyDecorator {
  const { min, max, ...standard } = range;
  return parameter(
    { type: 'integer', minimum: min, maximum: max, ...standard, description },
    Transform(({ value }) =>
      typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : (value as unknown),
    ),
    check(
      'isNumberParameter',
      (value) => Number.isInteger(value) && Number(value) >= min && Number(value) <= max,
      `one whole number from ${min} to ${max}`,
    ),
  );
}

/** One of a few words. */
export function ChoiceParameter(
  description: string,
  choices: readonly string[],
  standard?: string,
): PropertyDecorator {
  return parameter(
    {
      type: String,
      enum: [...choices],
      description,
      ...(standard !== undefined && { default: standard }),
    },
    IsIn(choices, { message: `$property takes one of ${choices.join(', ')}` }),
  );
}

/** A calendar date that may not be left out. */
export function RequiredDateParameter(description: string): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: String, format: 'date', description }),
    check('isCalendarDate', isCalendarDate, 'one date that exists, written YYYY-MM-DD'),
  );
}
