import type { DecisionRequest } from '../../src/commands/decision.js';
import { allocations, type AllocationName } from './allocation.js';
import { addDays, officeHour } from './dates.js';
import { epilogueRequests } from './epilogue.js';
import { figures, termReportDocument } from './figures.js';
import { instruments, Numbering } from './instruments.js';
import { openingActs, populate } from './opening.js';
import { presetRequests } from './preset.js';
import { Random } from './random.js';
import { record, type Entry } from './recording.js';
import { Stage, type Act } from './stage.js';
import { writeTerm } from './term/index.js';
import { World } from './world.js';

/** The parts of a history, in this order. A caller stops where it has seen enough. */
export const chapters = ['opening', 'term', 'publication', 'rules', 'epilogue'] as const;
export type Chapter = (typeof chapters)[number];

/** One decision to be recorded. `id` is its idempotency key, `request` the body of `POST …/decisions`. */
export interface Decision {
  readonly id: string;
  readonly chapter: Chapter;
  /** Never earlier than that of the decision before. */
  readonly recordedAt: string;
  readonly actor: string;
  readonly request: DecisionRequest;
}

/**
 * Writes one history of the term and yields its decisions in the order of recording. The same allocation gives
 * the same decisions, byte for byte.
 */
export function* generate(allocation: AllocationName): Generator<Decision, void> {
  const random = new Random(allocation === 'A' ? 20151016 : 20200930);
  const numbering = new Numbering(random);
  const world = new World(random);
  const [openRegister, rulesOf2023] = presetRequests();
  let count = 0;
  const decision = (chapter: Chapter, recordedAt: string, request: DecisionRequest): Decision => ({
    id: `bloc-${allocation}-${String(++count).padStart(4, '0')}`,
    chapter,
    recordedAt,
    actor: random.pick(['clerk-1', 'clerk-2', 'clerk-3']),
    request,
  });
  function* recorded(chapter: Chapter, entries: readonly Entry[]): Generator<Decision, void> {
    const papers = instruments(entries, numbering, random);
    for (const entry of entries) {
      yield decision(chapter, entry.recordedAt, requestOf(entry, papers.get(entry)!));
    }
  }

  const cast = populate(world, allocations[allocation]);
  yield decision('opening', officeHour(random, '2015-10-20'), openRegister);
  yield* recorded('opening', openingEntries(openingActs(world), random));

  const stage = new Stage(world, allocations[allocation], cast);
  writeTerm(stage);
  yield* recorded('term', record(stage.acts, random));

  yield* recorded('publication', [publication(random)]);
  yield decision('rules', officeHour(random, addDays(rulesOf2023.decision.issuedOn, 4)), rulesOf2023);
  for (const [i, request] of epilogueRequests(world).entries()) {
    yield decision('epilogue', `${addDays(request.decision.effectiveOn, 1)}T02:0${i}:00.000Z`, request);
  }
}

function requestOf({ act }: Entry, decision: DecisionRequest['decision']): DecisionRequest {
  const { changes, acknowledge, monthOnly } = act;
  return {
    decision,
    changes: monthOnly
      ? changes.map((change) => ({ ...change, effectivePrecision: 'month' as const }))
      : changes,
    ...(acknowledge && { acknowledge }),
  };
}

/** Issued in one week and recorded in the next, before the term's first one. */
function openingEntries(acts: readonly Act[], random: Random): Entry[] {
  return acts.map((act, i) => ({
    act,
    issuedOn: addDays('2015-10-19', i),
    recordedAt: officeHour(random, addDays('2015-10-26', i)),
  }));
}

function publication(random: Random): Entry {
  const { publishedOn } = termReportDocument;
  return {
    act: {
      title: termReportDocument.title,
      on: publishedOn,
      type: 'BC',
      changes: figures.map((figure) => ({
        ...figure,
        kind: 'publish-figure' as const,
        document: { ...termReportDocument },
      })),
    },
    issuedOn: publishedOn,
    recordedAt: officeHour(random, addDays(publishedOn, 3)),
  };
}
