import { addDays, daysBetween, officeHour, workday } from './dates.js';
import type { Random } from './random.js';
import type { Act } from './stage.js';

/** An act with the dates of its paper and of its entry in the register. */
export interface Entry {
  readonly act: Act;
  readonly issuedOn: string;
  recordedAt: string;
}

/** One of so many decisions of the term is recorded late: out of effective order, weeks to months after. */
const lateShare = 0.12;

/** Recorded at least so many days after it took effect. */
export const lateAfter = 21;

/** The term's last entry: what follows it is recorded later. */
const closing = '2020-10-16';

/**
 * Says when each decision of the term was issued and recorded; in the order of recording. A decision is recorded
 * late only if none that took effect after it, and was recorded before, has to do with the same organizations.
 */
export function record(acts: readonly Act[], random: Random): Entry[] {
  const entries = acts
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
    .map((act): Entry => {
      const issuedOn = workday(addDays(act.on, act.type === 'BC' ? random.int(3, 8) : -random.int(0, 10)));
      const known = issuedOn > act.on ? issuedOn : addDays(issuedOn, random.int(1, 8));
      return { act, issuedOn, recordedAt: officeHour(random, workday(addDays(known, 2))) };
    });
  const concerned = new Map(entries.map((entry) => [entry, organizationsIn(entry.act.changes)]));
  inOrderPerOrganization(entries, concerned);
  delaySome(entries, concerned, random);
  return entries.toSorted((a, b) => (a.recordedAt < b.recordedAt ? -1 : 1));
}

type Concerned = ReadonlyMap<Entry, ReadonlySet<string>>;

/** Whatever befell an organization first is recorded first. `entries` are in effective order. */
function inOrderPerOrganization(entries: readonly Entry[], concerned: Concerned): void {
  const last = new Map<string, string>();
  for (const entry of entries) {
    for (const id of concerned.get(entry)!) {
      const before = last.get(id);
      if (before && before >= entry.recordedAt) entry.recordedAt = aSecondAfter(before);
    }
    for (const id of concerned.get(entry)!) last.set(id, entry.recordedAt);
  }
}

function delaySome(entries: readonly Entry[], concerned: Concerned, random: Random): void {
  let left = Math.round(entries.length * lateShare);
  for (const entry of random.shuffled(entries)) {
    if (left === 0) return;
    const { act } = entry;
    const day = addDays(act.on, random.int(lateAfter + 3, 150));
    if (act.type === 'BC' || act.monthOnly || day > closing) continue;
    const recordedAt = officeHour(random, workday(day));
    const overtaken = entries.filter((other) => other.act.on >= act.on && other.recordedAt <= recordedAt);
    const mine = concerned.get(entry)!;
    const met = overtaken.some(
      (other) => other !== entry && [...mine].some((id) => concerned.get(other)!.has(id)),
    );
    if (met || overtaken.length < 2) continue;
    entry.recordedAt = recordedAt;
    left--;
  }
}

/** Ids of committees and cells below U that the changes name. Upper committees stand all through the term. */
function organizationsIn(value: unknown, found = new Set<string>()): ReadonlySet<string> {
  if (typeof value === 'string' && /^[GPBC]-\d+$/.test(value)) found.add(value);
  else if (typeof value === 'object' && value !== null) {
    for (const part of Object.values(value)) organizationsIn(part, found);
  }
  return found;
}

function aSecondAfter(moment: string): string {
  return new Date(Date.parse(moment) + 1000).toISOString();
}

/** Whether a decision was recorded late, by its dates alone. */
export function isLate(effectiveOn: string, recordedAt: string): boolean {
  return daysBetween(effectiveOn, recordedAt.slice(0, 10)) >= lateAfter;
}
