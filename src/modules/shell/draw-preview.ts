import type { Preview } from '../../commands/preview.js';
import { Rejected, type Language } from '../../commands/problem.js';
import { effectsOf } from '../../events/catalogue.js';
import { describeError } from './errors.js';
import { table } from './table.js';

/** What a decision would come to, for a terminal. */
export function drawPreview({ events, problems, counts, laterChanges }: Preview, language: Language): string {
  if (problems.length > 0) return describeError(new Rejected(problems), language);
  const kinds = [
    ...new Set(counts.flatMap(({ after, before }) => [...Object.keys(before), ...Object.keys(after)])),
  ].sort();
  const numbers = counts.flatMap(({ on, before, after }) =>
    kinds
      .map((kind) => [kind, before[kind] ?? 0, after[kind] ?? 0] as const)
      .filter(([, was, is]) => was !== is)
      .map(([kind, was, is]) => [on, kind, was, is]),
  );
  const changes = events.slice(1).map((event) => {
    const touched = [...new Set(effectsOf(event).map(({ organizationId }) => organizationId))];
    return [event.metadata.effectiveOn, event.type, touched.slice(0, 10).join(', ')];
  });
  return [
    'Nothing was recorded. It would be:',
    '',
    table(['effective', 'event', 'organizations'], changes),
    '',
    numbers.length > 0 ? table(['on', 'kind', 'before', 'after'], numbers) : 'No count changes.',
    ...(laterChanges.length > 0
      ? ['', `${laterChanges.length} later changes touch the same organizations:`]
      : []),
    ...laterChanges.map(
      ({ effectiveOn, type, decisionId, index }) => `  ${effectiveOn}  ${type}  ${decisionId}#${index}`,
    ),
  ].join('\n');
}
