import { effectsOf, mustBeLiveFor } from '../../../events/types/event-catalogue.js';
import type { FlowName } from '../../../events/vocabulary/effect.js';
import type { NewEvent } from '../../../events/definition/envelope.js';
import { list, type ChangeContext } from '../../kinds/change-context.js';
import type { DecisionInput } from '../decision-request.js';
import type { Problems } from '../../problems/problems.js';

type Content = Pick<NewEvent, 'type' | 'data'>;

/**
 * Reports a warning when a decision's organ is not among those that the rules name for such a change.
 * @param contents what the change says, or what it rectifies says
 */
export function checkCompetence(
  kind: string,
  contents: readonly Content[],
  decision: DecisionInput | undefined,
  { classification, place, state, index }: ChangeContext,
  problems: Problems,
): void {
  const competences = (classification.competences ?? []).filter(({ changes }) => changes.includes(kind));
  if (!decision || competences.length === 0) return;
  const subjects = contents.flatMap(subjectsOf);
  const kinds = subjects.map(
    ({ organizationId, kind: opened }) => opened ?? state.timeline.stateBefore(organizationId, place)?.kind,
  );
  const rules = competences.filter(
    (rule) => !rule.kinds || kinds.some((each) => each !== undefined && rule.kinds!.includes(each)),
  );
  const organ = decision.organ ?? decision.issuer;
  if (rules.length === 0 || rules.some(({ organs }) => organs.includes(organ))) return;
  problems.add({
    code: 'competence',
    severity: 'warning',
    pointer: `/changes/${index}`,
    change: index,
    organizationIds: [...new Set(subjects.map(({ organizationId }) => organizationId))],
    params: { organ, organs: list([...new Set(rules.flatMap(({ organs }) => organs))]) },
  });
}

/** Flows of those who go along with what a change is about. */
const along: readonly FlowName[] = ['consequential', 'carried-in', 'carried-out'];

/**
 * The organizations that a change is about, with the kind of those it opens. Children that go elsewhere because of
 * it, and what is carried along with its head, are not among them.
 */
function subjectsOf(event: Content): { organizationId: string; kind?: string }[] {
  const effects = effectsOf(event).filter((effect) => !('as' in effect) || !along.includes(effect.as));
  const named = [...mustBeLiveFor(event)].map((organizationId) => ({ organizationId }));
  return [
    ...effects.map((effect) => ({
      organizationId: effect.organizationId,
      ...(effect.effect === 'opened' && { kind: effect.kind }),
    })),
    ...named,
  ];
}
