/** Why a question is not answered. */
export const request = {
  'unknown-register': 'There is no register "{register}".',
  'register-not-known-yet': 'Register "{register}" was not known yet at {knownAt}.',
  'revision-to-come':
    'Register "{register}" is known up to revision {last}. To wait for a later one, ask atLeast={knownAt}.',
  'revision-not-there': 'Revision {revision} of register "{register}" is not there yet.',
  'read-models-behind': 'The read models do not hold all decisions yet.',
  'read-model-stopped': 'The read model "{name}" has stopped: {reason}',
  'no-reason-known': 'no reason is known',
  'read-models-stand': 'The read models are {lag} events behind and get no further.',
  'no-such-name': 'There is nothing of this name.',
  'no-cursor': 'This is no cursor. Take the `next` of a page as it is.',
  'no-diff-cursor': 'This is no cursor of a diff.',
  'other-list': 'The cursor belongs to another list. Repeat all other parameters of its first page.',
  'known-to-before-known-from': 'knownTo is revision {to}, before knownFrom, which is revision {from}.',
  'empty-window': 'The window (from, to] is empty: to lies after from.',
  'tree-too-large':
    'The tree has more than {limit} organizations. Ask for fewer levels with depth, or for a part of it with root.',
  'not-live': 'Organization "{organization}" does not live on {on}. It lives {lives}.',
  'from-on': 'from {from} on',
  'from-to': 'from {from} to {to}',
  'unknown-organization':
    'Register "{register}" knows no organization "{organization}" at revision {revision}.',
  'organization-until':
    'Register "{register}" knows no organization "{organization}" at revision {revision}; it was believed to live until revision {until}: see its history.',
  'organization-from':
    'Register "{register}" knows no organization "{organization}" at revision {revision}; it is known from revision {from} on.',
  'unknown-decision': 'Register "{register}" knows no decision "{decision}" at revision {revision}.',
  'unknown-code': 'The register defines no {what} "{code}" on {on}. Defined: {known}.',
  'unknown-codes-none': 'The register defines no {what} "{code}" on {on}. Defined: none.',
  'code-with-scheme': 'A code is looked for as scheme:value.',
  'unknown-report': 'Register "{register}" defines no report "{report}".',
  'unknown-report-version': 'Register "{register}" defines no version {version} of report "{report}".',
  'unknown-option': 'The report has no option "{option}"; it has {known}.',
  'no-options': 'The report has no option "{option}"; it has none.',
  'unknown-issued-report':
    'Register "{register}" has issued no report {report}, as known at revision {revision}.',
  'issued-report-number': 'An issued report is named by a number.',
} as const;

/** What is looked for by its code. */
export const codeOf = {
  kind: 'kind',
  set: 'set',
  authority: 'authority',
  scheme: 'scheme',
} as const;

/** Why a decision is not taken, whatever it says. */
export const recording = {
  'stale-revision': 'Register {register} is at revision {actual}, not {expected}.',
  'decision-id-reused':
    'Decision {decision} is recorded in {register} with other content. Send the same content to get the first answer again, or take a new key.',
  'decision-in-flight':
    'Decision {decision} is being recorded in {register} right now. Ask again in a moment.',
  'outcome-unknown':
    'It is not known whether decision {decision} was recorded. Send it again with the same key.',
  'shutting-down': 'The service is stopping. Send the decision again in a moment.',
  'no-body': 'There is no body; it must be the decision, in JSON',
  'content-type': 'Content-Type is {type}; it must be application/json',
  'no-content-type': 'Content-Type is absent; it must be application/json',
} as const;

/** What is wrong with a store. */
export const store = {
  'no-ledger': 'There is no ledger in {store}.',
  'ledger-in-unreachable': "The ledger in {store} can't be reached.",
  'ledger-at-unreachable': "The ledger at {store} can't be reached.",
  'access-denied':
    'The ledger at {store} denies its user what was asked. See LEDGER_USER, and the rights of that account.',
  'copy-unsettled':
    '{store} did not say whether it recorded what was sent. Run the copy again: it finds out.',
  'folder-in-use':
    'The data folder {folder} is in use by {holder}. Stop that process, or choose another folder by ORGLEDGER_DATA.{beside}',
  'holder-here': 'process {pid}',
  'holder-elsewhere': 'process {pid} on {host}',
  beside: ' To work beside it, set DATABASE_URL to {url}.',
  'address-unavailable':
    "The service can't listen on {host}:{port}: {reason}. ORGLEDGER_HOST and ORGLEDGER_PORT choose another address.",
  'another-listens': 'another program listens there',
  'stream-unfit': 'The stream {stream} {reason}',
  'lacks-events':
    'lacks events: revision {revision} is followed by {found}. It was truncated; restore the store from a backup.',
  'no-access-list':
    'has no access list, and the service may not set one. An operator has to, or has to allow it.',
  'deleted-for-good': 'was deleted for good. Restore the store from a backup.',
  deleted:
    'was deleted. An operator can bring it back, until the next scavenge: take $tb out of its metadata, and once more when the server has put another in.',
  truncated:
    'was truncated before revision {revision}. An operator can bring the events back, until the next scavenge: take $tb out of its metadata.',
  retention:
    'has a retention rule: events would be lost. An operator has to take $maxAge and $maxCount out of its metadata.',
} as const;
