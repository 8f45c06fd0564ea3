import { message } from '../../../events/messages/message.js';
import { explained, type Explanation } from '../../../events/vocabulary/explained.js';
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

function check(name: string, validate: (value: unknown) => boolean, explain: Explanation): PropertyDecorator {
  return ValidateBy({ name, validator: { validate } }, explained(explain));
}

const isDate = check('isCalendarDate', isCalendarDate, ({ property }) =>
  message('parameter.date', { property }),
);

/** A calendar date. */
export function DateParameter(description: string): PropertyDecorator {
  return parameter({ type: String, format: 'date', description }, isDate);
}

/** A moment of the recorded axis. */
export function MomentParameter(description: string): PropertyDecorator {
  return parameter(
    { type: String, format: 'date-time', description },
    check('isMoment', isMoment, ({ property }) => message('parameter.moment', { property })),
  );
}

/** A moment of the recorded axis, or a revision. */
export function KnownAtParameter(description: string): PropertyDecorator {
  return parameter(
    { type: String, description },
    check(
      'isKnownAt',
      (value) => isMoment(value) || isRevision(value),
      ({ property }) => message('parameter.known-at', { property }),
    ),
  );
}

/** A text, brought to Unicode NFC as all texts of the ledger are. */
export function TextParameter(description: string, maxLength = 500): PropertyDecorator {
  return parameter(
    { type: String, maxLength, description },
    Transform(({ value }) => (typeof value === 'string' ? value.normalize('NFC') : (value as unknown))),
    check(
      'isPlainText',
      (value) => isPlainText(value) && value !== '',
      ({ property }) => message('parameter.text', { property }),
    ),
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
      ({ property }) => message('parameter.whole', { property, min, max }),
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
    IsIn(
      choices,
      explained(({ property }) => message('parameter.choice', { property, choices: choices.join(', ') })),
    ),
  );
}

/** A calendar date that may not be left out. */
export function RequiredDateParameter(description: string): PropertyDecorator {
  return applyDecorators(ApiProperty({ type: String, format: 'date', description }), isDate);
}
