import type { ChangeData, StatedMeasure } from './change-data.js';
import type { Effect, OtherNames, ReclassifiedAs } from '../vocabulary/effect.js';
import type { EventDefinition } from '../definition/event-definition.js';

export interface OrganizationReclassifiedData extends ChangeData {
  readonly organizationId: string;
  readonly organizationKind: string;
  readonly as: ReclassifiedAs;
  /** Where it goes with its new kind; absent, it stays. */
  readonly parentId?: string | null | undefined;
  /** Its name in its new kind; absent, it keeps its name. */
  readonly name?: string | undefined;
  readonly otherNames?: OtherNames | undefined;
  readonly facts?: readonly StatedMeasure[] | undefined;
}

/** An organization was upgraded, downgraded or converted to another kind. */
export const organizationReclassified: EventDefinition<
  'OrganizationReclassified',
  OrganizationReclassifiedData
> = {
  type: 'OrganizationReclassified',
  schemaVersion: 1,
  effects: ({ organizationId, organizationKind, as, parentId, name, otherNames }) => {
    const effects: Effect[] = [{ effect: 'reclassified', organizationId, as, kind: organizationKind }];
    if (parentId !== undefined)
      effects.push({ effect: 'moved', organizationId, as: 'consequential', parentId });
    if (name !== undefined) {
      effects.push({ effect: 'renamed', organizationId, as: 'consequential', name, otherNames });
    }
    return effects;
  },
  facts: ({ organizationId, facts = [] }) => facts.map((fact) => ({ organizationId, ...fact })),
};
