import type { Text } from '../../../events/vocabulary/text.js';
import { plain, type Content, type Row, type Section, type Table } from '../../presentation/page.js';
import type { Language } from '../../../events/messages/language.js';
import { formatNumber } from '../../presentation/text.js';
import { numberAnchor } from './behind.js';
import { word, type Word } from './words.js';

/** Puts the parts of a report's page into one language. */
export class Phrasing {
  constructor(readonly language: Language) {}

  say(name: Word): string {
    return word(name, this.language);
  }

  text(text: Text): string {
    return text[this.language];
  }

  section(id: string, title: Word, blocks: Section['blocks']): Section {
    return { id, title: this.say(title), blocks };
  }

  /** A table whose first column names its rows and whose others hold numbers; nothing when it has no rows. */
  table(caption: Word, columns: readonly Word[], rows: readonly Row[]): Table[] {
    if (rows.length === 0) return [];
    const labels = columns.map((name, i) => ({ label: this.say(name), numeric: i > 0 }));
    return [{ kind: 'table', caption: this.say(caption), columns: labels, rows }];
  }

  number(value: number | null, signed = false): Content {
    return plain(value === null ? '–' : formatNumber(value, this.language, signed));
  }

  /** A number that opens to what is behind it. */
  linked(value: number | null, path: string): Content {
    if (value === null || value === 0) return this.number(value);
    return [{ text: formatNumber(value, this.language), href: `#${numberAnchor(path)}` }];
  }
}
