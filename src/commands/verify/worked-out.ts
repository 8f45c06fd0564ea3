import { fingerprint } from '../../events/definition/canonical.js';
import type { ChangeRef } from '../../events/register/history.js';
import { comparePlaces } from '../../events/register/history.js';
import type { RegisterState } from '../../events/register/register-state.js';
import type { ChangeContent } from '../../events/types/change-rectified.js';
import { effectsOf } from '../../events/types/event-catalogue.js';
import type { Effect } from '../../events/vocabulary/effect.js';
import { askedFor } from '../kinds/asked-for.js';
import { changeKindOfEvent } from '../kinds/change-catalogue.js';
import { ChangeContext, list } from '../kinds/change-context.js';
import type { Problem, ProblemCode } from '../problems/problem.js';
import { Problems } from '../problems/problems.js';
import type { OwnChanges } from './own-changes.js';

/** A recorded change that would come to something else if it were decided now. */
export interface Otherwise {
  readonly change: ChangeRef;
  readonly code: ProblemCode;
  /** The subject first. */
  readonly organizationIds: readonly string[];
  readonly params: Problem['params'];
}

/**
 * The recorded changes that would come to something else if they were decided where they stand, with the decision's
 * own changes before them: what they carry along (children, a subtree, the name that a reinstated organization had)
 * was worked out from a state that is no longer the state before them, or they no longer change anything.
 * So a register is what its changes in force come to in the order of their dates, whatever the order in which they
 * were recorded.
 */
export function otherwise(state: RegisterState, own: OwnChanges): Otherwise[] {
  return changesToDecideAgain(state, own).flatMap((change) => decidedAgain(state, change) ?? []);
}

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

function decidedAgain(state: RegisterState, change: ChangeRef): Otherwise | undefined {
  const content = state.changes.inForce(change.revision);
  const kind = content && changeKindOfEvent(content.type);
  if (!kind) return undefined;
  const problems = new Problems();
  const context = new ChangeContext(state, change, 0, '', problems, { corrects: content });
  const data = kind.decide(askedFor(content) as never, context);
  const [error] = problems.errors;
  if (error)
    return { change, code: error.code, organizationIds: error.organizationIds, params: error.params };
  return data && difference(change, content, effectsOf({ type: content.type, data }));
}

/** What the effects on organizations would be instead; undefined when they are the same. */
function difference(
  change: ChangeRef,
  content: ChangeContent,
  now: readonly Effect[],
): Otherwise | undefined {
  const [was, is] = [byOrganization(effectsOf(content)), byOrganization(now)];
  const added = [...is.keys()].filter((id) => !was.has(id));
  const dropped = [...was.keys()].filter((id) => !is.has(id));
  const changed = [...is.keys()].filter((id) => was.has(id) && was.get(id) !== is.get(id));
  const organizationIds = [...added, ...dropped, ...changed];
  if (organizationIds.length === 0) return undefined;
  const params = { added: list(added), dropped: list(dropped), changed: list(changed) };
  return { change, code: 'carried-otherwise', organizationIds, params };
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
