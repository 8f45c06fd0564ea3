import type { OrganizationState } from '../../../../src/events/register/history.js';

/** The parts of a state that answers give, and nothing of what surrounds it there. */
export function stateOf(state: OrganizationState): OrganizationState {
  const { name, otherNames, kind, parentId, codes, authorities, functions } = state;
  return { name, otherNames, kind, parentId, codes, authorities, functions };
}

/** What a step says of the state before and after it. */
export function briefly(state: OrganizationState | null) {
  return state && { name: state.name, kind: state.kind, parentId: state.parentId };
}
