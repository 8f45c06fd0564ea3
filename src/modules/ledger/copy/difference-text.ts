import type { Difference, EventPlace } from './compare-ledgers.js';

/** Where two logs begin to differ, in words. */
export function differenceText({ number, from, to, parts }: Difference): string {
  return [
    `The first difference is event ${number} of the log${parts.length > 0 ? `, in its ${parts.join(', ')}` : ''}:`,
    `  from: ${placeText(from)}`,
    `  to:   ${placeText(to)}`,
  ].join('\n');
}

function placeText(place: EventPlace | undefined): string {
  if (!place) return 'nothing, the log ends before it';
  const { position, stream, revision, type, id } = place;
  return `${stream} revision ${revision}, ${type} ${id}, position ${position}`;
}
