import { expect, it } from '@jest/globals';
import { eventCatalogue, UnknownEventType } from '../../../../src/events/types/event-catalogue.js';
import type { NewEvent } from '../../../../src/events/definition/envelope.js';
import { noEffects, type EventDefinition } from '../../../../src/events/definition/event-definition.js';
import { UnknownSchemaVersion, upcast } from '../../../../src/events/register/upcast.js';

interface Third {
  readonly name: string;
  readonly places: readonly string[];
  readonly actor: string;
}

/** An event that had two earlier shapes: `{ title }`, then `{ name, place }`. */
const definition: EventDefinition<'Sample', Third> = {
  type: 'Sample',
  schemaVersion: 3,
  upcasters: {
    1: ({ title }: { title: string }) => ({ name: title, place: '?' }),
    2: ({ name, place }: { name: string; place: string }, { actor }) => ({ name, places: [place], actor }),
  },
  effects: noEffects,
};

function stored(schemaVersion: number, data: unknown, type = 'Sample'): NewEvent {
  return {
    id: 'e',
    type,
    data,
    metadata: {
      register: 'r',
      schemaVersion,
      decisionId: 'd',
      index: 1,
      effectiveOn: '2010-01-01',
      effectiveSequence: 0,
      recordedAt: '2010-01-01T00:00:00.000Z',
      actor: 'somebody',
      correlationId: 'c',
      causationId: 'c',
    },
  };
}

const lift = (event: NewEvent) => upcast(event, definition as EventDefinition<string, never>);

it('leaves an event of today as it is', () => {
  const event = stored(3, { name: 'n', places: [], actor: 'a' });
  expect(lift(event)).toBe(event);
});

it('lifts a payload through every version in between', () => {
  const today = { name: 'old', places: ['?'], actor: 'somebody' };
  expect(lift(stored(1, { title: 'old' }))).toMatchObject({ data: today, metadata: { schemaVersion: 3 } });
  expect(lift(stored(2, { name: 'old', place: '?' })).data).toEqual(today);
});

it('does not touch the stored event', () => {
  const event = stored(1, { title: 'old' });
  const before = structuredClone(event);
  expect(lift(event)).not.toBe(event);
  expect(event).toEqual(before);
});

it('keeps everything else of the event', () => {
  const { data: _, metadata, ...rest } = stored(1, { title: 'old' });
  expect(lift(stored(1, { title: 'old' }))).toMatchObject({
    ...rest,
    metadata: { ...metadata, schemaVersion: 3 },
  });
});

it('refuses a version that is newer, that is none, or that no upcaster leads on from', () => {
  for (const version of [4, 0, -1, 1.5, NaN]) {
    expect(() => lift(stored(version, {}))).toThrow(UnknownSchemaVersion);
  }
  const { 2: second } = definition.upcasters!;
  const gap = { ...definition, upcasters: { 2: second! } } as EventDefinition<string, never>;
  expect(() => upcast(stored(1, {}), gap)).toThrow('version 1');
});

it('refuses a type that is not in the catalogue', () => {
  expect(() => upcast(stored(1, {}, 'Unheard'))).toThrow(UnknownEventType);
});

it.each([...eventCatalogue])('has an upcaster for every earlier version of $type', (entry) => {
  const { schemaVersion, upcasters } = entry as EventDefinition<string, never>;
  const earlier = Array.from({ length: schemaVersion - 1 }, (_, i) => String(i + 1));
  expect(Object.keys(upcasters ?? {})).toEqual(earlier);
});
