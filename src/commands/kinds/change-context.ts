import type { MovedChild, NewOrganization, StatedMeasure } from '../../events/types/change-data.js';
import { effectsOf } from '../../events/types/event-catalogue.js';
import type { ChangeContent, Rectification } from '../../events/types/change-rectified.js';
import type { Classification } from '../../events/vocabulary/classification.js';
import type { OrganizationState, Place } from '../../events/register/history.js';
import type { RegisterState } from '../../events/register/register-state.js';
import type { MovedChildInput, OrganizationInput } from './change.js';
import { namedId } from './named-id.js';
import type { ProblemCode } from '../problems/problem.js';
import type { Problems } from '../problems/problems.js';

const nothing: Classification = { kinds: [] };

/** What is known of a change beside its place. */
interface Surroundings {
  /** The field of the request's change that holds this one, when it replaces another. */
  readonly field?: string | undefined;
  /** True where only that field stands in the request, and what it comes to does not. */
  readonly derived?: boolean | undefined;
  readonly rectified?: readonly Rectification[] | undefined;
  /** What the change said before it was corrected: the organizations that it opened stay its own. */
  readonly corrects?: ChangeContent | undefined;
}

/** What a change kind may ask while it decides one change: the register at the change's place, and new ids. */
export class ChangeContext {
  /** True once an error has been reported: the change comes to nothing. */
  failed = false;
  /** Ids of the organizations that the change opens. */
  readonly opened = new Set<string>();
  /** Parents that the change names, to be known when all changes of the decision are decided. */
  readonly parents: { readonly parentId: string; readonly field: string }[] = [];
  /** Those that the change names as taking over and that do not live yet, to be judged when all changes are decided. */
  readonly successors: { readonly organizationId: string; readonly field: string }[] = [];
  #made = 0;

  constructor(
    readonly state: RegisterState,
    /** Where the change stands on the valid axis: what it sees is what stands before. */
    readonly place: Place,
    /** The change's index in the request, from 0. */
    readonly index: number,
    private readonly eventId: string,
    private readonly problems: Problems,
    private readonly more: Surroundings = {},
  ) {}

  /** What a correction or an annulment comes to; undefined for another change, or when an error is reported. */
  get rectified(): readonly Rectification[] | undefined {
    return this.more.rectified;
  }

  /** Where in the request the change stands: a JSON Pointer. */
  get pointer(): string {
    return `/changes/${this.index}${this.more.field ?? ''}`;
  }

  /** Where a field of the change stands in the request. @param field relative to the change */
  pointerTo(field: string): string {
    return this.more.derived ? this.pointer : `${this.pointer}${field}`;
  }

  get on(): string {
    return this.place.effectiveOn;
  }

  get classification(): Classification {
    return this.state.classificationOn(this.on) ?? nothing;
  }

  /** Reports an error. `field` is relative to the change. */
  error(
    code: ProblemCode,
    field: string,
    organizationIds: readonly string[],
    params: Readonly<Record<string, string | number>> = {},
  ): void {
    this.failed = true;
    this.#report('error', code, field, organizationIds, params);
  }

  /** Reports a statutory warning. */
  warn(
    code: ProblemCode,
    field: string,
    organizationIds: readonly string[],
    params: Readonly<Record<string, string | number>> = {},
  ): void {
    this.#report('warning', code, field, organizationIds, params);
  }

  /** The organization as the change finds it; an error is reported when there is none or it does not live. */
  live(organizationId: string, field: string): OrganizationState | undefined {
    const { timeline } = this.state;
    const params = { organization: organizationId, on: this.on };
    if (!timeline.has(organizationId)) {
      this.error('unknown-organization', field, [organizationId], params);
      return undefined;
    }
    const state = timeline.stateBefore(organizationId, this.place);
    if (!state) this.error('not-live', field, [organizationId], params);
    return state;
  }

  /** `live` for each; an error is reported for one named twice. Only those that live come back. */
  allLive(
    organizationIds: readonly string[],
    field: string,
    seen = new Set<string>(),
  ): Map<string, OrganizationState> {
    const found = new Map<string, OrganizationState>();
    for (const [i, id] of organizationIds.entries()) {
      if (!this.namedOnce(id, seen, `${field}/${i}`)) continue;
      const state = this.live(id, `${field}/${i}`);
      if (state) found.set(id, state);
    }
    return found;
  }

  /** Adds an id to those seen; an error is reported when it is among them already. */
  namedOnce(organizationId: string, seen: Set<string>, field: string): boolean {
    if (!seen.has(organizationId)) return !!seen.add(organizationId);
    this.error('named-twice', field, [organizationId], { organization: organizationId });
    return false;
  }

  /**
   * A parent must be known; whether it lives is judged at the end of the day. It may be opened by a change that is
   * decided later: the answer waits until then.
   */
  knownParent(parentId: string | null, field: string): void {
    if (parentId !== null) this.parents.push({ parentId, field });
  }

  /**
   * One that takes over from one that ends lives when that happens, or at the end of the day at the latest. It may be
   * opened by a change that is decided later: the answer waits until then.
   */
  takesOver(organizationId: string, field: string): void {
    if (this.state.timeline.stateBefore(organizationId, this.place)) return;
    this.successors.push({ organizationId, field });
  }

  /** Ids of the organizations directly under one, as the change finds them. */
  childrenOf(organizationId: string): string[] {
    return this.state.timeline.childrenBefore(organizationId, this.place);
  }

  /** Ids of all under an organization, parents before children. */
  subtreeOf(organizationId: string): string[] {
    return this.state.timeline.descendantsBefore(organizationId, this.place);
  }

  /** The organization that an input opens; its kind, codes and measures are checked, its size is weighed. */
  newOrganization(input: OrganizationInput, field: string): NewOrganization {
    const { name, otherNames, organizationKind: kind, parentId, codes, facts } = input;
    const organizationId = input.organizationId ?? this.#nextId();
    if (this.state.timeline.has(organizationId) && !this.#owns(organizationId)) {
      this.idReused(organizationId, field);
    }
    return this.#opening({ organizationId, name, otherNames, kind, parentId, codes, facts }, field);
  }

  /** One that has ended and opens again under its id, checked like a new one. Whether it may is for its kind to say. */
  organizationAgain(organization: NewOrganization, field: string): NewOrganization {
    return this.#opening(organization, field);
  }

  /** Reports that an id is or was another organization's. */
  idReused(organizationId: string, field: string): void {
    this.error('id-reused', `${field}/organizationId`, [organizationId], { organization: organizationId });
  }

  #opening(organization: NewOrganization, field: string): NewOrganization {
    const { organizationId, kind, parentId, codes = {}, facts = [] } = organization;
    if (this.opened.has(organizationId)) this.idReused(organizationId, field);
    this.opened.add(organizationId);
    this.kindKnown(kind, `${field}/organizationKind`);
    this.knownParent(parentId, `${field}/parentId`);
    for (const scheme of Object.keys(codes)) this.schemeKnown(scheme, `${field}/codes/${scheme}`);
    this.measuresKnown(facts, `${field}/facts`);
    this.weighSize(organizationId, kind, facts, `${field}/facts`);
    return organization;
  }

  /** Reports an error when the register has no such kind on the date, or no kinds at all. */
  kindKnown(kind: string, field: string): void {
    if (!this.state.classificationOn(this.on)) {
      this.error('no-classification', field, [], { on: this.on });
      return;
    }
    const known = this.classification.kinds.map(({ code }) => code);
    if (!known.includes(kind))
      this.error('unknown-kind', field, [], { kind, on: this.on, known: list(known) });
  }

  schemeKnown(scheme: string, field: string): void {
    const known = (this.classification.schemes ?? []).map(({ code }) => code);
    if (!known.includes(scheme)) {
      this.error('unknown-scheme', field, [], { scheme, on: this.on, known: list(known) });
    }
  }

  /** The type of a measure; undefined, and an error is reported, when the register has no such measure. */
  measureKnown(measure: string, field: string): 'stock' | 'flow' | undefined {
    const known = this.classification.measures ?? [];
    const type = known.find(({ code }) => code === measure)?.type;
    if (!type) {
      const codes = list(known.map(({ code }) => code));
      this.error('unknown-measure', field, [], { measure, on: this.on, known: codes });
    }
    return type;
  }

  /** Measures stated with a change are stocks as of its date. */
  measuresKnown(facts: readonly StatedMeasure[], field: string): void {
    for (const [i, { measure }] of facts.entries()) {
      if (this.measureKnown(measure, `${field}/${i}/measure`) === 'flow') {
        this.error('period-needed', `${field}/${i}`, [], { measure });
      }
    }
  }

  /** Warns of a measure that lies outside of what the rules ask of a kind. */
  weighSize(organizationId: string, kind: string, facts: readonly StatedMeasure[], field: string): void {
    for (const { measure, value } of facts) {
      for (const rule of this.classification.sizes ?? []) {
        if (rule.measure !== measure || !rule.kinds.includes(kind)) continue;
        const { min = 0, max = Infinity } = rule;
        if (value >= min && value <= max) continue;
        const range = max === Infinity ? `≥ ${min}` : `${min}–${max}`;
        this.warn('size', field, [organizationId], {
          organization: organizationId,
          kind,
          measure,
          value,
          range,
        });
      }
    }
  }

  /**
   * Where the children of organizations that end or split go: as stated, and the others to `heir` where there is one.
   * Only those that really stand under one of `parents` can be moved by the change, and those that end with their
   * parent go nowhere.
   */
  movedChildren(
    parents: readonly string[],
    stated: readonly MovedChildInput[],
    heir: string | undefined,
  ): MovedChild[] {
    const children = new Set(parents.flatMap((parent) => this.childrenOf(parent)));
    const allLive = parents.every((parent) => this.state.timeline.stateBefore(parent, this.place));
    const seen = new Set<string>();
    for (const [i, { organizationId, parentId }] of stated.entries()) {
      if (this.namedOnce(organizationId, seen, `/children/${i}/organizationId`)) {
        this.#isChild(organizationId, children, parents, allLive, `/children/${i}/organizationId`);
      }
      this.knownParent(parentId, `/children/${i}/parentId`);
    }
    const moved = stated.map(({ organizationId, parentId }) => ({ organizationId, parentId }));
    if (heir === undefined) return moved;
    const ending = new Set(parents);
    const rest = [...children].filter((child) => child !== heir && !seen.has(child) && !ending.has(child));
    return [...moved, ...rest.map((organizationId) => ({ organizationId, parentId: heir }))];
  }

  /** When a parent is not what it should be, that is reported already, and not that its children are none. */
  #isChild(
    organizationId: string,
    children: ReadonlySet<string>,
    parents: readonly string[],
    allLive: boolean,
    field: string,
  ): void {
    if (children.has(organizationId) || !allLive) return;
    const params = { organization: organizationId, parents: list(parents), on: this.on };
    this.error('not-a-child', field, [organizationId], params);
  }

  /** Reports an error when a list is shorter than its form of change needs. */
  atLeast(minimum: number, actual: number, form: string, field: string): void {
    if (actual < minimum) this.error('too-few', `/${field}`, [], { form, minimum, actual, field });
  }

  /** Reports that a field has no meaning in a form of change. */
  outOfPlace(field: string, form: string): void {
    this.error('out-of-place', `/${field}`, [], { field, form });
  }

  #owns(organizationId: string): boolean {
    const { corrects } = this.more;
    const effects = corrects ? effectsOf(corrects) : [];
    return effects.some((effect) => effect.effect === 'opened' && effect.organizationId === organizationId);
  }

  #nextId(): string {
    return namedId(`organization ${++this.#made}`, this.eventId);
  }

  #report(
    severity: 'error' | 'warning',
    code: ProblemCode,
    field: string,
    organizationIds: readonly string[],
    params: Readonly<Record<string, string | number>>,
  ): void {
    const pointer = this.pointerTo(field);
    this.problems.add({ code, severity, pointer, change: this.index, organizationIds, params });
  }
}

/** A list for people: at most 20 of its members. */
export function list(items: readonly string[]): string {
  if (items.length === 0) return '–';
  return items.length <= 20 ? items.join(', ') : `${items.slice(0, 20).join(', ')}, … (${items.length})`;
}
