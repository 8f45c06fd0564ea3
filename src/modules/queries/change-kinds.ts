import { changeCatalogue } from '../../commands/catalogue.js';
import type { Text } from '../../events/classification.js';

/** Kinds of change by the type of the event they become. */
const byType = new Map<string, { readonly kind: string; readonly label: Text; readonly type: string }>(
  changeCatalogue.map(({ kind, label, event }) => [event.type, { kind, label, type: event.type }]),
);

/** The kind of change that an event type comes from; null for an event that no change asks for. */
export function changeKindOfType(type: string): string | null {
  return byType.get(type)?.kind ?? null;
}

/** The event type that a kind of change becomes; undefined for an unknown one. */
export function typeOfChangeKind(kind: string): string | undefined {
  return changeCatalogue.find((entry) => entry.kind === kind)?.event.type;
}
