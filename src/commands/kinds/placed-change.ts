import type { ChangeContent, Rectification } from '../../events/types/change-rectified.js';
import type { Classification } from '../../events/vocabulary/classification.js';
import type { Place } from '../../events/register/history.js';
import type { RegisterState } from '../../events/register/register-state.js';
import type { ProblemCode } from '../problems/problem.js';
import type { Problems } from '../problems/problems.js';

const nothing: Classification = { kinds: [] };

/** What is known of a change beside its place. */
export interface Surroundings {
  /** The field of the request's change that holds this one, when it replaces another. */
  readonly field?: string | undefined;
  /** True where only that field stands in the request, and what it comes to does not. */
  readonly derived?: boolean | undefined;
  readonly rectified?: readonly Rectification[] | undefined;
  /** What the change said before it was corrected: the organizations that it opened stay its own. */
  readonly corrects?: ChangeContent | undefined;
  /** The revision of the last event before the decision that asks for the change; undefined for a recorded change. */
  readonly decidedAfter?: number | undefined;
}

/** A change at its place in the register, and what is found wrong with it. */
export class PlacedChange {
  /** True once an error has been reported: the change comes to nothing. */
  failed = false;

  constructor(
    readonly state: RegisterState,
    /** Where the change stands on the valid axis: what it sees is what stands before. */
    readonly place: Place,
    /** The change's index in the request, from 0. */
    readonly index: number,
    protected readonly eventId: string,
    private readonly problems: Problems,
    protected readonly more: Surroundings = {},
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
