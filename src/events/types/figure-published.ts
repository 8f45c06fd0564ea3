import type { ChangeData } from './change-data.js';
import type { Text } from '../vocabulary/text.js';
import { noEffects, type EventDefinition } from '../definition/event-definition.js';
import type { Bound, Period } from '../vocabulary/fact.js';

export interface FigurePublishedData extends ChangeData {
  /** Names the figure within its document; report definitions refer to it. */
  readonly figure: string;
  readonly label: Text;
  readonly value: number;
  /** The measure that it is a total of, where the register knows one. */
  readonly measure?: string | undefined;
  readonly bound: Bound;
  /** The date it is about, where the document states one. */
  readonly asOf?: string | undefined;
  /** The period it covers, where the document states one. */
  readonly period?: Period | undefined;
  /** What else the document states about it: `scope`, `audience`, `since`, `includes`, … */
  readonly attributes: Readonly<Record<string, string>>;
  readonly document: { readonly title: string; readonly publishedOn: string };
  /** The printed words. */
  readonly quotation: string;
}

/** A number that a document published. It is compared, and never changes state. */
export const figurePublished: EventDefinition<'FigurePublished', FigurePublishedData> = {
  type: 'FigurePublished',
  schemaVersion: 1,
  effects: noEffects,
};
