import type { ChangeData } from '../../events/types/change-data.js';
import type { ChangeContent } from '../../events/types/change-rectified.js';
import { changeKindOfEvent } from './change-catalogue.js';

/** The whole change, with its date and all that is left to a default otherwise, that asks for a content. */
export function wholeChangeOf(content: ChangeContent): Record<string, unknown> {
  const { effectiveOn, effectiveSequence, effectivePrecision = 'day', dateStated } = content;
  const dating = { effectivePrecision, ...(dateStated && { dateStated }) };
  return { effectiveOn, effectiveSequence, ...dating, ...askedFor(content) };
}

/** What to ask for to get a content, without its place in time. */
export function askedFor({ type, data }: ChangeContent): Record<string, unknown> {
  const kind = changeKindOfEvent(type);
  if (!kind) throw new TypeError(`${type} is not the event of a change.`);
  const { printedAs, note } = data as ChangeData;
  return {
    kind: kind.kind,
    ...(printedAs !== undefined && { printedAs }),
    ...(note !== undefined && { note }),
    ...kind.ask(data as object, wholeChangeOf),
  };
}
