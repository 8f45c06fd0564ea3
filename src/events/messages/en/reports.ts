/** What a printed report says around its numbers. */
export const report = {
  register: 'Register',
  definition: 'Definition',
  version: 'version',
  window: 'Window',
  after: 'after',
  until: 'to the end of',
  knownAt: 'As known at',
  revision: 'revision',
  options: 'Rules of counting',
  on: 'on',
  off: 'off',
  wording: 'Results',
  lines: 'What happened',
  linesCaption: 'Events and organizations',
  what: 'What',
  number: 'Number',
  events: 'Events',
  heads: 'Heads',
  subtree: 'With subtrees',
  organizations: 'Distinct organizations',
  apart: 'shown apart, not counted',
  stocks: 'Before and after',
  stocksCaption: 'Organizations at both ends of the window',
  kind: 'Kind',
  before: 'Before',
  afterwards: 'After',
  change: 'Change',
  identities: 'Reconciliation: before + flows = after',
  residual: 'Residual',
  total: 'Total',
  measures: 'Measures',
  measuresCaption: 'Sums of what organizations stated',
  inWindow: 'In the window',
  unstated: 'Unstated (before / after)',
  straddling: 'Astride the window, not counted',
  authorities: 'Authorities',
  authoritiesCaption: 'Organizations that hold an authority',
  granted: 'Granted',
  revoked: 'Revoked',
  figures: 'Published figures beside the ledger’s',
  figuresCaption: 'Each figure, and the flags that lean on it',
  published: 'Published',
  ledger: 'Ledger',
  difference: 'Difference',
  verdict: 'Verdict',
  flagged: 'Flags',
  flags: 'Flags',
  noFlags: 'None was raised.',
  missing: 'missing',
  source: 'Source',
  behind: 'The decisions behind each number',
  effective: 'effective',
  changeNumber: 'change',
  organizationsMade: 'organizations',
} as const;

/** What stands before a figure of a bound. */
export const bound = {
  exactly: '',
  about: 'about ',
  nearly: 'nearly ',
  'more-than': 'more than ',
} as const;

/** How a published figure compares with the ledger. */
export const verdict = {
  agrees: 'agrees',
  differs: 'differs',
  incomplete: 'ledger incomplete',
  'no-counterpart': 'not in the ledger',
  'not-published': 'not published',
} as const;

/** What became of the check of a flag. */
export const flagState = {
  raised: 'Raised',
  clear: 'Clear',
  'not-checked': 'Not checked',
} as const;

/** A change of a stock in words. */
export const movement = {
  up: 'up {number}',
  down: 'down {number}',
} as const;
