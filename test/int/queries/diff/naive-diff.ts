import type { Effect } from '../../../../src/events/vocabulary/effect.js';
import { comparePlaces, type ChangeRef, type Entry } from '../../../../src/events/register/history.js';
import { fates } from '../../../support/known.js';
import { QueriesUnderTest } from '../support.js';
import { sorted } from './diff.js';

/** Two states of a register to be compared. */
export interface Pair {
  readonly register: string;
  readonly from: string;
  readonly to: string;
  readonly knownFrom: number;
  readonly knownTo: number;
}

/** The items as they follow from two folds, but for what lineage says. */
export function naiveDiff(queries: QueriesUnderTest, { register, from, to, knownFrom, knownTo }: Pair) {
  const [first, second] = [queries.state(register, knownFrom), queries.state(register, knownTo)];
  const all = fates(queries.events(register, knownTo));
  const ids = new Set([...first.timeline.ids(), ...second.timeline.ids()]);
  return [...ids].sort().flatMap((id) => {
    const before = first.timeline.stateOn(id, from) ?? null;
    const after = second.timeline.stateOn(id, to) ?? null;
    if (JSON.stringify(sorted(before)) === JSON.stringify(sorted(after))) return [];
    const between = second.timeline.stateOn(id, from) ?? null;
    const fields = Object.keys(before ?? after!).filter(
      (field) => JSON.stringify(sorted(before)?.[field]) !== JSON.stringify(sorted(after)?.[field]),
    );
    const categories = [
      ...(before ? [] : ['opened']),
      ...(after ? [] : ['closed']),
      ...(before && after ? [...new Set(fields.map((field) => fieldCategory[field]!))] : []),
      ...(JSON.stringify(sorted(between)) === JSON.stringify(sorted(after)) ? ['learned'] : []),
    ];
    const old = deeds(first.timeline.entries(id), from);
    const now = deeds(second.timeline.entries(id), to);
    const changes = [...new Set([...old.keys(), ...now.keys()])]
      .filter((revision) => statementOf(old.get(revision)) !== statementOf(now.get(revision)))
      .map((revision) => ({ revision, was: old.get(revision), is: now.get(revision) }))
      .sort((a, b) => comparePlaces((a.is ?? a.was)!.change, (b.is ?? b.was)!.change));
    const [ever, anew] = [first, second].map(({ timeline }) => deeds(timeline.entries(id), '9999-12-31'));
    const corrected = changes
      .map(({ revision }) => revision)
      .filter(
        (revision) =>
          revision <= knownFrom && statementOf(ever!.get(revision)) !== statementOf(anew!.get(revision)),
      );
    if (corrected.length > 0) categories.push('corrected');
    return [
      {
        id,
        categories: categories.sort(),
        before,
        after,
        differences: before && after ? fields : [],
        corrected,
        changes: changes.map(({ revision, was, is }) => ({
          revision,
          effectiveOn: (is ?? was)!.change.effectiveOn,
          effects: (is ?? was)!.effects.map(({ effect }) => effect),
          standing: !is
            ? 'withdrawn'
            : was
              ? 'corrected'
              : is.change.effectiveOn > from
                ? 'happened'
                : 'learned',
          was:
            was && is
              ? {
                  effectiveOn: was.change.effectiveOn,
                  effectiveSequence: was.change.effectiveSequence,
                  dateStated: null,
                  assumed: false,
                  effects: was.effects.map(({ effect }) => effect),
                }
              : null,
          rectifiedBy: rectifiedSince(revision),
        })),
      },
    ];
  });

  function rectifiedSince(revision: number): number[] {
    const rectifications = all.get(revision)?.rectifiedBy.map((event) => event.revision) ?? [];
    return revision > knownFrom
      ? rectifications
      : rectifications.filter((rectification) => rectification > knownFrom);
  }
}

interface Deed {
  readonly change: ChangeRef;
  readonly effects: readonly Effect[];
}

/** What each change does to an organization by a date. */
function deeds(entries: readonly Entry[], on: string): Map<number, Deed> {
  const found = new Map<number, Deed>();
  for (const { change, effect } of entries) {
    if (change.effectiveOn > on) continue;
    found.set(change.revision, {
      change,
      effects: [...(found.get(change.revision)?.effects ?? []), effect],
    });
  }
  return found;
}

function statementOf(deed: Deed | undefined): string {
  if (!deed) return '';
  const { effectiveOn, effectiveSequence } = deed.change;
  return JSON.stringify([effectiveOn, effectiveSequence, deed.effects]);
}

const fieldCategory: Readonly<Record<string, string>> = {
  name: 'renamed',
  otherNames: 'renamed',
  parentId: 'moved',
  kind: 'reclassified',
  codes: 'recoded',
  authorities: 'authorities',
  functions: 'functions',
};
