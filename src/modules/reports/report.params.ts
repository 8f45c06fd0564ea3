import { message } from '../../events/messages/message.js';
import { explained } from '../../events/vocabulary/explained.js';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsOptional, ValidateBy } from 'class-validator';
import { codePattern } from '../../events/vocabulary/classification.js';
import { isCalendarDate } from '../../events/vocabulary/validation.js';
import { ChoiceParameter, NumberParameter, RequiredDateParameter } from '../read-side/params/decorators.js';
import { KnownParams } from '../read-side/params/known.params.js';
import { formats, type Format } from './formats.js';
import { languages, type Language } from '../../events/messages/language.js';

/** On `to`: the window does not end before it begins. Malformed dates are reported by their own rule. */
function NotBeforeFrom(): PropertyDecorator {
  return ValidateBy(
    {
      name: 'notBeforeFrom',
      validator: {
        validate: (to, args) => {
          const { from } = args!.object as ReportParams;
          return !isCalendarDate(from) || !isCalendarDate(to) || from <= to;
        },
      },
    },
    explained(({ property }) => message('parameter.not-before-from', { property })),
  );
}

/** Codes, with commas between them. */
function CodesParameter(description: string): PropertyDecorator {
  const decorators = [
    Transform(({ value }) =>
      typeof value === 'string' ? value.normalize('NFC').split(',') : (value as unknown),
    ),
    ValidateBy(
      {
        name: 'areCodes',
        validator: {
          validate: (codes) =>
            Array.isArray(codes) && codes.every((code) => typeof code === 'string' && codePattern.test(code)),
        },
      },
      explained(({ property }) => message('parameter.codes', { property })),
    ),
    IsOptional(),
    ApiPropertyOptional({ type: String, description, example: 'absorptions' }),
  ];
  return (target, key) => {
    for (const decorate of decorators) decorate(target, key);
  };
}

/** A report in a form. */
export class FormParams extends KnownParams {
  @ChoiceParameter('The language; by `Accept-Language` when absent', languages)
  lang?: Language;

  @ChoiceParameter('The form of the answer; by `Accept` when absent', Object.keys(formats))
  format?: Format;
}

/** A report as asked for over HTTP. */
export class ReportParams extends FormParams {
  @RequiredDateParameter('The window begins after this day; stocks “before” are those at its end')
  from!: string;

  @NotBeforeFrom()
  @RequiredDateParameter('The window ends with this day')
  to!: string;

  @NumberParameter('The version of the definition; the last one known when absent', {
    min: 1,
    max: 999_999_999,
  })
  version?: number;

  @CodesParameter('Options of the definition to be turned on')
  include?: string[];

  @CodesParameter('Options of the definition to be turned off')
  exclude?: string[];
}
