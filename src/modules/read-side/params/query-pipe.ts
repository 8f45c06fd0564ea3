import { message } from '../../../events/messages/message.js';
import { fieldMessages } from '../../../events/vocabulary/field-messages.js';
import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { BadRequest, type Misunderstood } from '../../errors/request-errors.js';

/** Checks query parameters against their class. Unknown ones are refused, and all mistakes are reported at once. */
export const queryPipe = new ValidationPipe({
  transform: true,
  whitelist: true,
  forbidNonWhitelisted: true,
  // A rule's message may be about the whole of the parameters.
  validationError: { target: true },
  exceptionFactory: (errors) => new BadRequest(errors.flatMap(itemsOf)),
});

function itemsOf(error: ValidationError): Misunderstood[] {
  const { property: parameter, constraints = {} } = error;
  if ('whitelistValidation' in constraints) {
    return [{ code: 'unknown-parameter', parameter, detail: message('parameter.unknown', { parameter }) }];
  }
  return fieldMessages(error).map((detail) => ({ code: 'invalid-parameter', parameter, detail }));
}
