import type { Acknowledgement } from './acknowledgements.js';
import type { Check } from './check-log.js';
import { silence } from './recovery.js';
import type { Ran } from './run.js';

/** At most so many violations of one kind are reported in full. */
const told = 10;

/** How a run went, in words. */
export function describeRun(
  { from, until, disturbed, failedStarts }: Ran,
  acknowledged: ReadonlyMap<number, readonly Acknowledgement[]>,
): string {
  const all = [...acknowledged.values()].flat();
  const recorded = all.filter((answer) => answer.recorded);
  const again = all.filter(({ sent }) => sent > 1).length;
  const seconds = (until - from) / 1000;
  const silences = disturbed.map((each) => silence(each, acknowledged)).toSorted((a, b) => a - b);
  const at = (share: number) =>
    `${((silences[Math.ceil(share * silences.length) - 1] ?? 0) / 1000).toFixed(1)} s`;
  return [
    `Ran          ${seconds.toFixed(0)} s, ${disturbed.length} disturbances`,
    `Acknowledged ${recorded.length} decisions (${(recorded.length / seconds).toFixed(0)}/s), ` +
      `${all.length - recorded.length} refusals; ${again} were sent more than once`,
    silences.length > 0
      ? `Without an acknowledgement, the writer hit hardest: median ${at(0.5)}, 95 % ${at(0.95)}, longest ${at(1)}`
      : '',
    failedStarts > 0 ? `Writers      ${failedStarts} starts failed while the store was away` : '',
  ]
    .filter((line) => line !== '')
    .join('\n');
}

/** What was checked, and what was wrong. */
export function describeChecks(checks: readonly Check[]): string {
  return checks
    .flatMap(({ checked, violations }) => [
      violations.length === 0 ? `  ✓ ${checked}` : `  ✗ ${checked}: ${violations.length} violations`,
      ...violations.slice(0, told).map((violation) => `      ${violation}`),
      ...(violations.length > told ? [`      … and ${violations.length - told} more`] : []),
    ])
    .join('\n');
}
