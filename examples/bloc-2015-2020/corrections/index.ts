import { addDays, officeHour } from '../dates.js';
import type { Entry } from '../recording.js';
import type { World } from '../world.js';
import { repealedDelegation, voidFounding, voidGrant } from './annulling.js';
import {
  miscorrectedSeats,
  miscountedSeats,
  misdatedEnding,
  mistakenKind,
  misprintedName,
} from './correcting.js';
import type { Moves, Rectification } from './rectification.js';
import type { Written } from './written.js';

type Rectify = (written: readonly Written[], issuedOn: string, world: World) => Rectification;

/** When each was issued, in this order. */
const schedule: readonly (readonly [issuedOn: string, rectify: Rectify])[] = [
  ['2020-11-03', misprintedName],
  ['2020-11-17', miscountedSeats],
  ['2020-12-08', repealedDelegation],
  ['2021-01-12', misdatedEnding],
  ['2021-03-09', miscorrectedSeats],
  ['2021-04-20', voidFounding],
  ['2021-06-15', mistakenKind],
  ['2021-09-14', voidGrant],
];

/**
 * What was set right in the year after the report was published, each in a decision of its own.
 * @param written what was recorded so far: it grows while the entries are taken, for a later one may rectify an earlier
 * @param world as it is after the term
 */
export function* corrections(
  written: readonly Written[],
  world: World,
): Generator<readonly [Entry, Moves], void> {
  for (const [issuedOn, rectify] of schedule) {
    const { act, moves } = rectify(written, issuedOn, world);
    const recordedAt = officeHour(world.random, addDays(issuedOn, world.random.int(1, 3)));
    yield [{ act, issuedOn, recordedAt }, moves];
  }
}
