/** What a printed diff says around its items. */
export const diff = {
  title: 'Two states of the register compared',
  register: 'Register',
  first: 'First state',
  second: 'Second state',
  knownAt: 'as known at revision',
  total: 'Organizations that differ',
  totals: 'Totals',
  what: 'What',
  organizations: 'Organizations',
  turns: 'Opened and closed, by how',
  kind: 'Kind',
  kinds: 'Numbers by kind',
  before: 'Before',
  after: 'After',
  change: 'Change',
  items: 'The organizations',
  itemsCaption: 'What each was before and after',
  organization: 'Organization',
  behind: 'The changes behind each organization',
  rectified: 'Changes corrected and annulled in between',
  more: 'more changes',
  changeNumber: 'change',
  effective: 'effective',
  none: 'There is no difference.',
  next: 'Next page',
} as const;

/** In which way an organization differs. */
export const diffCategory = {
  opened: 'opened',
  closed: 'closed',
  renamed: 'renamed',
  moved: 'moved',
  reclassified: 'reclassified',
  recoded: 'recoded',
  authorities: 'authorities',
  functions: 'functions',
  merged: 'merged',
  split: 'split',
  learned: 'learned: differs by belief only',
  corrected: 'corrected: by corrections and annulments',
} as const;

/** What an organization has on a date. */
export const stateField = {
  name: 'name',
  otherNames: 'other names',
  kind: 'kind',
  parentId: 'parent',
  codes: 'codes',
  authorities: 'authorities',
  functions: 'functions',
} as const;

/** How a change stands to the time between two states. */
export const diffStanding = {
  happened: 'happened in between',
  learned: 'earlier, learned since',
  withdrawn: 'counts no longer',
  corrected: 'says something else since',
} as const;
