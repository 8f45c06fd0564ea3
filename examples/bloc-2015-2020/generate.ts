import type { DecisionRequest } from '../../src/commands/decide/decision-request.js';
import { allocations, type AllocationName } from './allocation.js';
import { corrections } from './corrections/index.js';
import type { Written } from './corrections/written.js';
import type { Chapter, Decision } from './decision.js';
import { addDays, officeHour } from './dates.js';
import { epilogueRequests } from './epilogue.js';
import { instruments, Numbering } from './instruments.js';
import { openingActs, populate } from './opening.js';
import { presetRequests } from './preset.js';
import { issuance, publication } from './publication.js';
import { Random } from './random.js';
import { record, type Entry } from './recording.js';
import { Stage, type Act } from './stage.js';
import { writeTerm } from './term/index.js';
import { World } from './world.js';

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
  const written: Written[] = [];
  function* recorded(chapter: Chapter, entries: readonly Entry[]): Generator<Decision, void> {
    const papers = instruments(entries, numbering, random);
    for (const entry of entries) {
      const paper = papers.get(entry)!;
      const made = decision(chapter, entry.recordedAt, requestOf(entry, paper));
      written.push({ id: made.id, act: entry.act, paper });
      yield made;
    }
  }

  const cast = populate(world, allocations[allocation]);
  yield decision('opening', officeHour(random, '2015-10-20'), openRegister);
  yield* recorded('opening', openingEntries(openingActs(world), random));

  const stage = new Stage(world, allocations[allocation], cast);
  writeTerm(stage);
  yield* recorded('term', record(stage.acts, random));

  for (const published of recorded('publication', [publication(random)])) {
    yield { ...published, issues: issuance(published, allocation, numbering) };
  }
  for (const [entry, moves] of corrections(written, world)) {
    for (const made of recorded('corrections', [entry])) yield { ...made, moves };
  }
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
