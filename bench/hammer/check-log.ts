import type { Ledger } from '../../src/modules/ledger/ledger.js';
import type { Acknowledgement } from './acknowledgements.js';
import type { LogEntry } from './log-entry.js';

/** Something that was checked, in words, and what is wrong with it. */
export interface Check {
  readonly checked: string;
  readonly violations: readonly string[];
}

interface Decision {
  readonly issued: NonNullable<LogEntry['issued']>;
  readonly events: LogEntry[];
}

/** Judges a whole log by itself: order, places, wholeness. */
export function checkLog(log: readonly LogEntry[], compare: Ledger['comparePositions']): Check[] {
  const heads = new Map<string, number>();
  const ids = new Set<string>();
  const wrong = { positions: [] as string[], revisions: [] as string[], ids: [] as string[] };
  log.forEach((event, i) => {
    const { stream, revision, position, id } = event;
    const before = log[i - 1];
    if (before && compare(before.position, position) >= 0) {
      wrong.positions.push(`${position} follows ${before.position}`);
    }
    const expected = (heads.get(stream) ?? -1) + 1;
    if (revision !== expected) wrong.revisions.push(`${stream}: ${revision} stands where ${expected} should`);
    heads.set(stream, revision);
    if (ids.has(id)) wrong.ids.push(`${id} is there twice (${stream}, revision ${revision})`);
    ids.add(id);
  });
  const { decisions, broken } = decisionsIn(log);
  const count = [...decisions.values()].reduce((sum, found) => sum + found.length, 0);
  return [
    { checked: `positions of ${log.length} events are in order`, violations: wrong.positions },
    { checked: `revisions of ${heads.size} streams have no gap`, violations: wrong.revisions },
    { checked: `${ids.size} event ids are there once`, violations: wrong.ids },
    { checked: `${count} decisions are whole`, violations: broken },
  ];
}

/**
 * Judges a log by what was acknowledged.
 * @param ownPlaces each decision was reported its own position; where decisions of a register go out in groups, it may be
 *   that of a later one otherwise
 */
export function checkAcknowledged(
  log: readonly LogEntry[],
  acknowledged: readonly Acknowledgement[],
  ownPlaces: boolean,
): Check[] {
  const { decisions } = decisionsIn(log);
  const ends = new Map(
    [...decisions.values()].flat().map(({ events }) => [events.at(-1)!.position, events.at(-1)!]),
  );
  const isBy = (last: LogEntry, position: string): boolean => {
    const end = ownPlaces ? last : ends.get(position);
    return end?.position === position && end.stream === last.stream && end.revision >= last.revision;
  };
  const recorded: string[] = [];
  const refused: string[] = [];
  const known = new Set<string>();
  let refusals = 0;
  for (const { register, decisionId, fingerprint, ...answer } of acknowledged) {
    const key = keyOf(register, decisionId);
    const found = decisions.get(key) ?? [];
    if (!answer.recorded) {
      refusals++;
      if (found.length > 0) refused.push(`${key} was refused, and is in the ledger`);
      continue;
    }
    known.add(key);
    const [decision] = found;
    const last = decision?.events.at(-1);
    if (!decision || !last) recorded.push(`${key} was acknowledged, and is not in the ledger`);
    else if (found.length > 1) recorded.push(`${key} is in the ledger ${found.length} times`);
    else if (decision.issued.fingerprint !== fingerprint)
      recorded.push(`${key} is in the ledger with other content`);
    else if (last.revision !== answer.recorded.revision || !isBy(last, answer.recorded.position)) {
      const { revision, position } = answer.recorded;
      recorded.push(
        `${key} was acknowledged at revision ${revision}, position ${position}; it is at ${last.revision}, ${last.position}`,
      );
    }
  }
  const twice = [...decisions].filter(([key, found]) => !known.has(key) && found.length > 1);
  for (const [key, found] of twice) recorded.push(`${key} is in the ledger ${found.length} times`);
  return [
    {
      checked: `${known.size} acknowledged decisions are in the ledger exactly once, where they were said to be`,
      violations: recorded,
    },
    { checked: `${refusals} decisions that were refused are not there`, violations: refused },
  ];
}

/** The decisions of a log by register and id, and those that are not whole. */
function decisionsIn(log: readonly LogEntry[]): {
  decisions: Map<string, Decision[]>;
  broken: string[];
} {
  const decisions = new Map<string, Decision[]>();
  const broken: string[] = [];
  let open: Decision | undefined;
  const close = (): void => {
    if (open && open.events.length < open.issued.events) {
      const { register, decisionId } = open.events[0]!;
      broken.push(`${keyOf(register, decisionId)} has ${open.events.length} of ${open.issued.events} events`);
    }
  };
  for (const event of log) {
    const { register, decisionId, index, issued, stream, revision } = event;
    const key = keyOf(register, decisionId);
    if (issued) {
      close();
      open = { issued, events: [event] };
      decisions.set(key, [...(decisions.get(key) ?? []), open]);
    } else if (open && continues(open, event)) {
      open.events.push(event);
    } else broken.push(`${key}, event ${index} (${stream}, revision ${revision}) stands alone`);
  }
  close();
  return { decisions, broken };
}

function continues({ events, issued }: Decision, { stream, decisionId, index }: LogEntry): boolean {
  const [first] = events;
  return (
    first?.stream === stream &&
    first.decisionId === decisionId &&
    index === events.length &&
    index < issued.events
  );
}

function keyOf(register: string, decisionId: string): string {
  return `${register}/${decisionId}`;
}
