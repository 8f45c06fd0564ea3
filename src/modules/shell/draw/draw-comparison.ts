import type { Comparison } from '../../ledger/copy/compare-ledgers.js';
import { differenceText } from '../../ledger/copy/difference-text.js';
import { table } from './table.js';

/** Two ledgers side by side, and whether they are equal. */
export function drawComparison(
  { equal, from, to, difference }: Comparison,
  names: { readonly from: string; readonly to: string },
): string {
  const streams = [...new Set([...Object.keys(from.streams), ...Object.keys(to.streams)])].toSorted();
  const revisionOf = (revision: number | undefined) => (revision === undefined ? '–' : String(revision));
  return [
    `from ${names.from}: ${from.events} events, SHA-256 ${from.sha256}`,
    `to   ${names.to}: ${to.events} events, SHA-256 ${to.sha256}`,
    table(
      ['stream', 'revision in from', 'in to', ''],
      streams.map((stream) => {
        const [a, b] = [revisionOf(from.streams[stream]), revisionOf(to.streams[stream])];
        return [stream, a, b, a === b ? '' : 'differs'];
      }),
    ),
    difference ? `Not equal. ${differenceText(difference)}` : '',
    equal ? 'Equal: the same events in the same order.' : '',
  ]
    .filter((line) => line !== '')
    .join('\n');
}
