import type { INestApplicationContext } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Database } from '../../src/modules/platform/database/database.js';
import { CountOrganizations } from '../../src/modules/queries/counts/count-organizations.js';
import { FindOrganizations } from '../../src/modules/queries/organizations/find-organizations.js';
import { standardLimit } from '../../src/modules/read-side/params/page.params.js';
import { AsOfResolver } from '../../src/modules/read-side/time/as-of.resolver.js';
import type { AsOf } from '../../src/modules/read-side/time/known.js';
import { host } from '../../src/whole-application.js';
import { withApplication } from '../../src/modules/shell/with-application.js';
import { dateOf, days, firstDay } from '../register/calendar.js';
import { Dice } from '../register/dice.js';
import { median, type Sample } from '../samples.js';

/** What is asked. `now` and `earlier` ask the same dates and parents. */
export const questions = [
  'select 1',
  'counts now',
  'counts earlier',
  'children now',
  'children earlier',
  'counts request',
] as const;
export type Question = (typeof questions)[number];

/** Median milliseconds of each round. */
export type QueryTimes = Readonly<Record<Question, readonly Sample[]>> & {
  /** How many children an answer holds, on the average. */
  readonly children: number;
};

interface Options {
  readonly register: string;
  readonly rounds: number;
  /** Times that each question is asked in a round. */
  readonly times: number;
}

const warmUp = 50;

/** Asks by turns, one question at a time: the pool hands out the same connection each time. */
export function askAll({ register, rounds, times }: Options): Promise<QueryTimes> {
  return withApplication(host, {}, async (app) => {
    const asker = await Asker.of(app, register);
    for (let i = 0; i < Math.min(times, warmUp); i++) await asker.round();
    const samples = Object.fromEntries(questions.map((question) => [question, [] as Sample[]]));
    for (let round = 0; round < rounds; round++) {
      const asked: Record<Question, number>[] = [];
      for (let i = 0; i < times; i++) asked.push(await asker.round());
      for (const question of questions) {
        const value = median(asked.map((each) => each[question]));
        samples[question]!.push({ value, operations: asked.length });
      }
    }
    return { ...(samples as Record<Question, Sample[]>), children: asker.childrenPerAnswer };
  });
}

/** A parent that has a child on a date, as known from a revision on. */
interface Place {
  readonly parent: string;
  readonly validAt: string;
  readonly knownFrom: number;
}

class Asker {
  #answers = 0;
  #children = 0;

  private constructor(
    private readonly app: INestApplicationContext,
    private readonly latest: AsOf,
    private readonly places: readonly Place[],
    private readonly dice = new Dice(1),
  ) {}

  static async of(app: INestApplicationContext, register: string): Promise<Asker> {
    const latest = await app.get(AsOfResolver).asOf(register, {});
    const { rows } = await app.get(Database).pool.query<Place>(
      `SELECT parent_id AS parent, valid_from::text AS "validAt", known_from AS "knownFrom"
         FROM organization_version
        WHERE register = $1 AND parent_id IS NOT NULL AND known_to > $2 AND known_from < $2
        ORDER BY hashtextextended(organization_id, 1) LIMIT 2000`,
      [register, latest.revision],
    );
    return new Asker(app, latest, rows);
  }

  get childrenPerAnswer(): number {
    return this.#children / this.#answers;
  }

  /** Each question once; milliseconds. */
  async round(): Promise<Record<Question, number>> {
    const { dice, latest } = this;
    const { dataSource } = this.app.get(Database);
    const place = dice.of(this.places);
    const date = dateOf(firstDay + dice.between(0, days));
    const then = this.#known(dice.between(0, latest.revision), date);
    const earlier = this.#known(dice.between(place.knownFrom, latest.revision), place.validAt);
    return {
      'select 1': await this.#time(() => dataSource.query('SELECT 1')),
      'counts now': await this.#time(() => this.#count({ ...latest, validAt: date })),
      'counts earlier': await this.#time(() => this.#count(then)),
      'children now': await this.#time(() => this.#list({ ...latest, validAt: place.validAt }, place.parent)),
      'children earlier': await this.#time(() => this.#list(earlier, place.parent)),
      'counts request': await this.#time(async () =>
        this.#count(await this.app.get(AsOfResolver).asOf(latest.register, { validAt: date }, 'counts')),
      ),
    };
  }

  #known(revision: number, validAt: string): AsOf {
    return { ...this.latest, revision, validAt };
  }

  async #time(work: () => Promise<unknown>): Promise<number> {
    const from = performance.now();
    await work();
    return performance.now() - from;
  }

  async #count(asOf: AsOf): Promise<void> {
    await this.app.get(QueryBus).execute(new CountOrganizations(asOf, 'kind', {}));
  }

  async #list(asOf: AsOf, parent: string): Promise<void> {
    const bound = { revision: asOf.revision, validAt: asOf.validAt, list: '' };
    const page = { limit: standardLimit, after: undefined, bound };
    const { items } = await this.app.get(QueryBus).execute(new FindOrganizations(asOf, { parent }, page));
    this.#children += items.length;
    this.#answers++;
  }
}
