/** What became of a recorded change. */
export const standing = {
  'as-recorded': 'as recorded',
  corrected: 'corrected',
  annulled: 'annulled',
  restored: 'restored',
} as const;

/** What a decision did to an earlier change; its number follows. */
export const rectifiedBy = {
  corrected: 'corrected by',
  annulled: 'annulled by',
  restored: 'restored by',
} as const;

/** Whose mistake a correction mends. */
export const corrector = {
  issuer: "the issuer's mistake",
  register: "the register's mistake",
} as const;

/** What is said of a rectification. */
export const rectification = {
  recorded: 'recorded',
} as const;

/** What is stated of a date that is not known. */
export const statedDate = {
  unknown: 'date unknown',
  before: 'before {date}',
  after: 'after {date}',
  about: 'about {date}',
  between: 'between {from} and {to}',
} as const;
