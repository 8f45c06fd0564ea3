/** What the shell answers. */
export const shell = {
  'no-ledger':
    'There is no ledger in {folder}. Say with --data or DATABASE_URL where it is; "orgledger register open" and "orgledger import" begin one.',
  'unknown-register': 'There is no register "{register}". "orgledger register" lists them.',
  refused: 'Refused; nothing was recorded:',
  'database-unreachable': 'The database cannot be reached: {reason}',
  'no-register': 'There is no register yet. "orgledger register open --help" shows how to open one.',
  'register-open': 'Register {register} is open. Next: define its kinds ("define-kinds").',
  recorded: 'Decision {decision} is recorded in {register} at revision {revision}.',
  opened: 'Opened: {organizations}',
  issued: 'Report {report} is issued in {register} by decision {decision}.',
  rebuilt: 'Rebuilt {projections} from {events} events.',
  'rebuilt-all': 'Rebuilt all projections from {events} events.',
  listening: 'orgledger listens on {url}\n  documentation  {url}/api\n  health         {url}/health',
  copied: '{copied} events were copied, {found} were there already, from {from} to {to}.',
  'compare-next': 'orgledger ledger compare proves both equal.',
  imported: '{recorded} decisions are recorded{earlier}, {refused} lines were refused.',
  'would-be-imported':
    'Nothing was recorded. {recorded} decisions would be{earlier}, {refused} lines would be refused.',
  earlier: ' ({before} of them before)',
  'refused-line': 'line {line}',
  'refused-decision': 'line {line} ({decision})',
  replayed: '{events} events; live: {stock}',
  nothing: 'nothing',
  organizations:
    '{count, plural, one {{count} organization} other {{count} organizations}} on {on}, known at revision {revision}',
  heads: '{count, plural, one {{count} organization} other {{count} organizations}}',
  'as-of': 'On {on}, known at revision {revision}',
  more: 'More: --cursor {cursor}',
  'diff-state': '{on} (known at revision {revision})',
  'organizations-differ':
    '{count, plural, one {{count} organization differs} other {{count} organizations differ}}',
} as const;

/** What a long work is called while it goes on. */
export const progress = {
  reading: 'Reading the ledger',
  exporting: 'Exporting',
  rebuilding: 'Rebuilding',
  copying: 'Copying',
  'reading-back': 'Reading back',
  comparing: 'Comparing',
  judging: 'Judging',
  importing: 'Importing',
  events: 'events',
  decisions: 'decisions',
  left: '{time} left',
} as const;

/** Heads of columns. */
export const column = {
  from: 'from',
  before: 'before',
  after: 'after',
  kind: 'kind',
  under: 'under',
  parent: 'parent',
  name: 'name',
  count: 'count',
  effective: 'effective',
  recorded: 'recorded',
  event: 'event',
  decision: 'decision',
  standing: 'standing',
  'what-it-did': 'what it did',
  'believed-from': 'believed from',
  'until-before': 'until before',
  organizations: 'organizations',
  on: 'on',
  id: 'id',
  what: 'what',
  by: 'by',
  'before-after': 'before → after',
  register: 'register',
  opened: 'opened',
  revision: 'revision',
  title: 'title',
  report: 'report',
  window: 'window',
  'known-at': 'known at',
  figure: 'figure',
  'figure-then': 'then',
  now: 'now',
  'known-now': 'known now',
  'would-be': 'would be',
  issued: 'issued',
  published: 'published',
  ledger: 'ledger',
  'stock-before': 'before',
  'stock-after': 'after',
  residual: 'residual',
} as const;

/** What is wrong with a line of an import. */
export const line = {
  'no-object': 'this is not a JSON object',
} as const;
