import type { Effect, FunctionRole, OtherNames } from '../vocabulary/effect.js';
import type { ChangeContent, Rectification } from '../types/change-rectified.js';
import type { NewEvent } from '../definition/envelope.js';

/** Names a recorded change and its place on both axes of time. */
export interface ChangeRef {
  readonly revision: number;
  readonly effectiveOn: string;
  readonly effectiveSequence: number;
  readonly decisionId: string;
  readonly index: number;
  readonly type: string;
}

/** The reference to the change that an event records at a revision. */
export function changeRef({ type, metadata }: NewEvent, revision: number): ChangeRef {
  const { effectiveOn, effectiveSequence, decisionId, index } = metadata;
  return { revision, effectiveOn, effectiveSequence, decisionId, index, type };
}

/** The reference to a rectified change as it says something: at its own revision, with its own name. */
export function rectifiedRef(
  { revision, decisionId, index }: Pick<Rectification, 'revision' | 'decisionId' | 'index'>,
  content: ChangeContent,
): ChangeRef {
  const { type, effectiveOn, effectiveSequence } = content;
  return { revision, effectiveOn, effectiveSequence, decisionId, index, type };
}

/** A place on the valid axis: (effectiveOn, effectiveSequence, revision). */
export type Place = Pick<ChangeRef, 'effectiveOn' | 'effectiveSequence' | 'revision'>;

/** One effect of a change on one organization. `ordinal` is the effect's place within its change. */
export interface Entry {
  readonly change: ChangeRef;
  readonly ordinal: number;
  readonly effect: Effect;
}

/** What an organization is while it lives. */
export interface OrganizationState {
  readonly name: string;
  readonly otherNames: OtherNames;
  readonly kind: string;
  readonly parentId: string | null;
  readonly codes: Readonly<Record<string, string>>;
  /** Sorted. */
  readonly authorities: readonly string[];
  readonly functions: Readonly<Record<string, FunctionRole>>;
}

export type StateField = keyof OrganizationState;

/** The step one effect makes; null where the organization does not live. */
export interface Transition {
  readonly entry: Entry;
  readonly before: OrganizationState | null;
  readonly after: OrganizationState | null;
}

/** What the organization was at the end of every date in `[from, to)`; `to` is null while nothing ends it. */
export interface Version {
  readonly from: string;
  readonly to: string | null;
  readonly state: OrganizationState;
  /** The last change of the day `from`: the one that made this version. */
  readonly change: ChangeRef;
}

/** Orders two places on the valid axis. */
export function comparePlaces(a: Place, b: Place): number {
  if (a.effectiveOn !== b.effectiveOn) return a.effectiveOn < b.effectiveOn ? -1 : 1;
  return a.effectiveSequence - b.effectiveSequence || a.revision - b.revision;
}

/** Orders two entries of one organization on the valid axis. */
export function compareEntries(a: Entry, b: Entry): number {
  return comparePlaces(a.change, b.change) || a.ordinal - b.ordinal;
}

/**
 * The transitions of one organization. `entries` are in valid order. Total: whatever was recorded folds to
 * something; whether it should have been recorded is for the deciding side to say.
 */
export function transitions(entries: readonly Entry[]): Transition[] {
  let state: OrganizationState | null = null;
  return entries.map((entry) => {
    const before: OrganizationState | null = state;
    state = step(before, entry.effect);
    return { entry, before, after: state };
  });
}

/** The versions of one organization: maximal, in order, never overlapping. `entries` are in valid order. */
export function versions(entries: readonly Entry[]): Version[] {
  const result: Version[] = [];
  let open: Omit<Version, 'to'> | null = null;
  let state: OrganizationState | null = null;
  for (const [i, entry] of entries.entries()) {
    state = step(state, entry.effect);
    const date = entry.change.effectiveOn;
    if (entries[i + 1]?.change.effectiveOn === date) continue;
    if (sameState(open?.state ?? null, state)) continue;
    if (open) result.push({ ...open, to: date });
    open = state && { from: date, state, change: entry.change };
  }
  if (open) result.push({ ...open, to: null });
  return result;
}

/** The state at the end of `date`; undefined when the organization does not live then. */
export function stateOn(entries: readonly Entry[], date: string): OrganizationState | undefined {
  return fold(entries, (change) => change.effectiveOn <= date);
}

/** The state after everything that stands before `place` on the valid axis. */
export function stateBefore(entries: readonly Entry[], place: Place): OrganizationState | undefined {
  return fold(entries, (change) => comparePlaces(change, place) < 0);
}

/** The state after everything that stands at `place` on the valid axis or before it. */
export function stateAfter(entries: readonly Entry[], place: Place): OrganizationState | undefined {
  return fold(entries, (change) => comparePlaces(change, place) <= 0);
}

/** The state after all entries, known what the first `length` of them come to. */
export function foldFrom(
  known: OrganizationState | undefined,
  entries: readonly Entry[],
  length: number,
): OrganizationState | undefined {
  let state = known ?? null;
  for (let i = length; i < entries.length; i++) state = step(state, entries[i]!.effect);
  return state ?? undefined;
}

function fold(
  entries: readonly Entry[],
  within: (change: ChangeRef) => boolean,
): OrganizationState | undefined {
  let state: OrganizationState | null = null;
  for (const { change, effect } of entries) {
    if (!within(change)) break;
    state = step(state, effect);
  }
  return state ?? undefined;
}

function step(state: OrganizationState | null, effect: Effect): OrganizationState | null {
  if (effect.effect === 'opened') {
    return {
      name: effect.name,
      otherNames: effect.otherNames ?? {},
      kind: effect.kind,
      parentId: effect.parentId,
      codes: effect.codes ?? {},
      authorities: [],
      functions: {},
    };
  }
  if (!state) return null;
  switch (effect.effect) {
    case 'closed':
      return null;
    case 'renamed':
      return { ...state, name: effect.name, otherNames: effect.otherNames ?? state.otherNames };
    case 'moved':
      return { ...state, parentId: effect.parentId };
    case 'reclassified':
      return { ...state, kind: effect.kind };
    case 'coded':
      return { ...state, codes: put(state.codes, effect.scheme, effect.value) };
    case 'authorized': {
      const others = state.authorities.filter((authority) => authority !== effect.authority);
      return { ...state, authorities: effect.held ? [...others, effect.authority].sort() : others };
    }
    case 'assigned':
      return { ...state, functions: put(state.functions, effect.function, effect.role) };
    case 'succeeded':
      return state;
    default:
      return effect satisfies never;
  }
}

function put<V>(record: Readonly<Record<string, V>>, key: string, value: V | null): Record<string, V> {
  const { [key]: _, ...rest } = record;
  return value === null ? rest : { ...rest, [key]: value };
}

function sameState(a: OrganizationState | null, b: OrganizationState | null): boolean {
  if (a === b) return true;
  if (!a || !b) return false;
  return stateFields.every((field) => sameField[field](a, b));
}

type Comparison = (a: OrganizationState, b: OrganizationState) => boolean;

/** Whether two states are the same in a field. */
const sameField: Readonly<Record<StateField, Comparison>> = {
  name: (a, b) => a.name === b.name,
  otherNames: (a, b) => sameRecord(a.otherNames, b.otherNames),
  kind: (a, b) => a.kind === b.kind,
  parentId: (a, b) => a.parentId === b.parentId,
  codes: (a, b) => sameRecord(a.codes, b.codes),
  authorities: (a, b) => a.authorities.join('\n') === b.authorities.join('\n'),
  functions: (a, b) => sameRecord(a.functions, b.functions),
};

/** All fields of a state, in the order in which they are named. */
export const stateFields = Object.keys(sameField) as readonly StateField[];

function sameRecord(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}

/** The state on a date, read from an organization's versions. */
export function stateIn(versions: readonly Version[], on: string): OrganizationState | undefined {
  return versions.find(({ from, to }) => from <= on && (to === null || on < to))?.state;
}
