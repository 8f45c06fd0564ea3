import type { MovedChild, NewOrganization } from '../../events/types/change-data.js';
import { effectsOf } from '../../events/types/event-catalogue.js';
import type { OrganizationState } from '../../events/register/history.js';
import { list } from '../problems/list.js';
import { checkAllLimits } from './measure-limits.js';
import type { MovedChildInput, OrganizationInput } from './change.js';
import { ClassifiedChange } from './classified-change.js';
import { namedId } from './named-id.js';

export { list } from '../problems/list.js';

/** Children that the decision sends somewhere, and those that go along. */
interface MovedChildren {
  readonly children: readonly MovedChild[];
  readonly carried?: readonly MovedChild[];
}

/** What a change kind may ask while it decides one change: the register at the change's place, and new ids. */
export class ChangeContext extends ClassifiedChange {
  /** Ids of the organizations that the change opens. */
  readonly opened = new Set<string>();
  /** Parents that the change names, to be known when all changes of the decision are decided. */
  readonly parents: { readonly parentId: string; readonly field: string }[] = [];
  /** Those that the change names as taking over and that do not live yet, to be judged when all changes are decided. */
  readonly successors: { readonly organizationId: string; readonly field: string }[] = [];
  #made = 0;

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
    if (!this.#owns(organizationId)) this.#neverGiven(organizationId, field);
    return this.#opening({ organizationId, name, otherNames, kind, parentId, codes, facts }, field);
  }

  /** One that has ended and opens again under its id, checked like a new one. Whether it may is for its kind to say. */
  organizationAgain(organization: NewOrganization, field: string): NewOrganization {
    return this.#opening(organization, field);
  }

  /** Reports that an id is or was another organization's. */
  idReused(organizationId: string, field: string, more: { since?: 'withdrawn' } = {}): void {
    const params = { organization: organizationId, ...more };
    this.error('id-reused', `${field}/organizationId`, [organizationId], params);
  }

  #opening(organization: NewOrganization, field: string): NewOrganization {
    const { organizationId, kind, parentId, codes = {}, facts = [] } = organization;
    if (this.opened.has(organizationId)) this.idReused(organizationId, field);
    this.opened.add(organizationId);
    this.kindKnown(kind, `${field}/organizationKind`);
    this.knownParent(parentId, `${field}/parentId`);
    for (const scheme of Object.keys(codes)) this.schemeKnown(scheme, `${field}/codes/${scheme}`);
    this.measuresKnown(facts, `${field}/facts`);
    checkAllLimits(this, facts, `${field}/facts`, { organizationId, kind });
    this.weighSize(organizationId, kind, facts, `${field}/facts`);
    return organization;
  }

  /**
   * Where the children of organizations that end or split go: `children` as stated, and `carried`, worked out, the
   * others to `heir` where there is one. Only those that really stand under one of `parents` can be moved by the change, and those that end with their
   * parent go nowhere.
   */
  movedChildren(
    parents: readonly string[],
    stated: readonly MovedChildInput[],
    heir?: string,
  ): MovedChildren {
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
    if (heir === undefined) return { children: moved };
    const ending = new Set(parents);
    const rest = [...children].filter((child) => child !== heir && !seen.has(child) && !ending.has(child));
    const carried = rest.map((organizationId) => ({ organizationId, parentId: heir }));
    return { children: moved, ...(carried.length > 0 && { carried }) };
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

  /** Reports an error when an id was ever given. */
  #neverGiven(organizationId: string, field: string): void {
    if (this.state.timeline.has(organizationId)) this.idReused(organizationId, field);
    else if (this.#wasWithdrawn(organizationId)) this.idReused(organizationId, field, { since: 'withdrawn' });
  }

  /**
   * True when an earlier decision took an id away from the change that had given it. The decision that does so may
   * give it again, and so may a correction of that change: it is the same organization, told otherwise.
   */
  #wasWithdrawn(organizationId: string): boolean {
    const withdrawal = this.state.withdrawalOf(organizationId);
    const { decidedAfter } = this.more;
    if (!withdrawal || decidedAfter === undefined) return false;
    return withdrawal.withdrawnBy <= decidedAfter && withdrawal.givenBy !== this.place.revision;
  }

  #owns(organizationId: string): boolean {
    const { corrects } = this.more;
    const effects = corrects ? effectsOf(corrects) : [];
    return effects.some((effect) => effect.effect === 'opened' && effect.organizationId === organizationId);
  }

  #nextId(): string {
    return namedId(`organization ${++this.#made}`, this.eventId);
  }
}
