/** Titles of answers that refuse, and details that no error carries. */
export const http = {
  'bad-request': 'The request cannot be understood',
  'not-found': 'Not found',
  'not-yet': 'Not there yet',
  'stale-revision': 'The register has moved on',
  'decision-id-reused': 'The key is taken',
  'decision-in-flight': 'Under way',
  'outcome-unknown': 'The outcome is not known',
  'ledger-unavailable': 'The ledger cannot be reached',
  'register-unfit': 'The register accepts no decision',
  'database-unavailable': 'The database cannot be reached',
  'ask-again': 'Nothing was read and nothing was recorded. Ask again in a moment.',
  internal: 'Something went wrong inside the service',
  'internal-detail':
    'Nothing was recorded by this request unless it says so when sent again with the same key.',
  rejected: 'The decision was refused; nothing was recorded',
  'rejected-errors':
    '{errors, plural, one {# error} other {# errors}}, {warnings, plural, one {# warning} other {# warnings}}',
  'rejected-acknowledge':
    '{counts}; warnings are accepted by "acknowledge": [\'{\' "code", "reference" \'}\']',
  'unknown-path': 'There is nothing at this path',
  'unknown-path-detail': '{reason}. /api tells what there is.',
  'body-too-large': 'The body is too large',
  'unsupported-media-type': 'The body must be JSON in UTF-8',
  unreadable: '{reason}',
  reason: '{reason}',
} as const;
