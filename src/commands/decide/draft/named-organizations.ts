import type { RegisterState } from '../../../events/register/register-state.js';
import type { ChangeContext } from '../../kinds/change-context.js';
import type { Problems } from '../../problems/problems.js';

interface Named {
  readonly organizationId: string;
  /** When the change that names it takes effect. */
  readonly on: string;
  readonly pointer: string;
  readonly index: number;
}

/** Organizations that a decision's changes name and that any of its changes may open. */
export class NamedOrganizations {
  readonly #parents: Named[] = [];
  readonly #successors: Named[] = [];

  /** Takes up those that a change names. What the change itself opens is known as far as the change is. */
  note(context: ChangeContext): void {
    const { parents, successors, opened, index, on } = context;
    for (const { parentId: organizationId, field } of parents) {
      if (opened.has(organizationId)) continue;
      this.#parents.push({ organizationId, on, pointer: context.pointerTo(field), index });
    }
    for (const { organizationId, field } of successors) {
      this.#successors.push({ organizationId, on, pointer: context.pointerTo(field), index });
    }
  }

  /**
   * Reports, when all changes are decided, parents that nobody knows, and those that take over and don't live at the
   * end of the day.
   */
  check({ timeline }: RegisterState, problems: Problems): void {
    for (const parent of this.#parents) {
      if (!timeline.has(parent.organizationId)) report(parent, 'unknown-organization', problems);
    }
    for (const successor of this.#successors) {
      const { organizationId, on } = successor;
      if (timeline.stateOn(organizationId, on)) continue;
      report(successor, timeline.has(organizationId) ? 'not-live' : 'unknown-organization', problems);
    }
  }
}

function report(
  { organizationId, on, pointer, index }: Named,
  code: 'not-live' | 'unknown-organization',
  problems: Problems,
): void {
  if (problems.hasErrorAt(pointer)) return;
  const params = { organization: organizationId, ...(code === 'not-live' && { on }) };
  const organizationIds = [organizationId];
  problems.add({ code, severity: 'error', pointer, change: index, organizationIds, params });
}
