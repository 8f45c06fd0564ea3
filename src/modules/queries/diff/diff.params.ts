import { message } from '../../../events/messages/message.js';
import { explained } from '../../../events/vocabulary/explained.js';
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
export function Fits(rule: (times: Times) => boolean, id: TimesRule): PropertyDecorator {
  return ValidateBy(
    { name: id, validator: { validate: (_, args) => rule(args!.object) } },
    explained(({ property }) => message(id, { property })),
  );
}

/** The messages of rules that tie parameters together. */
type TimesRule = `parameter.${'not-before-from' | 'one-date' | 'not-with-known-at' | 'with-known-from'}`;

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

  @Fits(inOrder, 'parameter.not-before-from')
  @DateNeededWhen(
    ({ from, knownFrom }) => from !== undefined || knownFrom === undefined,
    'The second state is that at the end of this date; given together with `from`',
  )
  to?: string;

  @Fits(({ from, to }) => from === undefined && to === undefined, 'parameter.one-date')
  @DateParameter('The date of both states, when two known times are compared; today in UTC when absent')
  validAt?: string;

  @Fits(({ knownAt }) => knownAt === undefined, 'parameter.not-with-known-at')
  @KnownAtParameter('The first state is as known then: a revision or a moment')
  knownFrom?: string;

  @Fits(({ knownAt }) => knownAt === undefined, 'parameter.not-with-known-at')
  @Fits(({ knownFrom }) => knownFrom !== undefined, 'parameter.with-known-from')
  @KnownAtParameter(
    'The second state is as known then: a revision or a moment, not before `knownFrom`; now when absent',
  )
  knownTo?: string;

  @ChoiceParameter('The language of a page to read; by `Accept-Language` when absent', languages)
  lang?: Language;

  @ChoiceParameter('The form of the answer; by `Accept` when absent', diffFormats)
  format?: DiffFormat;
}
