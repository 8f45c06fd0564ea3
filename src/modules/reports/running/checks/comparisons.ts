import type { Relation } from '../../../../events/vocabulary/report/report-flag.js';
import { fits, named } from '../numbers.js';
import type { Check } from './check.js';

/** Two sums stand in a relation. */
export const compare: Check = ({ compare }, { numbers }) => {
  if (!compare) return undefined;
  const { relation } = compare;
  const [left, right] = [numbers.evaluate(compare.left), numbers.evaluate(compare.right)];
  if (left === undefined || right === undefined) {
    return { missing: [compare.left, compare.right].flatMap((side) => numbers.missing(side)) };
  }
  return { raised: !holds(left, relation, right), left, right, ...named(compare.left, compare.right) };
};

/** A sum fits what a published figure claims. */
export const bound: Check = ({ bound }, { numbers }) => {
  if (!bound) return undefined;
  const claim = numbers.published(bound.figure);
  const left = numbers.evaluate(bound.value);
  if (!claim || left === undefined) {
    return { missing: [...(claim ? [] : [bound.figure]), ...numbers.missing(bound.value)] };
  }
  const { figures, ledger } = named(bound.value);
  return {
    raised: !fits(left, claim, bound.tolerance),
    left,
    right: claim.value,
    figures: [bound.figure, ...figures],
    ledger,
  };
};

/** Sums of measures may be fractions: what differs by less than a millionth is equal. */
function holds(left: number, relation: Relation, right: number): boolean {
  const equal = Math.abs(left - right) < 1e-6;
  switch (relation) {
    case 'equals':
      return equal;
    case 'at-most':
      return left < right || equal;
    case 'at-least':
      return left > right || equal;
    default:
      return relation satisfies never;
  }
}
