/** Why a ledger is not copied, or no further. */
export const copy = {
  'holds-other':
    'The target {target} holds something else than the source.\n{difference}\nCopy into an empty store, or into one that a copy of this very source has begun.',
  'written-to':
    'Somebody else writes to the target {target}: the stream {stream} is at revision {actual}, not {expected}. Stop every service that works on it, then run the copy again: it goes on where that is possible.',
  'too-large':
    'The target takes {limit} bytes at once; {decision} counts {size}. Raise {setting}, then run the copy again: it goes on from here.',
  'its-limit': 'its limit',
  'not-taken':
    'The target {target} does not take {decision} or one recorded with it: {reason}. Everything before it is copied.',
  decision: 'decision {decision} ({stream}, revision {revision}, position {position} of the source)',
} as const;
