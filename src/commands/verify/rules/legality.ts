import type {
  Classification,
  KindDefinition,
  ParentRule,
} from '../../../events/vocabulary/classification.js';
import type { OrganizationState } from '../../../events/register/history.js';
import { list } from '../../kinds/change-context.js';
import type { ProblemCode } from '../../problems/problem.js';

/** Why an organization may not stand where it stands, or may only as an option. */
export interface Illegality {
  readonly code: ProblemCode;
  readonly severity: 'error' | 'warning';
  readonly params: Readonly<Record<string, string | number>>;
}

/**
 * Judges one place in the hierarchy on one date by the classification of that date.
 * @param parent undefined when the parent does not live; ignored for a root
 */
export function judgeParent(
  classification: Classification | undefined,
  child: OrganizationState,
  parent: OrganizationState | undefined,
): Illegality | undefined {
  if (!classification) return error('no-classification');
  const definition = classification.kinds.find(({ code }) => code === child.kind);
  if (!definition) {
    return error('unknown-kind', {
      kind: child.kind,
      known: list(classification.kinds.map(({ code }) => code)),
    });
  }
  const { kind } = child;
  if (child.parentId === null) {
    return definition.parents.some((rule) => rule.kind === null)
      ? undefined
      : error('root-not-allowed', { kind, legal: legalParents(definition) });
  }
  if (!parent) return error('parent-not-live');
  const rules = definition.parents.filter((rule) => rule.kind === parent.kind);
  if (rules.length === 0) {
    const legal = legalParents(definition);
    return error('illegal-parent-kind', { kind, parentKind: parent.kind, legal });
  }
  const met = rules.filter(({ authority }) => !authority || parent.authorities.includes(authority));
  if (met.length === 0) return error('parent-lacks-authority', { kind, authority: rules[0]!.authority! });
  if (met.every(({ byOption }) => byOption)) {
    return { code: 'parent-by-option', severity: 'warning', params: { kind, parentKind: parent.kind } };
  }
  return undefined;
}

/** Codes of the kinds that may not stand everywhere any more where they could before. */
export function stricter(before: Classification | undefined, now: Classification | undefined): string[] {
  return (before?.kinds ?? [])
    .filter(({ code, parents }) => {
      const rules = now?.kinds.find((kind) => kind.code === code)?.parents ?? [];
      return !parents.every((rule) => rules.some((other) => sameRule(rule, other)));
    })
    .map(({ code }) => code);
}

function sameRule(one: ParentRule, other: ParentRule): boolean {
  return (
    one.kind === other.kind &&
    one.authority === other.authority &&
    (one.byOption ?? false) === (other.byOption ?? false)
  );
}

function legalParents({ parents }: KindDefinition): string {
  return list(parents.map(({ kind, authority }) => (kind ?? 'null') + (authority ? ` (${authority})` : '')));
}

function error(code: ProblemCode, params: Readonly<Record<string, string | number>> = {}): Illegality {
  return { code, severity: 'error', params };
}
