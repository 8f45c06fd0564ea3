/** What is wrong with a decision, by the problem's code. */
export const problem = {
  'invalid-field': '{detail}',
  'unknown-change-kind': '"{kind}" is no kind of change. Use one of: {known}.',
  'invalid-text':
    'The text holds a character that cannot be stored (a lone surrogate or a control character). Remove it.',
  'unknown-register': 'There is no register "{register}". Open it first: POST /registers.',
  'register-exists': 'The register "{register}" is already open.',
  'instrument-exists':
    'Decision {decision} already carries the instrument {number} of {issuedOn}. The same instrument cannot be issued twice.',
  'unknown-report':
    'The register defines no version {version} of report "{report}". Known versions: {known}.',
  'unknown-revision': 'A report cannot be known at revision {knownAt}: the register has come to {revision}.',
  'unknown-decision':
    'The register has no decision {decision}. Name a recorded one by its id, as in GET …/decisions.',
  'unknown-change': 'Decision {decision} has no change {change}: it carries {changes}.',
  'link-too-early':
    'The decision takes effect on {on}, before decision {decision} does ({effectiveOn}). It cannot repeal or amend that from a date on; to make it void from the start, annul it.',
  'not-rectifiable': 'Decision {decision} opened the register: that can be neither corrected nor annulled.',
  'annulment-not-correctable':
    'Change {change} of decision {decision} is an annulment. It cannot be corrected: annul it.',
  'already-annulled':
    'What is named (decision {decision}, change {change}) is void already, by change {byChange} of decision {by}. To let it hold again, annul that.',
  superseded:
    'Another rectification has taken the place of change {change} of decision {decision}: change {byChange} of decision {by}. Name that one.',
  'rectified-twice':
    'Change {other} of this request rectifies the same recorded change (decision {decision}, change {change}). Rectify it once.',
  undated:
    'A correction or an annulment has no {field} of its own: it stands where what it rectifies stands. To correct a date or a place within the day, put {field} into the patch.',
  'patch-or-replacement':
    'Say what to correct in exactly one of the fields patch (what differs), replacement (the whole change) and successorIds (those to be added).',
  'other-kind':
    'A correction keeps the kind of the change: {kind}. If the kind itself is wrong, annul the change and issue another in the same decision.',
  'corrects-nothing':
    'Change {change} of decision {decision} says this already: there is nothing to correct.',
  'no-classification':
    'The register defines no kinds on {on}. Define them with a define-kinds change effective on or before that date.',
  'unknown-organization': 'The register knows no organization {organization}.',
  'not-live': 'Organization {organization} does not live on {on}.',
  'id-reused':
    '{since, select, withdrawn {The id {organization} was given before, and annulled or corrected since. An id is never given again: take another, or annul the annulment or the correction if it is the same organization.} other {The id {organization} has been used before. Ids are for life: take another, or reinstate the organization. Only what was handed over can be received back under its id.}}',
  'already-live':
    'Organization {organization} lives on {on}: there is nothing to reinstate or to receive back.',
  'never-ended':
    'Organization {organization} has not ended before {on}: only what has ended can be reinstated.',
  'unknown-kind': 'The register has no kind "{kind}" on {on}. Known kinds: {known}.',
  'unknown-authority': 'The register has no authority "{authority}" on {on}. Known: {known}.',
  'unknown-scheme': 'The register has no code scheme "{scheme}" on {on}. Known: {known}.',
  'unknown-measure': 'The register has no measure "{measure}" on {on}. Known: {known}.',
  'parent-not-live': 'The parent {parent} of {organization} does not live on {on}.',
  'illegal-parent-kind':
    'A {kind} cannot stand under a {parentKind} on {on} ({organization} under {parent}). Legal parents: {legal}.',
  'parent-lacks-authority':
    'A {kind} may stand under {parent} only while that holds the authority "{authority}", which it does not on {on} ({organization}).',
  'root-not-allowed': 'A {kind} cannot be a root: name the parent of {organization}. Legal parents: {legal}.',
  cycle: 'On {on} organization {organization} would stand under itself: {path}.',
  'live-children':
    '{organization} cannot end on {on} while {count} live under it: {children}. Move, close or hand them over in the same decision.',
  'code-taken':
    'Code {value} of scheme "{scheme}" is held by {other} on {on}; {organization} cannot hold it too. If {other} gives it up on that day, first record the decision that frees it, or put both changes into one decision.',
  homonym: '{other} has the name "{name}" under the same parent on {on}, as has {organization}.',
  'too-few': 'The form "{form}" needs at least {minimum} in "{field}"; {actual} given.',
  'out-of-place': 'The form "{form}" has no "{field}". Leave it out, or choose the other form.',
  'named-twice': 'Organization {organization} is named twice in this change.',
  'not-a-child': '{organization} does not stand under {parents} on {on}: this change cannot move it.',
  'not-a-part': '{organization} takes no part in this change.',
  'nothing-changes': 'This changes nothing: organization {organization} already has {detail} on {on}.',
  'not-held':
    'Organization {organization} does not hold the authority "{authority}" on {on}: there is nothing to revoke.',
  'wrong-direction': 'From {from} to {to} is {actual}, not {stated}. Leave "direction" out or correct it.',
  'kind-may-not-hold':
    'A {kind} may not hold the authority "{authority}" ({organization}). Kinds that may: {legal}.',
  'period-needed': '"{measure}" is a flow: state the period (from, to) that the value covers.',
  'period-not-allowed': '"{measure}" is a stock: it holds from the effective date on and has no period.',
  'period-reversed': 'The period ends on {to}, before it begins on {from}.',
  'kind-defined-twice': '"{code}" is defined twice.',
  'undefined-code': '"{code}" is used in {where} but not defined.',
  'imprecise-date': 'With precision "{precision}" write the first day of the {precision}; {on} is not.',
  'breaks-later-change':
    'Changes that take effect later would no longer hold ({broken}): {changes}. {rule} Rectify them in the same decision; a correction with an empty patch works a change out anew.',
  'measure-not-whole':
    '"{measure}" counts in whole numbers, and {value} is none. Correct it; where the register makes this a warning, acknowledge it with a reference.',
  'measure-out-of-range':
    '"{measure}" takes values {range}, not {value}. Correct it; where the register makes this a warning, acknowledge it with a reference.',
  'measure-not-for-kind':
    'A {kind} has no "{measure}" ({organization}, {value}). Kinds that have: {legal}. Correct it; where the register makes this a warning, acknowledge it with a reference.',
  'limits-reversed': '"{code}" takes no value: its least, {least}, is above its most, {most}.',
  'date-stated-twice':
    'The date is stated as one that is not known: it has no precision "{precision}" beside that. Leave effectivePrecision out, and put the precision into dateStated.',
  'assumed-outside-stated':
    'The assumed date {on} cannot be: by what is stated it lies between {first} and {last}.',
  'carried-otherwise':
    'Decided again where it stands, it would do something else: to {added} as well, to {dropped} no longer, to {changed} otherwise.',
  'issued-after-recording':
    'The instrument {number} is dated {issuedOn}, but is recorded by {recordedOn} already: what is not issued yet cannot be recorded. Correct the date; if it is right, acknowledge it with a reference.',
  'no-further-successors':
    'A change of kind "{kind}" takes no further successors: it says by itself who they are, or has none. If others took over too, annul it and record a reorganize or a dissolve in the same decision.',
  'which-predecessor':
    'Several took part in this change: {predecessors}. State in "predecessorId" whose successors are added.',
  'description-needed':
    '{organization} was not handed over before {on}: describe it, {field} is missing. Only what comes back may leave it out.',
  'stays-outside':
    '{count} left with {organization} and do not come back with it, as their superior does not: {left}. Name them in "subtree" with another parent, or acknowledge that they stay outside.',
  'successions-needed':
    'Nothing ends and nothing begins by this reorganization: state in "successions" from whom ("predecessorId") to whom ("successorId") a part of the territory or duties passes.',
  'ends-without-successor':
    'Organization {organization} ends on {on}, and "successions" names none that it lives on in. Add a succession, or acknowledge that nobody takes over from it.',
  'recorded-before-predecessor':
    'A decision recorded at {recordedAt} cannot follow one recorded at {previous}: recorded times never go back.',
  'recorded-in-future': 'A decision cannot have been recorded at {recordedAt}: it is {now} now.',
  'decision-too-large':
    'The decision counts {size} bytes; the store takes {limit} at once. Raise {setting}, or issue several decisions.',
  size: '{organization}: {measure} {value} is outside of what the rules ask of a {kind} ({range}). Acknowledge it with the reference of the consent.',
  competence:
    'For this change the rules ask for a decision of {organs}, not of {organ}. Acknowledge it with the reference of the delegation.',
  'parent-by-option':
    'A {kind} stands under a {parentKind} only as an option ({organization} under {parent}). Acknowledge it with the reference of the consent.',
} as const;
