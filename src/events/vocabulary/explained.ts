import type { ValidationArguments, ValidationOptions } from 'class-validator';
import { format } from '../messages/format.js';
import type { Message } from '../messages/message.js';

/** What a rule knows of the field that breaks it. */
export type Field = Pick<ValidationArguments, 'property' | 'object'>;

/** Says what is wrong with a field. */
export type Explanation = (field: Field) => Message | readonly Message[];

/** The options of a rule whose violation is put into words by messages: see `field-messages.ts`. */
export function explained(explain: Explanation, options?: ValidationOptions): ValidationOptions {
  const message = (field: ValidationArguments) =>
    [explain(field)]
      .flat()
      .map((each) => format(each, 'en'))
      .join('; ');
  return { message, context: { explain }, ...options };
}
