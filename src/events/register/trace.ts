import type { Effect } from '../vocabulary/effect.js';

/** What a timeline's indexes take up of the effects of one change. */
export interface Trace {
  readonly under: readonly KeyAndId[];
  readonly coded: readonly KeyAndId[];
  readonly named: readonly KeyAndId[];
}

type KeyAndId = readonly [key: string, id: string];

/** What leads to organizations: their parents, codes, names and kinds at whatever date. */
export type OrganizationKey = 'parent' | 'code' | 'name' | 'kind';

/** What the indexes of a timeline take up of the effects of one change. */
export function traceOf(effects: readonly Effect[]): Trace {
  const under: KeyAndId[] = [];
  const coded: KeyAndId[] = [];
  const named: KeyAndId[] = [];
  for (const effect of effects) {
    const { organizationId: id } = effect;
    switch (effect.effect) {
      case 'opened':
        named.push([effect.name, id]);
        if (effect.parentId !== null) under.push([effect.parentId, id]);
        for (const scheme in effect.codes) coded.push([pair(scheme, effect.codes[scheme]!), id]);
        break;
      case 'renamed':
        named.push([effect.name, id]);
        break;
      case 'moved':
        if (effect.parentId !== null) under.push([effect.parentId, id]);
        break;
      case 'coded':
        if (effect.value !== null) coded.push([pair(effect.scheme, effect.value), id]);
        break;
      case 'closed':
      case 'reclassified':
      case 'authorized':
      case 'assigned':
      case 'succeeded':
        break;
      default:
        effect satisfies never;
    }
  }
  return { under, coded, named };
}

/** The kind that an effect gives its organization; undefined when it gives none. */
export function kindGiven(effect: Effect): string | undefined {
  return 'kind' in effect ? effect.kind : undefined;
}

/** The key under which a code of a scheme is indexed. */
export function pair(scheme: string, value: string): string {
  return `${scheme}\n${value}`;
}
