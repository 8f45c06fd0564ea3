import { fingerprint } from '../../../events/definition/canonical.js';
import { comparePlaces, type ChangeRef } from '../../../events/register/history.js';
import type { Timeline } from '../../../events/register/timeline.js';
import type { RegisterState } from '../../../events/register/register-state.js';
import type { ChangeContent } from '../../../events/types/change-rectified.js';
import { effectsOf } from '../../../events/types/event-catalogue.js';
import type { Classification } from '../../../events/vocabulary/classification.js';
import type { Effect } from '../../../events/vocabulary/effect.js';
import { askedFor } from '../../kinds/asked-for.js';
import { changeKindOfEvent } from '../../kinds/change-catalogue.js';
import { ChangeContext, list } from '../../kinds/change-context.js';
import type { Problem } from '../../problems/problem.js';
import { Problems } from '../../problems/problems.js';
import type { OwnChanges } from '../own-changes.js';
import type { World } from '../world.js';
import type { Rule } from './rule.js';
import { datesOfDefinitions } from './to-stand.js';

type Finding = Pick<Problem, 'code' | 'organizationIds' | 'params'>;

/**
 * Recorded changes behind the decision's own come to the same when they are decided again where they stand. What
 * they carry along (children, a subtree, the name that a reinstated organization had) was worked out from a state
 * that may no longer be the state before them, and they may no longer change anything. So a register is what its
 * changes in force come to in the order of their dates, whatever the order in which they were recorded. A change that
 * another rule finds broken is reported once, by that rule.
 */
export const decidedAgain: Rule = (world, own, report) => {
  for (const change of changesToDecideAgain(world, own)) {
    if (report.breaks(change)) continue;
    const finding = decideAgain(world.state, change);
    if (finding) report.otherwise(change, finding);
  }
};

/**
 * Recorded changes behind the first of ours to one of their organizations, or to one that may come back with theirs,
 * and those that are restored; all behind a classification that takes away what they may rest on, which is rare.
 */
function changesToDecideAgain(world: World, own: OwnChanges): ChangeRef[] {
  const { state } = world;
  const found = new Map<number, ChangeRef>();
  const takeBehind = (first: ChangeRef, id: string) => {
    const take = (change: ChangeRef) => {
      if (comparePlaces(first, change) < 0 && !own.find(change)) found.set(change.revision, change);
    };
    for (const { change } of state.timeline.entries(id)) take(change);
    state.changesRequiring(id).forEach(take);
  };
  for (const [id, { changes }] of own.touched) {
    for (const each of [id, ...superiorsLeftWith(id, state)]) takeBehind(changes[0]!.ref, each);
  }
  const [defined] = own.definitions;
  if (defined && takesAway(world, own)) {
    for (const id of state.timeline.ids()) takeBehind(defined.ref, id);
  }
  for (const { how, ref } of own.all) if (how === 'restores') found.set(ref.revision, ref);
  return [...found.values()].sort(comparePlaces);
}

/** Those above an organization that left the register with it: whether it comes back with them depends on it. */
function superiorsLeftWith(organizationId: string, { timeline }: RegisterState): Set<string> {
  const found = new Set<string>();
  for (const { change, effect } of timeline.entries(organizationId)) {
    if (effect.effect !== 'closed' || effect.as !== 'carried-out') continue;
    let superior = timeline.stateBefore(organizationId, change)?.parentId ?? null;
    while (superior !== null && !found.has(superior) && leftBy(change, superior, timeline)) {
      found.add(superior);
      superior = timeline.stateBefore(superior, change)?.parentId ?? null;
    }
  }
  return found;
}

function leftBy({ revision }: ChangeRef, organizationId: string, timeline: Timeline): boolean {
  return timeline
    .entries(organizationId)
    .some(({ change, effect }) => change.revision === revision && effect.effect === 'closed');
}

function decideAgain(state: RegisterState, change: ChangeRef): Finding | undefined {
  const content = state.changes.inForce(change.revision);
  const kind = content && changeKindOfEvent(content.type);
  if (!kind) return undefined;
  const problems = new Problems();
  const context = new ChangeContext(state, change, 0, '', problems, { corrects: content });
  const data = kind.decide(askedFor(content) as never, context);
  const [error] = problems.errors;
  return error ?? (data && difference(content, effectsOf({ type: content.type, data })));
}

/** True when a classification of the decision lacks, on some date, what held there before, or ranks it otherwise. */
function takesAway(world: World, own: OwnChanges): boolean {
  const basis = (classification?: Classification) => (classification ? basisOf(classification) : []);
  return datesOfDefinitions(world, own).some((on) => {
    const now = new Set(basis(world.state.classificationOn(on)));
    return basis(world.classificationBefore(on)).some((part) => !now.has(part));
  });
}

/** What changes rest on when they are decided: each kind's rank, who may hold what, schemes, measures. */
function basisOf({ kinds, authorities = [], schemes = [], measures = [] }: Classification): string[] {
  return [
    ...kinds.map(({ code, rank }) => `kind ${code} ${rank}`),
    ...authorities.flatMap((authority) =>
      authority.kinds.map((kind) => `authority ${authority.code} ${kind}`),
    ),
    ...schemes.map(({ code }) => `scheme ${code}`),
    ...measures.map(({ label: _, ...measure }) => `measure ${fingerprint(measure)}`),
  ];
}

/** What the effects on organizations would be instead; undefined when they are the same. */
function difference(content: ChangeContent, now: readonly Effect[]): Finding | undefined {
  const [was, is] = [byOrganization(effectsOf(content)), byOrganization(now)];
  const added = [...is.keys()].filter((id) => !was.has(id));
  const dropped = [...was.keys()].filter((id) => !is.has(id));
  const changed = [...is.keys()].filter((id) => was.has(id) && was.get(id) !== is.get(id));
  const organizationIds = [...added, ...dropped, ...changed];
  if (organizationIds.length === 0) return undefined;
  const params = { added: list(added), dropped: list(dropped), changed: list(changed) };
  return { code: 'carried-otherwise', organizationIds, params };
}

/** What happens to each organization, as text; the order between organizations says nothing. */
function byOrganization(effects: readonly Effect[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const effect of effects) {
    const { organizationId } = effect;
    found.set(organizationId, `${found.get(organizationId) ?? ''}${fingerprint(effect)}`);
  }
  return found;
}
