import type { Language } from '../../events/messages/language.js';
/** A piece of text; `href` is a path of the service or `#` and an anchor of the page. */
export interface Inline {
  readonly text: string;
  readonly href?: string;
}
export type Content = readonly Inline[];

export interface Row {
  readonly header: Content;
  readonly cells: readonly Content[];
  readonly tone?: 'part' | 'apart' | 'total' | 'alert';
}

export interface Table {
  readonly kind: 'table';
  readonly caption: string;
  /** Of the row headers, then of the cells. */
  readonly columns: readonly { readonly label: string; readonly numeric: boolean }[];
  readonly rows: readonly Row[];
}

export interface List {
  readonly kind: 'list';
  readonly items: readonly Content[];
}

/** A short text under its own heading, with a list. */
export interface Entry {
  readonly kind: 'entry';
  readonly anchor: string;
  readonly title: string;
  readonly text: string | null;
  readonly items: readonly Content[];
}

export interface Section {
  readonly id: string;
  readonly title: string;
  /** Needs the width of a page turned on its side. */
  readonly wide?: boolean;
  readonly blocks: readonly (Table | List | Entry)[];
}

/** A report as it is laid out, whatever it is written in. All numbers and dates are in words already. */
export interface Page {
  readonly language: Language;
  readonly title: string;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly sections: readonly Section[];
}

export function plain(text: string): Content {
  return [{ text }];
}
