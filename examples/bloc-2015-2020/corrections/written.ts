import type { DecisionInput } from '../../../src/commands/decide/decision-request.js';
import type { ChangeTargetInput } from '../../../src/commands/kinds/target.js';
import type { ChangeRequest } from '../changes.js';
import type { Act } from '../stage.js';

/** A decision as it was recorded. */
export interface Written {
  readonly id: string;
  readonly act: Act;
  readonly paper: DecisionInput;
}

type Kind = ChangeRequest['kind'];

/** A recorded change, and how a later decision names it. */
export interface WrittenChange<K extends Kind> {
  readonly decision: Written;
  readonly target: ChangeTargetInput;
  readonly change: Extract<ChangeRequest, { kind: K }>;
}

/** All changes of a kind, those that took effect last first. */
export function lastOf<K extends Kind>(written: readonly Written[], kind: K): WrittenChange<K>[] {
  const isOfKind = (change: ChangeRequest): change is WrittenChange<K>['change'] => change.kind === kind;
  return written
    .toSorted((a, b) => (a.act.on > b.act.on ? -1 : a.act.on < b.act.on ? 1 : 0))
    .flatMap((decision) =>
      decision.act.changes.flatMap((change, i) =>
        isOfKind(change) ? [{ decision, target: { decisionId: decision.id, change: i + 1 }, change }] : [],
      ),
    );
}

/** The first of them. @throws RangeError when there is none */
export function first<T>(found: readonly T[], what: string): T {
  const [one] = found;
  if (one === undefined) throw new RangeError(`the term has no ${what}`);
  return one;
}

/** A paper as others refer to it. */
export function cited({ paper }: Written): string {
  const [year, month, day] = paper.issuedOn.split('-');
  const name = { QĐ: 'Quyết định', CV: 'Công văn', BC: 'Báo cáo', BB: 'Biên bản' }[paper.type] ?? paper.type;
  return `${name} số ${paper.number} ngày ${day}/${month}/${year}`;
}
