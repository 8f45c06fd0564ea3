import { list } from '../../kinds/change-context.js';
import type { Suspicion } from '../blame.js';
import type { ProblemReport } from '../problem-report.js';
import type { World } from '../world.js';
import type { Illegality } from './legality.js';
import { childEffects, parentEffects } from './to-stand.js';

/** An organization that stands where it may not, from a date on. */
export interface IllegalPlace {
  readonly organizationId: string;
  readonly parentId: string | null;
  readonly on: string;
  readonly illegality: Illegality;
}

/** Reports an illegal place at the child, or at the parent where it is that which ends and leaves its children. */
export function reportStanding(place: IllegalPlace, world: World, report: ProblemReport): void {
  const { organizationId: id, parentId, on, illegality } = place;
  const { code, severity, params } = illegality;
  const suspicion: Suspicion = {
    on,
    causes: [[id, childEffects], ...(parentId === null ? [] : [[parentId, parentEffects] as const])],
    byClassification: true,
  };
  if (code === 'parent-not-live' && parentId !== null && closedBy(suspicion, parentId, world, report)) {
    return reportLiveChildren(parentId, on, world, report);
  }
  report.trouble({
    ...suspicion,
    code,
    severity,
    organizationIds: parentId === null ? [id] : [id, parentId],
    params: { ...params, organization: id, parent: parentId ?? '–', on },
  });
}

/** True when it is the parent's end that leaves its children without it, and not they who came to it. */
function closedBy(
  suspicion: Suspicion,
  parentId: string,
  { state }: World,
  { blame }: ProblemReport,
): boolean {
  const own = blame.ownOn(suspicion);
  if (own?.how === 'withdraws') return false;
  const culprit = own?.ref ?? blame.recordedOn(suspicion);
  return state.timeline
    .entries(parentId)
    .some(({ change, effect }) => change.revision === culprit?.revision && effect.effect === 'closed');
}

function reportLiveChildren(parentId: string, on: string, world: World, report: ProblemReport): void {
  if (!report.once(`live-children\n${parentId}\n${on}`)) return;
  const children = [...world.state.timeline.everUnder(parentId)]
    .filter((child) => world.stateOf(child, on)?.parentId === parentId)
    .sort();
  report.trouble({
    code: 'live-children',
    severity: 'error',
    on,
    organizationIds: [parentId, ...children],
    params: { organization: parentId, on, count: children.length, children: list(children) },
    causes: [[parentId, ['closed']]],
  });
}
