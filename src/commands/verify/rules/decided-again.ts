import { fingerprint } from '../../../events/definition/canonical.js';
import { comparePlaces, type ChangeRef } from '../../../events/register/history.js';
import type { RegisterState } from '../../../events/register/register-state.js';
import type { ChangeContent } from '../../../events/types/change-rectified.js';
import { effectsOf } from '../../../events/types/event-catalogue.js';
import type { Effect } from '../../../events/vocabulary/effect.js';
import { askedFor } from '../../kinds/asked-for.js';
import { changeKindOfEvent } from '../../kinds/change-catalogue.js';
import { ChangeContext, list } from '../../kinds/change-context.js';
import type { Problem } from '../../problems/problem.js';
import { Problems } from '../../problems/problems.js';
import type { OwnChanges } from '../own-changes.js';
import type { Rule } from './rule.js';

type Finding = Pick<Problem, 'code' | 'organizationIds' | 'params'>;

/**
 * Recorded changes behind the decision's own come to the same when they are decided again where they stand. What
 * they carry along (children, a subtree, the name that a reinstated organization had) was worked out from a state
 * that may no longer be the state before them, and they may no longer change anything. So a register is what its
 * changes in force come to in the order of their dates, whatever the order in which they were recorded. A change that
 * another rule finds broken is reported once, by that rule.
 */
export const decidedAgain: Rule = ({ state }, own, report) => {
  for (const change of changesToDecideAgain(state, own)) {
    if (report.breaks(change)) continue;
    const finding = decideAgain(state, change);
    if (finding) report.otherwise(change, finding);
  }
};

/** Recorded changes behind the first of ours to one of their organizations, and those that are restored. */
function changesToDecideAgain(state: RegisterState, own: OwnChanges): ChangeRef[] {
  const found = new Map<number, ChangeRef>();
  for (const [id, { changes }] of own.touched) {
    const first = changes[0]!.ref;
    const take = (change: ChangeRef) => {
      if (comparePlaces(first, change) < 0 && !own.find(change)) found.set(change.revision, change);
    };
    for (const { change } of state.timeline.entries(id)) take(change);
    state.changesRequiring(id).forEach(take);
  }
  for (const { how, ref } of own.all) if (how === 'restores') found.set(ref.revision, ref);
  return [...found.values()].sort(comparePlaces);
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
