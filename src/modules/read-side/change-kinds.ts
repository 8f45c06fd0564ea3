import { changeCatalogue } from '../../commands/kinds/change-catalogue.js';

const kinds = new Map<string, string>(changeCatalogue.map(({ kind, event }) => [event.type, kind]));

/** The kind of change that an event type comes from; null for an event that no change asks for. */
export function changeKindOfType(type: string): string | null {
  return kinds.get(type) ?? null;
}

/** The event type that a kind of change becomes; undefined for an unknown one. */
export function typeOfChangeKind(kind: string): string | undefined {
  return changeCatalogue.find((entry) => entry.kind === kind)?.event.type;
}
