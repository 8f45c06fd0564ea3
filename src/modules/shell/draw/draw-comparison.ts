import type { Language } from '../../../events/messages/language.js';
import { columns } from './columns.js';
import { text } from '../../../events/messages/format.js';
import type { Comparison } from '../../ledger/copy/compare-ledgers.js';
import { differenceText } from '../../ledger/copy/difference-text.js';
import { table } from './table.js';

/** Two ledgers side by side, and whether they are equal. */
export function drawComparison(
  { equal, from, to, difference }: Comparison,
  names: { readonly from: string; readonly to: string },
  language: Language,
): string {
  const streams = [...new Set([...Object.keys(from.streams), ...Object.keys(to.streams)])].toSorted();
  const revisionOf = (revision: number | undefined) => (revision === undefined ? '–' : String(revision));
  return [
    text(language, 'comparison.from', { store: names.from, events: from.events, hash: from.sha256 }),
    text(language, 'comparison.to', { store: names.to, events: to.events, hash: to.sha256 }),
    table(
      columns(language, 'stream', 'revision-in-from', 'in-to', ''),
      streams.map((stream) => {
        const [a, b] = [revisionOf(from.streams[stream]), revisionOf(to.streams[stream])];
        return [stream, a, b, a === b ? '' : text(language, 'comparison.differs')];
      }),
    ),
    difference ? text(language, 'comparison.different', { difference: differenceText(difference) }) : '',
    equal ? text(language, 'comparison.equal') : '',
  ]
    .filter((line) => line !== '')
    .join('\n');
}
