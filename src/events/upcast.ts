import { definitionOf } from './catalogue.js';
import type { NewEvent } from './envelope.js';
import type { EventDefinition } from './event-definition.js';

/** Thrown for a payload whose schema version this program can't read. */
export class UnknownSchemaVersion extends Error {
  override readonly name = 'UnknownSchemaVersion';
}

/**
 * Lifts an event as stored to the schema version that is written today. The stored event stays as it is.
 * @throws UnknownEventType, UnknownSchemaVersion
 */
export function upcast<E extends NewEvent>(event: E, definition = definitionOf(event.type)): E {
  const { schemaVersion } = event.metadata;
  if (schemaVersion === definition.schemaVersion) return event;
  return {
    ...event,
    data: lift(event, definition),
    metadata: { ...event.metadata, schemaVersion: definition.schemaVersion },
  };
}

function lift(event: NewEvent, definition: EventDefinition<string, never>): unknown {
  let data = event.data;
  for (let version = event.metadata.schemaVersion; version !== definition.schemaVersion; version++) {
    const upcaster = definition.upcasters?.[version];
    if (!upcaster || version > definition.schemaVersion) {
      throw new UnknownSchemaVersion(
        `${event.type} ${event.id} has schema version ${event.metadata.schemaVersion}; ` +
          `this version of orgledger reads up to ${definition.schemaVersion}.`,
      );
    }
    data = upcaster(data as never, event.metadata);
  }
  return data;
}
