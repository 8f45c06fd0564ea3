import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { BadRequest } from '../../errors/request-errors.js';

/** Checks query parameters against their class. Unknown ones are refused, and all mistakes are reported at once. */
export const queryPipe = new ValidationPipe({
  transform: true,
  whitelist: true,
  forbidNonWhitelisted: true,
  exceptionFactory: (errors) => new BadRequest(errors.flatMap(itemsOf)),
});

function itemsOf({ property, constraints = {} }: ValidationError) {
  return Object.entries(constraints).map(([rule, message]) =>
    rule === 'whitelistValidation'
      ? {
          code: 'unknown-parameter',
          parameter: property,
          detail: `There is no parameter "${property}" here.`,
        }
      : { code: 'invalid-parameter', parameter: property, detail: message },
  );
}
