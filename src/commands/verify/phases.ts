import type { OrganizationState, Version } from '../../events/register/history.js';

/** What an organization is for a time. Half-open; `to` is null while nothing ends it. */
export type Phase = Omit<Version, 'change'>;

/** Something that no two organizations may have at the same time: a code of a scheme, a name under a parent. */
export interface Mark {
  /** Equal marks have equal keys. */
  readonly key: string;
  readonly params: Readonly<Record<string, string>>;
}

/** A period, as long as can be, in which an organization has a mark. Half-open; `to` is null while nothing ends it. */
export interface Stretch {
  readonly mark: Mark;
  readonly from: string;
  readonly to: string | null;
}

/** The stretches of one organization, whatever else changes about it in between. */
export function stretches(
  phases: readonly Phase[],
  marksOf: (state: OrganizationState) => readonly Mark[],
): Stretch[] {
  const done: Stretch[] = [];
  let open = new Map<string, Stretch>();
  let end: string | null = null;
  for (const { from, to, state } of phases) {
    const next = new Map<string, Stretch>();
    for (const mark of marksOf(state)) {
      const begun = from === end ? open.get(mark.key) : undefined;
      next.set(mark.key, { mark, from: begun?.from ?? from, to });
      if (begun) open.delete(mark.key);
    }
    done.push(...open.values());
    open = next;
    end = to;
  }
  return [...done, ...open.values()];
}

/** The first date that belongs to both periods and is not before `since`; undefined when there is none. */
export function firstCommonDate(
  a: Omit<Stretch, 'mark'>,
  b: Omit<Stretch, 'mark'>,
  since: string,
): string | undefined {
  const start = [a.from, b.from, since].reduce((late, date) => (date > late ? date : late));
  return contains(a, start) && contains(b, start) ? start : undefined;
}

export function contains({ from, to }: Omit<Stretch, 'mark'>, on: string): boolean {
  return from <= on && (to === null || on < to);
}
