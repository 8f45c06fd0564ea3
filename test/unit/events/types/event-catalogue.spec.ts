import { expect, it } from '@jest/globals';
import { changeCatalogue } from '../../../../src/commands/kinds/change-catalogue.js';
import {
  definitionOf,
  eventCatalogue,
  mustBeLiveFor,
  UnknownEventType,
} from '../../../../src/events/types/event-catalogue.js';
import { given, on, opening } from '../../../support/given.js';

it('names each type once', () => {
  expect(new Set(eventCatalogue.map(({ type }) => type)).size).toBe(eventCatalogue.length);
});

it('holds the event of every kind of change, and that of the decision', () => {
  const types = [...changeCatalogue.map(({ event }) => event.type), 'DecisionIssued'].sort();
  expect(eventCatalogue.map(({ type }) => type).sort()).toEqual(types);
});

it('refuses a type that it does not know', () => {
  expect(() => definitionOf('Unheard')).toThrow(UnknownEventType);
});

it('knows who must live for an event although nothing happens to them', () => {
  const { events } = given(opening()).when(
    on('2011-01-01', { kind: 'dissolve', organizationId: 'C1', sharedTo: ['C2', 'G2'] }),
  );
  expect([...mustBeLiveFor(events[1]!)]).toEqual(['C2', 'G2']);
});
