import type { RegisterState } from '../../../events/register/register-state.js';
import type { ChangeContext } from '../../kinds/change-context.js';
import type { Problems } from '../../problems/problems.js';

interface NamedParent {
  readonly parentId: string;
  readonly pointer: string;
  readonly index: number;
}

/** The parents that a decision's changes name: any of its changes may open them. */
export class NamedParents {
  readonly #parents: NamedParent[] = [];

  /** Takes up those that a change names. What the change itself opens is known as far as the change is. */
  note({ parents, opened, pointer, index }: ChangeContext): void {
    for (const { parentId, field } of parents) {
      if (!opened.has(parentId)) this.#parents.push({ parentId, pointer: `${pointer}${field}`, index });
    }
  }

  /** Reports those that nobody knows when all changes are decided. */
  check({ timeline }: RegisterState, problems: Problems): void {
    for (const { parentId, pointer, index } of this.#parents) {
      if (timeline.has(parentId) || problems.hasErrorAt(pointer)) continue;
      const at = { pointer, change: index, organizationIds: [parentId] };
      const params = { organization: parentId };
      problems.add({ code: 'unknown-organization', severity: 'error', ...at, params });
    }
  }
}
