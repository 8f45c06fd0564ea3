import { definitionOf, rectificationsOf } from '../types/event-catalogue.js';
import type { ChangeContent } from '../types/change-rectified.js';
import type { NewEvent } from '../definition/envelope.js';
import type { EventDefinition } from '../definition/event-definition.js';

/** Thrown for a payload whose schema version this program can't read. */
export class UnknownSchemaVersion extends Error {
  override readonly name = 'UnknownSchemaVersion';
}

/**
 * Lifts an event as stored to the schema version that is written today, and so what it says of other changes.
 * The stored event stays as it is.
 * @throws UnknownEventType, UnknownSchemaVersion
 */
export function upcast<E extends NewEvent>(event: E, definition = definitionOf(event.type)): E {
  const { schemaVersion } = event.metadata;
  const lifted =
    schemaVersion === definition.schemaVersion
      ? event
      : {
          ...event,
          data: lift(event, definition),
          metadata: { ...event.metadata, schemaVersion: definition.schemaVersion },
        };
  return withContentsOfToday(lifted);
}

function withContentsOfToday<E extends NewEvent>(event: E): E {
  const rectifications = rectificationsOf(event);
  const contents = rectifications.flatMap(({ before, after }) => [before, after]);
  if (contents.every((content) => !content || isOfToday(content))) return event;
  const treated = rectifications.map(({ before, after, ...change }) => ({
    ...change,
    before: before && contentOfToday(event, before),
    after: after && contentOfToday(event, after),
  }));
  return { ...event, data: { ...(event.data as object), treated } };
}

function isOfToday({ type, schemaVersion }: ChangeContent): boolean {
  return schemaVersion === definitionOf(type).schemaVersion;
}

function contentOfToday(event: NewEvent, { type, data, ...content }: ChangeContent): ChangeContent {
  const { schemaVersion } = content;
  const lifted = upcast({ ...event, type, data, metadata: { ...event.metadata, schemaVersion } });
  return { type, ...content, data: lifted.data, schemaVersion: lifted.metadata.schemaVersion };
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
