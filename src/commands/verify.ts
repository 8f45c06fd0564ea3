import type { Effect } from '../events/effect.js';
import {
  stateIn,
  transitions,
  type ChangeRef,
  type OrganizationState,
  type Version,
} from '../events/history.js';
import type { RegisterState } from '../events/register-state.js';
import { list } from './change-context.js';
import { judgeParent } from './legality.js';
import type { Problem, ProblemCode } from './problem.js';
import type { Problems } from './problems.js';

/** A change of the decision under judgement, already folded into the state. */
export interface AppliedChange {
  /** In the request, from 0. */
  readonly index: number;
  readonly ref: ChangeRef;
  readonly effects: readonly Effect[];
}

/**
 * Checks what must hold at the end of every date, for all that a decision touches: from its earliest change to
 * an organization on, so that a back-dated decision is judged against everything later too.
 *
 * - Each effect finds its organization as it needs it: nothing opens twice, nothing changes that does not live.
 * - A parent lives and is of a legal kind as long as its children stand under it; nobody stands under itself.
 * - No two live organizations share a code of one scheme, nor a name under one parent where the register forbids it.
 *
 * @param state the register with the decision's changes folded in
 * @param changes those changes
 */
export function verify(state: RegisterState, changes: readonly AppliedChange[], problems: Problems): void {
  new Verification(state, changes, problems).run();
}

interface Touched {
  /** The earliest date on which the decision touches the organization. */
  readonly since: string;
  readonly effects: ReadonlySet<Effect['effect']>;
}

class Verification {
  readonly #touched: ReadonlyMap<string, Touched>;
  readonly #versions = new Map<string, Version[]>();
  readonly #judged = new Set<string>();

  constructor(
    private readonly state: RegisterState,
    private readonly changes: readonly AppliedChange[],
    private readonly problems: Problems,
  ) {
    this.#touched = touchedBy(changes);
  }

  run(): void {
    for (const [id, touched] of this.#touched) {
      this.#sequence(id);
      const { effects, since } = touched;
      const any = (...names: Effect['effect'][]) => names.some((name) => effects.has(name));
      if (any('opened', 'closed', 'moved', 'reclassified')) this.#parentsOf(id, since);
      if (any('opened', 'closed', 'reclassified', 'authorized')) this.#childrenOf(id, since);
      if (any('opened', 'moved')) this.#cycles(id, since);
      if (any('opened', 'coded')) this.#codes(id, since);
      if (any('opened', 'renamed', 'moved')) this.#homonyms(id, since);
    }
    for (const change of this.changes) {
      if (change.ref.type === 'ClassificationDefined') this.#everybody(change.ref.effectiveOn);
    }
  }

  #versionsOf(id: string): Version[] {
    let versions = this.#versions.get(id);
    if (!versions) this.#versions.set(id, (versions = this.state.timeline.versions(id)));
    return versions;
  }

  #sequence(id: string): void {
    let ended = false;
    for (const { entry, before, after } of transitions(this.state.timeline.entries(id))) {
      const code = unmet(entry.effect, before, ended);
      ended ||= before !== null && after === null;
      if (!code) continue;
      const on = entry.change.effectiveOn;
      this.#tell(code, 'error', entry.change, on, [id], { organization: id, on });
    }
  }

  /** Judges where an organization stands, on every date from `since` on. */
  #parentsOf(id: string, since: string): void {
    for (const version of this.#versionsOf(id)) {
      if (version.to === null || version.to > since) this.#standing(id, version, since);
    }
  }

  /** Judges those that stand under an organization. */
  #childrenOf(parentId: string, since: string): void {
    for (const child of this.state.timeline.everUnder(parentId)) {
      for (const version of this.#versionsOf(child)) {
        if (version.state.parentId === parentId && (version.to === null || version.to > since)) {
          this.#standing(child, version, since);
        }
      }
    }
  }

  #everybody(since: string): void {
    for (const id of this.state.timeline.ids()) this.#parentsOf(id, since);
  }

  #standing(id: string, version: Version, since: string): void {
    const { parentId } = version.state;
    const parents = parentId === null ? [] : this.#versionsOf(parentId);
    const from = version.from > since ? version.from : since;
    const cuts = [
      ...parents.flatMap((parent) => [parent.from, parent.to]),
      ...this.state.classifications.map((classification) => classification.from),
    ].filter(
      (date): date is string => date !== null && date > from && (version.to === null || date < version.to),
    );
    let told: ProblemCode | undefined;
    for (const on of [...new Set([from, ...cuts])].sort()) {
      const key = `${id}\n${parentId}\n${on}`;
      if (this.#judged.has(key)) continue;
      this.#judged.add(key);
      const parent = stateIn(parents, on);
      const illegality = judgeParent(this.state.classificationOn(on), version.state, parent);
      if (illegality && illegality.code !== told) this.#tellStanding(id, version, on, illegality);
      told = illegality?.code;
    }
  }

  #tellStanding(
    id: string,
    version: Version,
    on: string,
    illegality: ReturnType<typeof judgeParent> & object,
  ): void {
    const { parentId } = version.state;
    const { code, severity } = illegality;
    const params = { ...illegality.params, organization: id, parent: parentId ?? 'null', on };
    if (code === 'parent-not-live' && parentId !== null) {
      const closing = this.#ours([parentId], on).find((change) =>
        change.effects.some((effect) => effect.effect === 'closed' && effect.organizationId === parentId),
      );
      if (closing && closing.ref.effectiveOn === on) return this.#tellLiveChildren(closing, parentId, on);
    }
    const ids = parentId === null ? [id] : [id, parentId];
    this.#tell(code, severity, this.#causeOf(id, version, parentId, on), on, ids, params);
  }

  #tellLiveChildren(closing: AppliedChange, parentId: string, on: string): void {
    const children = [...this.state.timeline.everUnder(parentId)].filter(
      (child) => stateIn(this.#versionsOf(child), on)?.parentId === parentId,
    );
    const params = { organization: parentId, on, count: children.length, children: list(children) };
    this.#tell('live-children', 'error', closing.ref, on, [parentId, ...children], params);
  }

  /** The change that made the trouble between a child and its parent appear on a date. */
  #causeOf(id: string, version: Version, parentId: string | null, on: string): ChangeRef {
    const ours = this.#ours(parentId === null ? [id] : [id, parentId], on).at(-1);
    if (ours?.ref.effectiveOn === on) return ours.ref;
    if (version.from === on) return version.change;
    const parentChange = parentId === null ? undefined : this.#lastEntryOn(parentId, on);
    return parentChange ?? ours?.ref ?? this.#classificationChange(on) ?? version.change;
  }

  #lastEntryOn(id: string, on: string): ChangeRef | undefined {
    return this.state.timeline.entries(id).findLast(({ change }) => change.effectiveOn === on)?.change;
  }

  #classificationChange(on: string): ChangeRef | undefined {
    return this.changes.findLast(({ ref }) => ref.type === 'ClassificationDefined' && ref.effectiveOn <= on)
      ?.ref;
  }

  /** Walks up from an organization on every date on which something above it differs. */
  #cycles(id: string, since: string): void {
    for (const version of this.#versionsOf(id)) {
      if (version.state.parentId === null || (version.to !== null && version.to <= since)) continue;
      let on: string | null = version.from > since ? version.from : since;
      while (on !== null && (version.to === null || on < version.to)) {
        const { path, until } = this.#pathUp(id, on);
        if (path.length > 1 && path.at(-1) === id) {
          const cause = this.#ours(path, on).at(-1)?.ref ?? version.change;
          const params = { organization: id, on, path: path.join(' → ') };
          return this.#tell('cycle', 'error', cause, on, [...new Set(path)].sort(), params);
        }
        on = until;
      }
    }
  }

  /** The ids from an organization up to a root, or round to itself; and the date from which the way may differ. */
  #pathUp(id: string, on: string): { path: string[]; until: string | null } {
    const path = [id];
    let until: string | null = null;
    for (let current = id; ;) {
      const version = versionIn(this.#versionsOf(current), on);
      if (version?.to && (until === null || version.to < until)) until = version.to;
      const parentId = version?.state.parentId ?? null;
      if (parentId === null) return { path, until };
      const seen = path.includes(parentId);
      path.push(parentId);
      if (seen) return { path, until };
      current = parentId;
    }
  }

  #codes(id: string, since: string): void {
    for (const version of this.#versionsOf(id)) {
      for (const [scheme, value] of Object.entries(version.state.codes)) {
        const rivals = this.state.timeline.everCoded(scheme, value);
        this.#clash(
          id,
          version,
          since,
          rivals,
          (other) => other.codes[scheme] === value,
          (other, on) => {
            const cause = this.#clashCause(id, other, on) ?? version.change;
            this.#tell('code-taken', 'error', cause, on, [id, other], {
              organization: id,
              other,
              scheme,
              value,
              on,
            });
          },
        );
      }
    }
  }

  #homonyms(id: string, since: string): void {
    const rule = this.state.opened?.homonyms ?? 'warn';
    if (rule === 'allow') return;
    const severity = rule === 'refuse' ? 'error' : 'warning';
    for (const version of this.#versionsOf(id)) {
      const { name, parentId } = version.state;
      const named = this.state.timeline.everNamed(name);
      const siblings = parentId === null ? named : this.state.timeline.everUnder(parentId);
      const rivals = named.size < siblings.size ? named : siblings;
      const same = (other: OrganizationState) => other.name === name && other.parentId === parentId;
      this.#clash(id, version, since, rivals, same, (other, on) => {
        const cause = this.#clashCause(id, other, on) ?? version.change;
        this.#tell('homonym', severity, cause, on, [id, other], { organization: id, other, name, on });
      });
    }
  }

  /** Tells each other organization that has the same at the same time, with the first such date. */
  #clash(
    id: string,
    version: Version,
    since: string,
    rivals: ReadonlySet<string>,
    same: (state: OrganizationState) => boolean,
    tell: (other: string, on: string) => void,
  ): void {
    const from = version.from > since ? version.from : since;
    for (const other of rivals) {
      if (other === id) continue;
      for (const rival of this.#versionsOf(other)) {
        const start = rival.from > from ? rival.from : from;
        const overlap =
          (version.to === null || start < version.to) && (rival.to === null || start < rival.to);
        if (!overlap || !same(rival.state)) continue;
        const key = [...[id, other].sort(), start].join('\n');
        if (!this.#judged.has(key)) tell(other, start);
        this.#judged.add(key);
        break;
      }
    }
  }

  #clashCause(id: string, other: string, on: string): ChangeRef | undefined {
    const ours = this.#ours([id, other], on).at(-1)?.ref;
    if (ours?.effectiveOn === on) return ours;
    return this.#lastEntryOn(other, on) ?? ours;
  }

  /** Our changes that touch one of the organizations, effective on or before a date, in valid order. */
  #ours(ids: readonly string[], on: string): AppliedChange[] {
    return this.changes
      .filter(
        ({ ref, effects }) =>
          ref.effectiveOn <= on && effects.some(({ organizationId }) => ids.includes(organizationId)),
      )
      .toSorted((a, b) =>
        a.ref.effectiveOn < b.ref.effectiveOn ? -1 : a.ref.effectiveOn > b.ref.effectiveOn ? 1 : 0,
      );
  }

  /**
   * Tells a problem at the change that causes it: one of ours, or, when a recorded change would no longer hold,
   * at ours with that one named. Warnings about recorded changes are not ours to give.
   */
  #tell(
    code: ProblemCode,
    severity: 'error' | 'warning',
    cause: ChangeRef,
    on: string,
    organizationIds: readonly string[],
    params: Problem['params'],
  ): void {
    const own = this.changes.find(({ ref }) => ref.revision === cause.revision);
    if (own) {
      const pointer = `/changes/${own.index}`;
      return this.problems.add({ code, severity, pointer, change: own.index, organizationIds, params });
    }
    if (severity === 'warning') return;
    const ours = this.#ours(organizationIds, on).at(-1) ?? this.changes[0]!;
    const changes = `${cause.type} ${cause.decisionId}#${cause.index} (${cause.effectiveOn})`;
    this.problems.add({
      code: 'breaks-later-change',
      severity,
      pointer: `/changes/${ours.index}`,
      change: ours.index,
      organizationIds,
      params: { ...params, count: 1, changes, rule: code },
      laterChanges: [cause],
    });
  }
}

/** What an effect asks of its organization and does not find; undefined when all is well. */
function unmet(effect: Effect, before: OrganizationState | null, ended: boolean): ProblemCode | undefined {
  switch (effect.effect) {
    case 'opened':
      if (effect.as === 'reinstated') return before ? 'already-live' : ended ? undefined : 'never-ended';
      return before || ended ? 'id-reused' : undefined;
    case 'succeeded':
      return before || ended ? undefined : 'not-live';
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

function touchedBy(changes: readonly AppliedChange[]): Map<string, Touched> {
  const touched = new Map<string, { since: string; effects: Set<Effect['effect']> }>();
  for (const { ref, effects } of changes) {
    for (const { organizationId, effect } of effects) {
      const entry = touched.get(organizationId) ?? { since: ref.effectiveOn, effects: new Set() };
      if (ref.effectiveOn < entry.since) entry.since = ref.effectiveOn;
      entry.effects.add(effect);
      touched.set(organizationId, entry);
    }
  }
  return touched;
}

function versionIn(versions: readonly Version[], on: string): Version | undefined {
  return versions.find((version) => version.from <= on && (version.to === null || on < version.to));
}
