/** What a field or a parameter has to be. */
export const field = {
  'each-value': 'each value in {property}',
  string: '{property} must be a string',
  boolean: '{property} must be a boolean value',
  integer: '{property} must be an integer number',
  number: '{property} must be a number conforming to the specified constraints',
  object: '{property} must be an object',
  array: '{property} must be an array',
  nested: 'nested property {property} must be either object or array',
  'each-nested': 'each value in nested property {property} must be either object or array',
  'max-length': '{property} must be shorter than or equal to {max} characters',
  min: '{property} must not be less than {min}',
  max: '{property} must not be greater than {max}',
  'one-of': '{property} must be one of the following values: {values}',
  unique: "All {property}'s elements must be unique",
  'not-empty': '{property} should not be empty',
  'max-size': '{property} must contain no more than {max} elements',
  unknown: 'property {property} should not exist',
  other: '{detail}',

  amount: '{property} must be 0, or a number of a size from 10^-9 to 10^15',
  'stated-kind': '{property} must have a kind: {kinds}',
  'stated-extra': '{property} of kind {kind} has no {field}',
  'stated-precision': '{property} must have a precision of {precisions}',
  'stated-date': '{property} must have {field}: a date that exists, written YYYY-MM-DD',
  'stated-first-of-month': '{property} must have {field}: the first day of a month',
  'stated-first-of-year': '{property} must have {field}: the first day of a year',
  'stated-order': '{property} must end later than it begins',
  'stated-no-day': '{property} leaves no day on which it may have been',
  'not-blank': '{property} must not be blank',
  code: '{property} must be a code: up to 64 letters, digits and . _ -, a letter or digit first',
  id: '{property} must be an id: up to 64 letters, digits and . _ : -, a letter or digit first',
  'decision-id': '{property} must be the id of a decision: up to 128 letters, digits and . _ : / -',
  sha256: '{property} must be a SHA-256 in lower-case hexadecimal',
  date: '{property} must be a date that exists, written YYYY-MM-DD',
  texts: '{property} must be an object of non-empty texts of at most 500 characters',
  terms:
    '{property} must be terms: a number, published:<figure> or <code>.<facet>, with - in front to take it away',
  'no-change': 'a decision carries at least one change',
  'too-deep': 'is nested too deeply',
  'known-at': '{property} must be a revision in digits, or a moment in ISO 8601 with a time zone',
  register: 'name the register to open: "register": "<slug>"',
} as const;

/** What a parameter of a request takes. */
export const parameter = {
  unknown: 'There is no parameter "{parameter}" here.',
  date: '{property} takes one date that exists, written YYYY-MM-DD',
  moment: '{property} takes one moment in ISO 8601 with a time zone, like 2020-10-01T08:00:00Z',
  'known-at':
    '{property} takes one revision, or one moment in ISO 8601 with a time zone, like 2020-10-01T08:00:00Z',
  text: '{property} takes one text that is not empty',
  whole: '{property} takes one whole number from {min} to {max}',
  choice: '{property} takes one of {choices}',
  codes: '{property} takes codes with commas between them',
  'not-before-from': '{property} must not lie before from',
  'one-date': '{property} is the date of both states: leave it out, or from and to',
  'not-with-known-at': '{property} can not be given together with knownAt',
  'with-known-from': '{property} goes together with knownFrom',
  'unknown-beside-dry-run': 'There is no parameter {parameter}; there is dryRun.',
  'dry-run': 'dryRun is true or false.',
  slug: 'A register is named by lower-case letters, digits and hyphens, at most 63.',
  'idempotency-key':
    'A decision id begins with a letter or digit; then also . _ : / - ; at most 128 characters.',
  'if-match': 'If-Match takes the revision looked at, as the ETag gave it: "42".',
  actor: 'X-Actor takes at most 200 printable characters.',
} as const;

/** What does not hold together in the definition of a report. */
export const definition = {
  'defined-twice': '{code} is defined twice',
  'one-selection': 'part {code} needs exactly one of select and changes',
  'apart-or-option': 'part {code} stands apart or hangs on an option, not both',
  'ledger-or-flow': 'figure {figure} is compared with ledger or flow, not both',
  'one-check': 'flag {code} needs exactly one of {checks}',
  'foreign-flow': '{effect} is never as {flow}',
  'nothing-named': 'nothing is named {name}',
} as const;
