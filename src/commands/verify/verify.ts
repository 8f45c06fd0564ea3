import { isEvent, mustBeLiveFor, onlyTakesOver } from '../../events/types/event-catalogue.js';
import type { ChangeContent } from '../../events/types/change-rectified.js';
import { classificationDefined } from '../../events/types/classification-defined.js';
import { leavesRegister, type ClosedAs, type Effect, type OpenedAs } from '../../events/vocabulary/effect.js';
import {
  compareEntries,
  comparePlaces,
  stateIn,
  transitions,
  versions,
  type ChangeRef,
  type Entry,
  type OrganizationState,
  type Place,
  type Version,
} from '../../events/register/history.js';
import type { Classification } from '../../events/vocabulary/classification.js';
import type { RegisterState } from '../../events/register/register-state.js';
import { list } from '../kinds/change-context.js';
import { judgeParent, stricter, type Illegality } from './legality.js';
import { OwnChanges, type AppliedChange, type Causes } from './own-changes.js';
import type { Problem, ProblemCode } from '../problems/problem.js';
import type { Problems } from '../problems/problems.js';
import { contains, firstCommonDate, stretches, type Mark, type Phase, type Stretch } from './phases.js';

export type { AppliedChange } from './own-changes.js';

/**
 * Checks what must hold at the end of every date, for all that a decision touches: from its earliest change to
 * an organization on, so that a back-dated decision is judged against everything later too.
 *
 * - Each effect finds its organization as it needs it: nothing opens twice, nothing changes that does not live.
 *   Successors live when they succeed, those that only take over at the end of the day at the latest; what is
 *   measured lives when it is measured.
 * - A parent lives and is of a legal kind as long as its children stand under it; nobody stands under itself.
 * - No two live organizations share a code of one scheme, nor a name under one parent where the register forbids it.
 *
 * Whatever was recorded held before the decision: every error is the decision's, and so is every warning that
 * the register did not already bear.
 *
 * @param state the register with the decision's changes folded in
 * @param changes those changes
 */
export function verify(state: RegisterState, changes: readonly AppliedChange[], problems: Problems): void {
  new Verification(state, new OwnChanges(changes), problems).run();
}

/** What is wrong on a date, and what may have brought it about. */
interface Trouble {
  readonly code: ProblemCode;
  readonly severity: 'error' | 'warning';
  readonly on: string;
  /** The subject first. */
  readonly organizationIds: readonly string[];
  readonly params: Problem['params'];
  readonly causes: Causes;
  /** True when a new classification may have brought it about. */
  readonly byClassification?: boolean;
}

/** A kind of mark that no two organizations may have at once. */
interface Uniqueness {
  readonly code: 'code-taken' | 'homonym';
  readonly severity: 'error' | 'warning';
  /** Those that give the mark. */
  readonly effects: readonly Effect['effect'][];
  readonly marksOf: (state: OrganizationState) => readonly Mark[];
  /** At least every organization that ever had the mark. */
  readonly rivals: (mark: Mark) => ReadonlySet<string>;
}

/** Recorded changes that would break by one change of the decision, by one rule about one organization. */
interface Broken {
  readonly ours: AppliedChange;
  readonly rule: ProblemCode;
  /** The one of the earliest place, and what is reported of it. */
  first: BrokenChange;
  readonly changes: Map<number, ChangeRef>;
}

interface BrokenChange extends Pick<Problem, 'organizationIds' | 'params'> {
  readonly recorded: ChangeRef;
}

/** What may make the place of a child illegal, done to it or to its parent. */
const childEffects = ['opened', 'moved', 'reclassified'] as const;
const parentEffects = ['opened', 'closed', 'reclassified', 'authorized'] as const;

class Verification {
  readonly #phases = new Map<string, readonly Phase[]>();
  readonly #versionsBefore = new Map<string, Version[]>();
  readonly #told = new Set<string>();
  readonly #broken = new Map<string, Broken>();
  /** The decision's changes to the classification, in valid order. */
  readonly #definitions: readonly AppliedChange[];

  constructor(
    private readonly state: RegisterState,
    private readonly own: OwnChanges,
    private readonly problems: Problems,
  ) {
    this.#definitions = own.all.filter(({ content }) => isEvent(content, classificationDefined));
  }

  run(): void {
    const unique = this.#uniquenesses();
    for (const [id, { since, effects }] of this.own.touched) {
      this.#sequence(id);
      if (effects.has('opened') || effects.has('closed')) this.#requiredLive(id, since);
      if (effects.has('opened') || effects.has('moved')) this.#cycles(id, since);
      for (const rule of unique) {
        if (rule.effects.some((effect) => effects.has(effect))) this.#clashes(id, since, rule);
      }
    }
    for (const [id, since] of this.#toStand()) this.#standing(id, since);
    for (const change of this.own.all) if (change.how === 'restores') this.#restoredNeedsLive(change);
    for (const broken of this.#broken.values()) this.problems.add(breaksLaterChange(broken));
  }

  /** What an organization is, from the decision's earliest date on: what came before stands as it stood. */
  #phasesOf(id: string): readonly Phase[] {
    return memo(this.#phases, id, () => {
      const { timeline } = this.state;
      const { effectiveOn: from } = this.own.all[0]!.ref;
      const last = timeline.entries(id).at(-1);
      if (last && last.change.effectiveOn > from) return timeline.versions(id);
      const state = timeline.stateBefore(id, endOf(from));
      return state ? [{ from, to: null, state }] : [];
    });
  }

  #stateOf(id: string, on: string): OrganizationState | undefined {
    return this.#phasesOf(id).find((phase) => contains(phase, on))?.state;
  }

  /** The versions as they were without the decision. */
  #versionsBeforeOf(id: string): Version[] {
    return memo(this.#versionsBefore, id, () => {
      const others = this.state.timeline.entries(id).filter(({ change }) => !this.own.find(change));
      return versions([...others, ...this.own.withdrawn(id)].sort(compareEntries));
    });
  }

  /** Each effect finds the organization as it needs it. */
  #sequence(id: string): void {
    let ended: End | undefined;
    for (const { entry, before } of transitions(this.state.timeline.entries(id))) {
      const code = unmet(entry, before, ended);
      const { change, effect } = entry;
      if (before && effect.effect === 'closed') ended = { change, as: effect.as };
      if (code) this.#reportAt(entry.change, code, id);
    }
  }

  /** Changes that do nothing to an organization may need it to live too. */
  #requiredLive(id: string, since: string): void {
    for (const change of this.state.changesRequiring(id)) {
      // What the decision adds was judged when it was decided.
      if (change.effectiveOn < since || this.own.find(change)?.how === 'adds') continue;
      const content = this.state.changes.inForce(change.revision);
      if (content && !this.#livesFor(content, change, id)) this.#reportAt(change, 'not-live', id);
    }
  }

  #livesFor(content: ChangeContent, change: ChangeRef, id: string): boolean {
    const { timeline } = this.state;
    if (timeline.stateAfter(id, change)) return true;
    return onlyTakesOver(content, id) && timeline.stateOn(id, change.effectiveOn) !== undefined;
  }

  /** What is restored was not decided anew: it may need somebody to live who does not. */
  #restoredNeedsLive({ content, ref }: AppliedChange): void {
    for (const id of mustBeLiveFor(content)) {
      if (!this.#livesFor(content, ref, id)) this.#reportAt(ref, 'not-live', id);
    }
  }

  /** Everyone whose place in the hierarchy may have become illegal, and from when on that is to be judged. */
  #toStand(): Map<string, string> {
    const { timeline } = this.state;
    const from = new Map<string, string>();
    const judge = (id: string, since: string) => {
      const earlier = from.get(id);
      if (earlier === undefined || since < earlier) from.set(id, since);
    };
    for (const [id, { since, effects }] of this.own.touched) {
      const any = (...names: Effect['effect'][]) => names.some((name) => effects.has(name));
      if (any('opened', 'moved', 'reclassified')) judge(id, since);
      if (any('opened', 'closed', 'reclassified', 'authorized')) {
        for (const child of [...timeline.everUnder(id)].sort()) judge(child, since);
      }
    }
    const defined = this.#definitions[0]?.ref.effectiveOn;
    if (defined !== undefined) {
      for (const id of timeline.everOfKinds(this.#tightened(defined))) judge(id, defined);
    }
    return from;
  }

  /** Kinds whose organizations may stand where they no longer may, on some date from `since` on. */
  #tightened(since: string): Set<string> {
    const begins = [
      ...this.state.classifications.map(({ from }) => from),
      ...this.#definitions.map(({ ref }) => ref.effectiveOn),
    ];
    const dates = new Set([since, ...begins.filter((date) => date > since)]);
    return new Set(
      [...dates].flatMap((on) => stricter(this.#classificationBefore(on), this.state.classificationOn(on))),
    );
  }

  /** Judges where an organization stands, on every date from `since` on; each spell of the same trouble once. */
  #standing(id: string, since: string): void {
    let spell: string | undefined;
    let end: string | null = since;
    for (const phase of this.#phasesOf(id)) {
      if (phase.to !== null && phase.to <= since) continue;
      if (phase.from !== end) spell = undefined;
      end = phase.to;
      const { parentId } = phase.state;
      if (parentId !== null && this.#reportedWhereNamed(parentId)) continue;
      for (const on of this.#cuts(id, phase, since)) {
        const illegality = this.#newIllegality(id, phase.state, on);
        const key = illegality && `${illegality.code}\n${parentId}`;
        if (illegality && key !== spell) this.#reportStanding(id, phase, on, illegality);
        spell = key;
      }
    }
  }

  /** A parent that nobody knows is reported where a change names it, unless what stood before comes to the fore again. */
  #reportedWhereNamed(parentId: string): boolean {
    const { withdraw, restore, touched } = this.own;
    return !withdraw && !restore && !this.state.timeline.has(parentId) && !touched.has(parentId);
  }

  /** Dates within a phase, from `since` on, from which its legality may differ. */
  #cuts(id: string, { from, to, state }: Phase, since: string): string[] {
    const start = from > since ? from : since;
    const cuts = new Set([start]);
    const cut = (date: string | null) => {
      if (date !== null && date > start && (to === null || date < to)) cuts.add(date);
    };
    const cutAround = (phase: Phase) => {
      cut(phase.from);
      cut(phase.to);
    };
    if (state.parentId !== null) this.#phasesOf(state.parentId).forEach(cutAround);
    if (this.own.withdraw) {
      // What was a warning before may have been one for a part of the time only.
      this.#versionsBeforeOf(id).forEach(cutAround);
      if (state.parentId !== null) this.#versionsBeforeOf(state.parentId).forEach(cutAround);
    }
    for (const { from: date } of this.state.classifications) cut(date);
    for (const { ref } of this.#definitions) cut(ref.effectiveOn);
    return [...cuts].sort();
  }

  /** Why an organization may not stand where it does; nothing for a warning that was there before. */
  #newIllegality(id: string, state: OrganizationState, on: string): Illegality | undefined {
    const parent = state.parentId === null ? undefined : this.#stateOf(state.parentId, on);
    const now = judgeParent(this.state.classificationOn(on), state, parent);
    if (now?.severity !== 'warning') return now;
    const stateBefore = stateIn(this.#versionsBeforeOf(id), on);
    if (stateBefore?.parentId !== state.parentId) return now;
    const parentBefore =
      state.parentId === null ? undefined : stateIn(this.#versionsBeforeOf(state.parentId), on);
    const before = judgeParent(this.#classificationBefore(on), stateBefore, parentBefore);
    return JSON.stringify(before) === JSON.stringify(now) ? undefined : now;
  }

  #classificationBefore(on: string): Classification | undefined {
    const others = this.state.classifications.filter(({ change }) => !this.own.find(change));
    const withdrawn = this.#definitions.flatMap(({ how, ref, content }) =>
      how === 'withdraws' && isEvent(content, classificationDefined)
        ? [{ change: ref, classification: content.data.classification }]
        : [],
    );
    return [...others, ...withdrawn]
      .sort((a, b) => comparePlaces(a.change, b.change))
      .findLast(({ change }) => change.effectiveOn <= on)?.classification;
  }

  #reportStanding(id: string, { state }: Phase, on: string, { code, severity, params }: Illegality): void {
    const { parentId } = state;
    const trouble: Trouble = {
      code,
      severity,
      on,
      organizationIds: parentId === null ? [id] : [id, parentId],
      params: { ...params, organization: id, parent: parentId ?? '–', on },
      causes: [[id, childEffects], ...(parentId === null ? [] : [[parentId, parentEffects] as const])],
      byClassification: true,
    };
    if (code === 'parent-not-live' && parentId !== null && this.#closedBy(trouble, parentId)) {
      return this.#reportLiveChildren(parentId, on);
    }
    this.#report(trouble);
  }

  /** True when it is the parent's end that leaves its children without it, and not they who came to it. */
  #closedBy(trouble: Trouble, parentId: string): boolean {
    const own = this.#ownOn(trouble);
    if (own?.how === 'withdraws') return false;
    const culprit = own?.ref ?? this.#recordedOn(trouble);
    return this.state.timeline
      .entries(parentId)
      .some(({ change, effect }) => change.revision === culprit?.revision && effect.effect === 'closed');
  }

  #reportLiveChildren(parentId: string, on: string): void {
    if (!this.#once(`live-children\n${parentId}\n${on}`)) return;
    const children = [...this.state.timeline.everUnder(parentId)]
      .filter((child) => this.#stateOf(child, on)?.parentId === parentId)
      .sort();
    this.#report({
      code: 'live-children',
      severity: 'error',
      on,
      organizationIds: [parentId, ...children],
      params: { organization: parentId, on, count: children.length, children: list(children) },
      causes: [[parentId, ['closed']]],
    });
  }

  /** Walks up from an organization on every date on which something above it differs. */
  #cycles(id: string, since: string): void {
    if (this.state.timeline.everUnder(id).size === 0) return;
    for (const phase of this.#phasesOf(id)) {
      if (phase.state.parentId === null || (phase.to !== null && phase.to <= since)) continue;
      let on: string | null = phase.from > since ? phase.from : since;
      while (on !== null && (phase.to === null || on < phase.to)) {
        const { path, until } = this.#pathUp(id, on);
        if (path.length > 1 && path.at(-1) === id) return this.#reportCycle(id, path, on);
        on = until;
      }
    }
  }

  /** The ids from an organization up to a root, or round to itself; and the date from which the way may differ. */
  #pathUp(id: string, on: string): { path: string[]; until: string | null } {
    const path = new Set([id]);
    let until: string | null = null;
    for (let current = id; ;) {
      const phases = this.#phasesOf(current);
      const phase = phases.find((candidate) => contains(candidate, on));
      const next = phase ? phase.to : (phases.find(({ from }) => from > on)?.from ?? null);
      if (next !== null && (until === null || next < until)) until = next;
      const parentId = phase?.state.parentId ?? null;
      if (parentId === null) return { path: [...path], until };
      if (path.has(parentId)) return { path: [...path, parentId], until };
      path.add(parentId);
      current = parentId;
    }
  }

  #reportCycle(id: string, path: readonly string[], on: string): void {
    const members = [...new Set(path)];
    if (!this.#once(`cycle\n${members.toSorted().join('\n')}\n${on}`)) return;
    this.#report({
      code: 'cycle',
      severity: 'error',
      on,
      organizationIds: members,
      params: { organization: id, on, path: path.join(' → ') },
      causes: members.map((member) => [member, ['opened', 'moved']] as const),
    });
  }

  #uniquenesses(): Uniqueness[] {
    const { timeline, opened } = this.state;
    const homonyms = opened?.homonyms ?? 'warn';
    const codes: Uniqueness = {
      code: 'code-taken',
      severity: 'error',
      effects: ['opened', 'coded'],
      marksOf: (state) =>
        Object.entries(state.codes).map(([scheme, value]) => ({
          key: `${scheme}\n${value}`,
          params: { scheme, value },
        })),
      rivals: ({ params }) => timeline.everCoded(params['scheme']!, params['value']!),
    };
    if (homonyms === 'allow') return [codes];
    const names: Uniqueness = {
      code: 'homonym',
      severity: homonyms === 'refuse' ? 'error' : 'warning',
      effects: ['opened', 'renamed', 'moved'],
      marksOf: ({ name, parentId }) => [
        { key: `${parentId ?? ''}\n${name}`, params: { name, ...(parentId !== null && { parentId }) } },
      ],
      rivals: ({ params: { name, parentId } }) => {
        const named = timeline.everNamed(name!);
        const siblings = parentId === undefined ? named : timeline.everUnder(parentId);
        return named.size < siblings.size ? named : siblings;
      },
    };
    return [codes, names];
  }

  /** Reports who has a mark at the same time. One rival is enough where the decision itself is at fault. */
  #clashes(id: string, since: string, rule: Uniqueness): void {
    for (const stretch of this.#stretchesOf(id, since, rule)) {
      for (const other of [...rule.rivals(stretch.mark)].sort()) {
        if (other !== id && this.#clash(id, other, stretch, since, rule)) break;
      }
    }
  }

  /** Those that end after `since`, as far as they matter: what came before `since` is not looked at. */
  #stretchesOf(id: string, since: string, { marksOf }: Uniqueness): Stretch[] {
    const later = this.#phasesOf(id).filter(({ to }) => to === null || to > since);
    return stretches(later, marksOf);
  }

  /** True when a clash with `other` is reported at a change of the decision. */
  #clash(id: string, other: string, stretch: Stretch, since: string, rule: Uniqueness): boolean {
    const { key, params } = stretch.mark;
    for (const rival of this.#stretchesOf(other, since, rule)) {
      if (rival.mark.key !== key) continue;
      const start = firstCommonDate(stretch, rival, since);
      const on = start && this.#firstNew(id, other, stretch, rival, start, rule);
      if (on === undefined) continue;
      if (!this.#once(`${rule.code}\n${[id, other].sort().join('\n')}\n${key}\n${on}`)) continue;
      const causes = [id, other].map((each) => [each, rule.effects] as const);
      const culprit = this.#ownOn({ on, causes });
      const mine = culprit === this.#ownOn({ on, causes: causes.slice(0, 1) });
      const [subject, holder] = mine ? [id, other] : [other, id];
      const { code, severity } = rule;
      const organizationIds = [subject, holder];
      const named = { organization: subject, other: holder, ...params, on };
      if (this.#report({ code, severity, on, organizationIds, params: named, causes })) return true;
    }
    return false;
  }

  /** The first date from `start` on, while both have the mark, on which they did not both have it before. */
  #firstNew(
    id: string,
    other: string,
    stretch: Stretch,
    rival: Stretch,
    start: string,
    rule: Uniqueness,
  ): string | undefined {
    if (rule.severity === 'error') return start;
    const had = [id, other].map((each) =>
      stretches(this.#versionsBeforeOf(each), rule.marksOf).filter(
        ({ mark }) => mark.key === stretch.mark.key,
      ),
    );
    const ends = had.flat().flatMap(({ to }) => (to !== null && to > start ? [to] : []));
    return [start, ...ends.sort()].find(
      (on) =>
        contains(stretch, on) &&
        contains(rival, on) &&
        !had.every((before) => before.some((period) => contains(period, on))),
    );
  }

  /** The last of our changes of the very day that may have brought a trouble about. */
  #ownOn({
    on,
    causes,
    byClassification = false,
  }: Pick<Trouble, 'on' | 'causes' | 'byClassification'>): AppliedChange | undefined {
    const ofTheDay = (ref: ChangeRef) => ref.effectiveOn === on;
    const change = this.own.last(causes, ofTheDay);
    return change ?? (byClassification ? this.#definition(ofTheDay) : undefined);
  }

  /** The last recorded change of the very day that may have brought a trouble about. */
  #recordedOn({ on, causes, byClassification }: Trouble): ChangeRef | undefined {
    const changes = causes.flatMap(([id, effects]) =>
      this.state.timeline
        .entries(id)
        .filter(({ change, effect }) => change.effectiveOn === on && effects.includes(effect.effect))
        .map(({ change }) => change),
    );
    const last = changes
      .filter((change) => !this.own.find(change))
      .sort(comparePlaces)
      .at(-1);
    if (last || !byClassification) return last;
    return this.state.classifications.findLast(({ from }) => from === on)?.change;
  }

  #definition(within: (ref: ChangeRef) => boolean): AppliedChange | undefined {
    return this.#definitions.findLast(({ ref }) => within(ref));
  }

  /**
   * Reports a trouble at the change of ours that brings it about, true; or, when it comes about only by a recorded
   * change that would no longer hold, at ours that breaks it, with the recorded one named, false.
   */
  #report(trouble: Trouble): boolean {
    const { code, severity, on, organizationIds, params, causes } = trouble;
    const before = (ref: ChangeRef) => ref.effectiveOn <= on;
    const ofTheDay = this.#ownOn(trouble);
    const ours = ofTheDay ?? this.own.last(causes, before) ?? this.#definition(before) ?? this.own.all[0]!;
    const brings = ofTheDay && ofTheDay.how !== 'withdraws';
    const recorded = brings || severity === 'warning' ? undefined : this.#recordedOn(trouble);
    if (recorded) {
      this.#reportBroken(ours, recorded, code, organizationIds, params);
      return false;
    }
    const { index } = ours;
    this.problems.add({
      code,
      severity,
      pointer: `/changes/${index}`,
      change: index,
      organizationIds,
      params,
    });
    return true;
  }

  /** Reports that a change does not find an organization as it needs it. */
  #reportAt(change: ChangeRef, code: ProblemCode, id: string): void {
    const on = change.effectiveOn;
    const params = { organization: id, on };
    const own = this.own.find(change);
    if (own) {
      const at = { pointer: `/changes/${own.index}`, change: own.index };
      this.problems.add({ code, severity: 'error', ...at, organizationIds: [id], params });
      return;
    }
    const { changes } = this.own.touched.get(id)!;
    const ours = changes.findLast(({ ref }) => comparePlaces(ref, change) < 0) ?? changes[0]!;
    this.#reportBroken(ours, change, code, [id], params);
  }

  #reportBroken(
    ours: AppliedChange,
    recorded: ChangeRef,
    rule: ProblemCode,
    organizationIds: readonly string[],
    params: Problem['params'],
  ): void {
    const broken = memo(this.#broken, `${ours.index}\n${rule}\n${organizationIds[0]}`, () => ({
      ours,
      rule,
      first: { recorded, organizationIds, params },
      changes: new Map<number, ChangeRef>(),
    }));
    broken.changes.set(recorded.revision, recorded);
    if (comparePlaces(recorded, broken.first.recorded) < 0)
      broken.first = { recorded, organizationIds, params };
  }

  /** True the first time. */
  #once(key: string): boolean {
    if (this.#told.has(key)) return false;
    this.#told.add(key);
    return true;
  }
}

function breaksLaterChange({ ours, rule, first: { organizationIds, params }, changes }: Broken): Problem {
  const laterChanges = [...changes.values()].sort(comparePlaces);
  const named = laterChanges.map(
    ({ type, decisionId, index, effectiveOn }) => `${type} ${decisionId}#${index} (${effectiveOn})`,
  );
  return {
    code: 'breaks-later-change',
    severity: 'error',
    pointer: `/changes/${ours.index}`,
    change: ours.index,
    organizationIds,
    params: { ...params, rule, broken: laterChanges.length, changes: list(named) },
    laterChanges,
  };
}

/** How an organization ended last. */
interface End {
  readonly change: ChangeRef;
  readonly as: ClosedAs;
}

/** What an effect asks of its organization and does not find; undefined when all is well. */
function unmet(
  { effect, change }: Entry,
  before: OrganizationState | null,
  ended: End | undefined,
): ProblemCode | undefined {
  switch (effect.effect) {
    case 'opened':
      return unmetOpening(effect.as, before !== null, ended?.as);
    case 'succeeded':
      return before || ended?.change === change ? undefined : 'not-live';
    case 'closed':
    case 'renamed':
    case 'moved':
    case 'reclassified':
    case 'coded':
    case 'authorized':
    case 'assigned':
      return before ? undefined : 'not-live';
    default:
      return effect satisfies never;
  }
}

/** Only what was reinstated, or went outside and was received back, opens twice. */
function unmetOpening(as: OpenedAs, lives: boolean, ended: ClosedAs | undefined): ProblemCode | undefined {
  switch (as) {
    case 'reinstated':
      return lives ? 'already-live' : ended ? undefined : 'never-ended';
    case 'received':
    case 'carried-in':
      if (lives) return 'already-live';
      return ended === undefined || leavesRegister(ended) ? undefined : 'id-reused';
    case 'registered':
    case 'founded':
    case 'formed':
      return lives || ended ? 'id-reused' : undefined;
    default:
      return as satisfies never;
  }
}

/** Behind everything that takes effect on a date. */
function endOf(effectiveOn: string): Place {
  return { effectiveOn, effectiveSequence: Infinity, revision: Infinity };
}

function memo<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}
