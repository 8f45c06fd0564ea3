import type { Classification, HomonymRule } from '../../src/events/vocabulary/classification.js';
import { effectsOf } from '../../src/events/types/event-catalogue.js';
import type { OrganizationState } from '../../src/events/register/history.js';
import type { Closed, Effect, FunctionRole, Opened } from '../../src/events/vocabulary/effect.js';
import type { NewEvent } from '../../src/events/definition/envelope.js';

/**
 * A register told so simply that it is obviously right: all events, folded anew from the first for every question,
 * and every rule looked at for every organization on every date. Slow, and shares no fold, index or rule with the
 * product.
 */

export interface ModelState extends OrganizationState {
  name: string;
  otherNames: Record<string, string>;
  kind: string;
  parentId: string | null;
  codes: Record<string, string>;
  authorities: string[];
  functions: Record<string, FunctionRole>;
}

/** A rule that does not hold: on a date, about some organizations. */
export interface Violation {
  readonly code: string;
  readonly on: string;
  readonly about: string;
  readonly warning: boolean;
}

interface Step {
  readonly event: NewEvent;
  readonly revision: number;
}

/** What an event that corrects or annuls names. */
function targetOf({ data }: NewEvent): { decisionId: string; change?: number } {
  return (data as { target: { decisionId: string; change?: number } }).target;
}

function names(rectifying: NewEvent, { metadata }: NewEvent): boolean {
  const { decisionId, change } = targetOf(rectifying);
  return metadata.decisionId === decisionId && (change === undefined || metadata.index === change);
}

/** True when an annulment names the event and is not void itself. */
function isVoid(rectifying: readonly NewEvent[], event: NewEvent): boolean {
  return rectifying.some(
    (other) => other.type === 'ChangeAnnulled' && names(other, event) && !isVoid(rectifying, other),
  );
}

/** True when a correction names the change, or a correction of it. */
function corrects(rectifying: readonly NewEvent[], correction: NewEvent, change: NewEvent): boolean {
  if (correction.type !== 'ChangeCorrected') return false;
  const named = rectifying.find((event) => names(correction, event));
  return named ? corrects(rectifying, named, change) : names(correction, change);
}

/**
 * What is known to have happened: every change that no annulment voids, as its last correction that none voids says
 * it. The revision is that of the change itself.
 */
export function inForce(log: readonly NewEvent[]): Step[] {
  const rectifying = log.filter(({ type }) => type === 'ChangeCorrected' || type === 'ChangeAnnulled');
  return log.flatMap((event, revision) => {
    if (rectifying.includes(event) || isVoid(rectifying, event)) return [];
    const corrections = rectifying.filter(
      (other) => corrects(rectifying, other, event) && !isVoid(rectifying, other),
    );
    const correction = corrections.at(-1);
    if (!correction) return [{ event, revision }];
    const { treated } = correction.data as { treated: [{ after: Said }] };
    const { type, data, effectiveOn, effectiveSequence } = treated[0].after;
    const metadata = { ...event.metadata, effectiveOn, effectiveSequence };
    return [{ event: { ...event, type, data, metadata }, revision }];
  });
}

export interface Said {
  type: string;
  data: unknown;
  effectiveOn: string;
  effectiveSequence: number;
}

/** All that is known to have happened, in valid order. `log` is in the order of recording. */
function inValidOrder(log: readonly NewEvent[]): Step[] {
  return inForce(log).sort(
    ({ event: { metadata: a }, revision: recordedA }, { event: { metadata: b }, revision: recordedB }) =>
      a.effectiveOn !== b.effectiveOn
        ? a.effectiveOn < b.effectiveOn
          ? -1
          : 1
        : a.effectiveSequence !== b.effectiveSequence
          ? a.effectiveSequence - b.effectiveSequence
          : recordedA - recordedB,
  );
}

/** Every organization that lives at the end of a date. */
export function snapshot(log: readonly NewEvent[], on: string): Map<string, ModelState> {
  return fold(inValidOrder(log), on);
}

function fold(steps: readonly Step[], on: string): Map<string, ModelState> {
  const live = new Map<string, ModelState>();
  for (const { event } of steps) {
    if (event.metadata.effectiveOn <= on) for (const effect of effectsOf(event)) happen(live, effect);
  }
  return live;
}

function happen(live: Map<string, ModelState>, effect: Effect): void {
  const id = effect.organizationId;
  if (effect.effect === 'opened') {
    live.set(id, {
      name: effect.name,
      otherNames: { ...effect.otherNames },
      kind: effect.kind,
      parentId: effect.parentId,
      codes: { ...effect.codes },
      authorities: [],
      functions: {},
    });
    return;
  }
  const state = live.get(id);
  if (!state) return;
  if (effect.effect === 'closed') live.delete(id);
  else alter(state, effect);
}

function alter(state: ModelState, effect: Exclude<Effect, Opened | Closed>): void {
  switch (effect.effect) {
    case 'renamed':
      state.name = effect.name;
      if (effect.otherNames) state.otherNames = { ...effect.otherNames };
      return;
    case 'moved':
      state.parentId = effect.parentId;
      return;
    case 'reclassified':
      state.kind = effect.kind;
      return;
    case 'coded': {
      const { [effect.scheme]: _, ...others } = state.codes;
      state.codes = effect.value === null ? others : { ...others, [effect.scheme]: effect.value };
      return;
    }
    case 'authorized': {
      const held = new Set(state.authorities);
      if (effect.held) held.add(effect.authority);
      else held.delete(effect.authority);
      state.authorities = [...held].sort();
      return;
    }
    case 'assigned': {
      const { [effect.function]: _, ...others } = state.functions;
      state.functions = effect.role === null ? others : { ...others, [effect.function]: effect.role };
      return;
    }
    case 'succeeded':
      return;
    default:
      effect satisfies never;
  }
}

/** The day before a date. */
export function dayBefore(date: string): string {
  return new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10);
}

/** Every date on which something takes effect. */
export function datesOf(log: readonly NewEvent[]): string[] {
  return [...new Set(inForce(log).map(({ event }) => event.metadata.effectiveOn))].sort();
}

/** Whatever does not hold: during changes, and at the end of every date. */
export function violations(log: readonly NewEvent[]): Violation[] {
  const steps = inValidOrder(log);
  return [...brokenSteps(steps), ...datesOf(log).flatMap((on) => brokenOn(steps, on))];
}

/** Organizations that a payload names and that must live for it, beside those it opens. */
function namedIn({ type, data }: NewEvent): string[] {
  const payload = data as Record<string, never> & {
    organizationId?: string;
    organizationIds?: string[];
    survivorId?: string;
    survivorIds?: string[];
    fact?: { organizationId: string };
    leadId?: string;
    coOperatorIds?: string[];
    fromOrganizationIds?: string[];
    children?: { organizationId: string }[];
    carried?: { organizationId: string }[];
    subtree?: string[];
  };
  return [
    payload.organizationId,
    payload.survivorId,
    payload.leadId,
    payload.fact?.organizationId,
    ...(payload.organizationIds ?? []),
    ...(payload.survivorIds ?? []),
    ...(payload.coOperatorIds ?? []),
    ...(payload.fromOrganizationIds ?? []),
    ...[...(payload.children ?? []), ...(payload.carried ?? [])].map((child) => child.organizationId),
    ...(type === 'OrganizationHandedOver' ? (payload.subtree ?? []) : []),
  ].filter((id): id is string => id !== undefined);
}

function brokenSteps(steps: readonly Step[]): Violation[] {
  const found: Violation[] = [];
  const live = new Map<string, ModelState>();
  const ended = new Map<string, string>();
  for (const { event } of steps) {
    const on = event.metadata.effectiveOn;
    const tell = (code: string, about: string) => found.push({ code, on, about, warning: false });
    for (const id of namedIn(event)) if (!live.has(id)) tell('not-live', id);
    // Those that take over may begin as late as on the same day.
    const { sharedTo = [] } = event.data as { sharedTo?: string[] };
    for (const id of sharedTo) if (!live.has(id) && !fold(steps, on).has(id)) tell('not-live', id);
    for (const effect of effectsOf(event)) {
      const id = effect.organizationId;
      if (effect.effect === 'opened') {
        if (effect.as === 'reinstated') {
          if (live.has(id)) tell('already-live', id);
          else if (!ended.has(id)) tell('never-ended', id);
        } else if (['received', 'carried-in'].includes(effect.as)) {
          // What went outside may come back from there, under its id.
          if (live.has(id)) tell('already-live', id);
          else if (!['handed-over', 'carried-out', undefined].includes(ended.get(id))) tell('id-reused', id);
        } else if (live.has(id) || ended.has(id)) tell('id-reused', id);
      }
      if (effect.effect === 'closed' && live.has(id)) ended.set(id, effect.as);
      happen(live, effect);
    }
  }
  return found;
}

function classificationOn(steps: readonly Step[], on: string): Classification | undefined {
  const last = steps
    .filter(({ event }) => event.type === 'ClassificationDefined' && event.metadata.effectiveOn <= on)
    .at(-1);
  return (last?.event.data as { classification: Classification } | undefined)?.classification;
}

function homonymRule(steps: readonly Step[]): HomonymRule {
  const opened = steps.find(({ event }) => event.type === 'RegisterOpened');
  return (opened?.event.data as { homonyms: HomonymRule } | undefined)?.homonyms ?? 'warn';
}

function brokenOn(steps: readonly Step[], on: string): Violation[] {
  const found: Violation[] = [];
  const live = fold(steps, on);
  const classification = classificationOn(steps, on);
  const homonyms = homonymRule(steps);
  const tell = (code: string, about: string, warning = false) => found.push({ code, on, about, warning });
  for (const [id, state] of live) {
    const place = placeOf(classification, state, live);
    if (place) tell(place.code, `${id} ${state.kind} ${state.parentId} ${place.parentKind}`, place.warning);
    if (isUnderItself(id, live)) tell('cycle', id);
    for (const [other, its] of live) {
      if (other <= id) continue;
      for (const [scheme, value] of Object.entries(state.codes)) {
        if (its.codes[scheme] === value) tell('code-taken', `${id} ${other} ${scheme} ${value}`);
      }
      if (homonyms !== 'allow' && its.name === state.name && its.parentId === state.parentId) {
        tell('homonym', `${id} ${other} ${state.name} ${state.parentId}`, homonyms === 'warn');
      }
    }
  }
  return found;
}

function placeOf(
  classification: Classification | undefined,
  { kind, parentId }: ModelState,
  live: ReadonlyMap<string, ModelState>,
): { code: string; warning: boolean; parentKind?: string } | undefined {
  if (!classification) return { code: 'no-classification', warning: false };
  const definition = classification.kinds.find(({ code }) => code === kind);
  if (!definition) return { code: 'unknown-kind', warning: false };
  if (parentId === null) {
    return definition.parents.some((rule) => rule.kind === null)
      ? undefined
      : { code: 'root-not-allowed', warning: false };
  }
  const parent = live.get(parentId);
  if (!parent) return { code: 'parent-not-live', warning: false };
  const rules = definition.parents.filter((rule) => rule.kind === parent.kind);
  if (rules.length === 0) return { code: 'illegal-parent-kind', warning: false };
  const met = rules.filter(
    ({ authority }) => authority === undefined || parent.authorities.includes(authority),
  );
  if (met.length === 0) return { code: 'parent-lacks-authority', warning: false };
  if (met.some(({ byOption }) => !byOption)) return undefined;
  return { code: 'parent-by-option', warning: true, parentKind: parent.kind };
}

function isUnderItself(id: string, live: ReadonlyMap<string, ModelState>): boolean {
  let above = live.get(id)?.parentId ?? null;
  for (let steps = 0; above !== null && steps <= live.size; steps++) {
    if (above === id) return true;
    above = live.get(above)?.parentId ?? null;
  }
  return false;
}
