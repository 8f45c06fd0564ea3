/** The history of an organization, for a terminal. */
export const history = {
  was: '{organization} was',
  by: 'by',
  'took-part': 'took part',
  beliefs: 'what was believed, from which revision on and until which',
} as const;

/** What a decision would come to. */
export const preview = {
  title: 'Nothing was recorded. It would be:',
  'no-count': 'No count changes.',
  'later-changes':
    '{count, plural, one {{count} later change touches} other {{count} later changes touch}} the same organizations:',
  'issued-report': 'Issued report {id} ({report}, {from} – {to}, {decision}) would change:',
} as const;

/** The steps of a replay: what an effect does. */
export const step = {
  opened: '+ {organization} · {kind} under {parent} ({how})',
  closed: '- {organization} ({how})',
  renamed: '~ {organization} is now "{name}"',
  moved: '> {organization} to {parent}',
  'moved-along': '> {organization} to {parent} (along)',
  reclassified: '^ {organization} is now {kind} ({how})',
  coded: '# {organization} has {scheme} {value}',
  authorized: '! {organization} holds {authority}',
  unauthorized: '! {organization} no longer holds {authority}',
  assigned: '! {organization} is {role} of {function}',
  unassigned: '! {organization} has no part in {function}',
  succeeded: '= {organization} lives on in {successor}',
  root: 'the root',
  more: '… and {count} more',
} as const;

/** What became of organizations between two dates. */
export const correspondence = {
  between:
    '{from} ({before, plural, one {{before} organization} other {{before} organizations}}) → {to} ({after}), known at revision {revision}',
  several: '{many} correspond to several; {few} are corresponded to by several',
  'one-to-many': 'one to many',
  'many-to-one': 'many to one',
} as const;

/** Two ledgers side by side. */
export const comparison = {
  from: 'from {store}: {events, plural, one {{events} event} other {{events} events}}, SHA-256 {hash}',
  to: 'to   {store}: {events, plural, one {{events} event} other {{events} events}}, SHA-256 {hash}',
  differs: 'differs',
  different: 'Not equal. {difference}',
  equal: 'Equal: the same events in the same order.',
  first: 'The first difference is event {number} of the log:',
  'first-in': 'The first difference is event {number} of the log, in its {parts}:',
  difference: '{first}\n  from: {from}\n  to:   {to}',
  ended: 'nothing, the log ends before it',
  place: '{stream} revision {revision}, {type} {id}, position {position}',
} as const;

/** Issued reports, for a terminal. */
export const issued = {
  none: 'No report was issued yet.',
  same: 'Reproduced byte for byte: SHA-256 {hash}',
  other: 'NOT reproduced: SHA-256 as issued {was}, now {is}',
  against: 'Report {id} ({number}), known at revision {then}, against revision {now}',
  unchanged: 'No figure has changed.',
  rest: '{count, plural, one {{count} other figure is} other {{count} other figures are}} the same.',
  'not-reproduced': 'Beware: the report can no longer be reproduced as it was issued.',
} as const;

/** A report, for a terminal. */
export const drawnReport = {
  asked: 'after {from} to the end of {to}; version {version} of the definition; known at revision {revision}',
  clear: 'nothing to flag',
  'not-checked': 'could not be checked',
} as const;

/** What stands before a figure of a bound, in short. */
export const drawnBound = {
  exactly: '',
  about: '≈ ',
  nearly: '≲ ',
  'more-than': '> ',
} as const;

/** How a published figure compares with the ledger, in short. */
export const drawnVerdict = {
  agrees: '✓',
  differs: '✗ differs',
  incomplete: 'ledger incomplete',
  'no-counterpart': 'not in the ledger',
  'not-published': 'not published',
} as const;

/** Which side of a number is meant. */
export const facet = { before: 'before', after: 'after', granted: 'granted', revoked: 'revoked' } as const;
