import { effectsThatAlter } from '../../../events/register/alterations.js';
import { contains, type Phase } from '../phases.js';
import type { ProblemReport } from '../problem-report.js';
import type { World } from '../world.js';
import type { OrganizationRule } from './rule.js';

/** Nobody stands under itself: walks up on every date on which something above the organization differs. */
export const cycles: OrganizationRule = ({ organizationId, since, effects }, world, report) => {
  if (!placing.some((effect) => effects.has(effect))) return;
  if (world.state.timeline.everUnder(organizationId).size === 0) return;
  for (const phase of world.phasesOf(organizationId)) {
    const cycle = firstCycle(organizationId, phase, since, world);
    if (cycle) return reportCycle(organizationId, cycle, report);
  }
};

/** What places an organization under another one. */
const placing = effectsThatAlter('parentId');

interface Cycle {
  /** From the organization round to itself. */
  readonly path: readonly string[];
  readonly on: string;
}

/** The first cycle through an organization in one of its phases, from `since` on. */
function firstCycle(id: string, { from, to, state }: Phase, since: string, world: World): Cycle | undefined {
  if (state.parentId === null || (to !== null && to <= since)) return undefined;
  let on: string | null = from > since ? from : since;
  while (on !== null && (to === null || on < to)) {
    const { path, until } = pathUp(id, on, world);
    if (path.length > 1 && path.at(-1) === id) return { path, on };
    on = until;
  }
  return undefined;
}

/** The ids from an organization up to a root, or round to itself; and the date from which the way may differ. */
function pathUp(id: string, on: string, world: World): { path: string[]; until: string | null } {
  const path = new Set([id]);
  let until: string | null = null;
  for (let current = id; ;) {
    const phases = world.phasesOf(current);
    const phase = phases.find((candidate) => contains(candidate, on));
    const next = phase ? phase.to : (phases.find(({ from }) => from > on)?.from ?? null);
    if (next !== null && (until === null || next < until)) until = next;
    const parentId = phase?.state.parentId ?? null;
    if (parentId === null) return { path: [...path], until };
    if (path.has(parentId)) return { path: [...path, parentId], until };
    path.add(parentId);
    current = parentId;
  }
}

function reportCycle(id: string, { path, on }: Cycle, report: ProblemReport): void {
  const members = [...new Set(path)];
  if (!report.once(`cycle\n${members.toSorted().join('\n')}\n${on}`)) return;
  report.trouble({
    code: 'cycle',
    severity: 'error',
    on,
    organizationIds: members,
    params: { organization: id, on, path: path.join(' → ') },
    causes: members.map((member) => [member, placing] as const),
  });
}
