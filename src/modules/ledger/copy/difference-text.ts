import { message, type Message } from '../../../events/messages/message.js';
import type { Difference, EventPlace } from './compare-ledgers.js';

/** Where two logs begin to differ. */
export function differenceText({ number, from, to, parts }: Difference): Message {
  const first =
    parts.length > 0
      ? message('comparison.first-in', { number, parts: parts.join(', ') })
      : message('comparison.first', { number });
  return message('comparison.difference', { first, from: placeText(from), to: placeText(to) });
}

function placeText(place: EventPlace | undefined): Message {
  return place ? message('comparison.place', { ...place }) : message('comparison.ended');
}
