import { appliedBy } from '../../src/commands/decide/draft/draft.js';
import type { Problem } from '../../src/commands/problems/problem.js';
import { Problems } from '../../src/commands/problems/problems.js';
import type { Rule } from '../../src/commands/verify/rules/rule.js';
import { judge } from '../../src/commands/verify/verify.js';
import { given, request, type PlainRequest } from './given.js';
import { unverified } from './unverified.js';

/**
 * What one rule alone reports of the last of some decisions; those before it are recorded as the service would.
 * @returns errors before warnings, each as `pointer code organizations date`; a later change that would break as
 *   `pointer breaks rule: type date, …`
 */
export function reported(rule: Rule, ...requests: readonly [...PlainRequest[], PlainRequest]): string[] {
  const { state } = given(...requests.slice(0, -1));
  const events = unverified(state, request(requests.at(-1)!));
  if (!events) throw new Error('The request is refused before any rule is asked.');
  const applied = events.flatMap((event, index) => {
    state.apply(event);
    return appliedBy(event, state.revision, index);
  });
  const problems = new Problems();
  judge([rule], state, applied, problems);
  return [...problems.errors, ...problems.warnings].map(described);
}

function described({ pointer, code, organizationIds, params, laterChanges }: Problem): string {
  if (!laterChanges) return [pointer, code, organizationIds.join(','), params['on']].join(' ');
  const changes = laterChanges.map(({ type, effectiveOn }) => `${type} ${effectiveOn}`);
  return `${pointer} breaks ${params['rule']}: ${changes.join(', ')}`;
}
