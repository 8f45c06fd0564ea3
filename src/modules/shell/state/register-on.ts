import type { INestApplicationContext } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Classification } from '../../../events/vocabulary/classification.js';
import { ClassificationOn } from '../../queries/registers/classification-on.js';
import { AsOfResolver } from '../../read-side/time/as-of.resolver.js';
import type { AsOf } from '../../read-side/time/known.js';
import type { AsOfParams } from '../../read-side/params/known.params.js';
import { Successions } from './successions.js';

/** A register at the end of a date, as known at one time, to be written out whole. */
export interface RegisterOn {
  readonly asOf: AsOf;
  readonly classification: Classification;
  readonly queries: QueryBus;
  readonly successions: Successions;
}

/** @throws NotFound, BadRequest */
export async function registerOn(
  app: INestApplicationContext,
  register: string,
  params: AsOfParams,
): Promise<RegisterOn> {
  const asOf = await app.get(AsOfResolver).asOf(register, params, 'lineage');
  const found = await app.get(ClassificationOn, { strict: false }).find(asOf);
  return {
    asOf,
    classification: found?.classification ?? { kinds: [] },
    queries: app.get(QueryBus),
    successions: new Successions(app, asOf),
  };
}
