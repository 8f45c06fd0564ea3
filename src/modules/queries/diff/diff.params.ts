import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { ValidateBy, ValidateIf } from 'class-validator';
import { isCalendarDate } from '../../../events/vocabulary/validation.js';
import { languages, type Language } from '../../../events/messages/language.js';
import {
  ChoiceParameter,
  DateParameter,
  KnownAtParameter,
  RequiredDateParameter,
} from '../../read-side/params/decorators.js';
import { KnownPageParams } from '../../read-side/params/page.params.js';

export const diffFormats = ['json', 'md', 'html'] as const;
export type DiffFormat = (typeof diffFormats)[number];

type Times = Readonly<
  Partial<Record<'from' | 'to' | 'validAt' | 'knownAt' | 'knownFrom' | 'knownTo', unknown>>
>;

/** A date that is needed in certain cases only. */
function DateNeededWhen(needed: (times: Times) => boolean, description: string): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({ type: String, format: 'date', description }),
    RequiredDateParameter(description),
    ValidateIf((times: Times, value) => value !== undefined || needed(times)),
  );
}

/** A rule for a parameter that is given, beside others. */
export function Fits(rule: (times: Times) => boolean, text: string): PropertyDecorator {
  return ValidateBy({
    name: text,
    validator: { validate: (_, args) => rule(args!.object), defaultMessage: () => `$property ${text}` },
  });
}

/** That `to` does not lie before `from`. Malformed dates are reported by their own rule. */
export function inOrder({ from, to }: Times): boolean {
  return !isCalendarDate(from) || !isCalendarDate(to) || from <= to;
}

/** Which two states of a register are compared: two dates, two revisions, or both. */
export class DiffParams extends KnownPageParams {
  @DateNeededWhen(
    ({ to, knownFrom }) => to !== undefined || knownFrom === undefined,
    'The first state is that at the end of this date. It may be left out when two known times are compared.',
  )
  from?: string;

  @Fits(inOrder, 'must not lie before from')
  @DateNeededWhen(
    ({ from, knownFrom }) => from !== undefined || knownFrom === undefined,
    'The second state is that at the end of this date; given together with `from`',
  )
  to?: string;

  @Fits(
    ({ from, to }) => from === undefined && to === undefined,
    'is the date of both states: leave it out, or from and to',
  )
  @DateParameter('The date of both states, when two known times are compared; today in UTC when absent')
  validAt?: string;

  @Fits(({ knownAt }) => knownAt === undefined, 'can not be given together with knownAt')
  @KnownAtParameter('The first state is as known then: a revision or a moment')
  knownFrom?: string;

  @Fits(({ knownAt }) => knownAt === undefined, 'can not be given together with knownAt')
  @Fits(({ knownFrom }) => knownFrom !== undefined, 'goes together with knownFrom')
  @KnownAtParameter(
    'The second state is as known then: a revision or a moment, not before `knownFrom`; now when absent',
  )
  knownTo?: string;

  @ChoiceParameter('The language of a page to read; by `Accept-Language` when absent', languages)
  lang?: Language;

  @ChoiceParameter('The form of the answer; by `Accept` when absent', diffFormats)
  format?: DiffFormat;
}
