import { fingerprint } from '../../events/definition/canonical.js';
import { changeAnnulled } from '../../events/types/change-annulled.js';
import type { ChangeContent, ChangeTarget, Rectification } from '../../events/types/change-rectified.js';
import { registerOpened } from '../../events/types/register-opened.js';
import type { RegisterState } from '../../events/register/register-state.js';
import type { Annul } from '../kinds/annul.js';
import type { Correct } from '../kinds/correct.js';
import type { ProblemCode } from '../problems/problem.js';
import type { Problems } from '../problems/problems.js';

/** A recorded change that a correction replaces. */
export type Correctable = Omit<Rectification, 'before' | 'after'> & { readonly before: ChangeContent };

type Params = Readonly<Record<string, string | number>>;

/** Why nothing can be done to a change. */
class Unrectifiable {
  constructor(
    readonly code: ProblemCode,
    readonly params: Params,
  ) {}
}

/** Finds the recorded changes that the corrections and annulments of one request name. */
export class RectifiedChanges {
  /** Change → the change of the request that rectifies it. */
  readonly #rectified = new Map<number, number>();

  constructor(
    private readonly state: RegisterState,
    private readonly problems: Problems,
  ) {}

  /**
   * What an annulment comes to. Of a whole decision's changes those that are void already are left alone.
   * @returns undefined when an error is reported
   */
  annul({ target }: Annul, index: number): Rectification[] | undefined {
    const events = this.#eventsOf(target, index);
    if (!events || !this.#once(events, target, index)) return undefined;
    const outcomes = events.flatMap((event) => this.#annulments(event));
    const rectified = outcomes.filter(
      (outcome): outcome is Rectification => !(outcome instanceof Unrectifiable),
    );
    const failure = outcomes.find((outcome) => outcome instanceof Unrectifiable);
    if (failure && (rectified.length === 0 || failure.code === 'not-rectifiable')) {
      return this.#error(failure.code, target, index, failure.params);
    }
    return rectified;
  }

  /** The change that a correction is about, as it stands. @returns undefined when an error is reported */
  correct({ target }: Correct, index: number): Correctable | undefined {
    const events = this.#eventsOf(target, index);
    if (!events || !this.#once(events, target, index)) return undefined;
    const found = this.#correctable(events[0]!);
    return found instanceof Unrectifiable ? this.#error(found.code, target, index, found.params) : found;
  }

  #eventsOf(target: ChangeTarget, index: number): number[] | undefined {
    const decision = this.state.decision(target.decisionId);
    if (!decision) return this.#error('unknown-decision', target, index);
    const events = this.state.eventsOf(target);
    if (events.length > 0) return events;
    const { changes } = decision;
    return changes === 0
      ? this.#error('nothing-to-rectify', target, index)
      : this.#error('unknown-change', target, index, { changes });
  }

  #annulments(event: number): (Rectification | Unrectifiable)[] {
    const { changes } = this.state;
    if (changes.recorded(event)!.content.type === registerOpened.type) return [notRectifiable];
    return (changes.rectifiedBy(event) ?? [event]).map((revision) => {
      const voidedBy = changes.voidedBy(revision, event);
      if (voidedBy) return new Unrectifiable('already-annulled', this.#named(voidedBy.revision));
      const before = changes.inForce(revision);
      const after = changes.without(revision, event);
      if (!same(before, after)) return { ...this.#change(revision), before, after };
      return new Unrectifiable('superseded', this.#named(changes.rectifications(revision).at(-1)!.revision));
    });
  }

  #correctable(event: number): Correctable | Unrectifiable {
    const { changes } = this.state;
    const { type } = changes.recorded(event)!.content;
    if (type === registerOpened.type) return notRectifiable;
    if (type === changeAnnulled.type) return new Unrectifiable('annulment-not-correctable', {});
    const [revision] = changes.rectifiedBy(event) ?? [event];
    const last = changes.rectifications(revision!).at(-1);
    const before = changes.inForce(revision!);
    if (!before) return new Unrectifiable('already-annulled', this.#named(last!.revision));
    if (event !== revision && !changes.isInForce(revision!, event)) {
      return new Unrectifiable('superseded', this.#named(last!.revision));
    }
    return { ...this.#change(revision!), before };
  }

  #change(revision: number): Omit<Rectification, 'before' | 'after'> {
    const { decisionId, index } = this.state.changes.recorded(revision)!;
    return { revision, decisionId, index };
  }

  /** The change of another decision that stands in the way. */
  #named(revision: number): Params {
    const { decisionId, index } = this.state.changes.recorded(revision)!;
    return { by: decisionId, byChange: index };
  }

  /** True unless another change of the request rectifies one of the same changes. */
  #once(events: readonly number[], target: ChangeTarget, index: number): boolean {
    const changes = events.flatMap((event) => this.state.changes.rectifiedBy(event) ?? [event]);
    const other = changes.map((change) => this.#rectified.get(change)).find((each) => each !== undefined);
    if (other !== undefined) this.#error('rectified-twice', target, index, { other: other + 1 });
    else for (const change of changes) this.#rectified.set(change, index);
    return other === undefined;
  }

  #error(code: ProblemCode, target: ChangeTarget, index: number, params: Params = {}): undefined {
    const { decisionId: decision, change = '–' } = target;
    this.problems.add({
      code,
      severity: 'error',
      pointer: `/changes/${index}/target`,
      change: index,
      organizationIds: [],
      params: { decision, change, ...params },
    });
  }
}

const notRectifiable = new Unrectifiable('not-rectifiable', {});

/** True when two contents say the same. */
export function same(a: ChangeContent | null, b: ChangeContent | null): boolean {
  return fingerprint(a) === fingerprint(b);
}
