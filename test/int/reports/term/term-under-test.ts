import request from 'supertest';
import type { AllocationName } from '../../../../examples/bloc-2015-2020/allocation.js';
import type { Decision, Issuance } from '../../../../examples/bloc-2015-2020/decision.js';
import { generate } from '../../../../examples/bloc-2015-2020/generate.js';
import { figuresOf, sha256Of } from '../../../../src/modules/reports/issued/figures-of.js';
import type { Report } from '../../../../src/modules/reports/running/report.js';
import { ReportsUnderTest, type PlainDecision } from '../support.js';

/** The report that was published is the one known at the end of that day. */
export const publishedAt = '2020-10-23T23:59:59Z';
export const aYearLater = '2021-10-23T23:59:59Z';

/** What of a history is recorded: all, or what comes before its epilogue. A report does not know what happened after it. */
type Recorded = 'all' | 'without-epilogue';

/** Reports of the term over a register that holds the history of one allocation. */
export class TermUnderTest {
  private constructor(
    private readonly reports: ReportsUnderTest,
    private readonly allocation: AllocationName,
  ) {}

  /** Records the history, and gives out the report where it says so. */
  static async record(
    reports: ReportsUnderTest,
    allocation: AllocationName,
    recorded: Recorded,
  ): Promise<TermUnderTest> {
    const term = new TermUnderTest(reports, allocation);
    const decisions = [...generate(allocation)].filter(
      ({ chapter }) => recorded === 'all' || chapter !== 'epilogue',
    );
    await term.#record(decisions);
    return term;
  }

  /** As known now, unless `query` says otherwise. */
  report(query: object = {}): Promise<Report> {
    return this.get('reports/term', { from: '2015-10-16', to: '2020-09-30', ...query });
  }

  /** As known when it was published, unless `query` says otherwise. */
  published(query: object = {}): Promise<Report> {
    return this.report({ knownAt: publishedAt, ...query });
  }

  async get<Body>(path: string, query: object): Promise<Body> {
    const response = await request(this.reports.app.getHttpServer())
      .get(`/registers/${this.#register}/${path}`)
      .query(query);
    if (response.status !== 200) throw new Error(response.text);
    return response.body as Body;
  }

  get #register(): string {
    return `bloc-${this.allocation.toLowerCase()}`;
  }

  async #record(decisions: readonly Decision[]): Promise<void> {
    const waiting: PlainDecision[] = [];
    for (const decision of decisions) {
      waiting.push(decision);
      if (!decision.issues) continue;
      await this.reports.record(this.#register, waiting.splice(0));
      waiting.push(await this.#givenOut(decision.issues));
    }
    await this.reports.record(this.#register, waiting);
  }

  /** The decision that gives a report out, as known now. */
  async #givenOut(issuance: Issuance): Promise<PlainDecision> {
    const { id, recordedAt, request } = issuance;
    const { definition, from, to, include = [] } = request.report;
    const report = await this.report({ include });
    const change = {
      kind: 'issue-report',
      report: definition,
      version: report.definition.version,
      from,
      to,
      knownAt: report.knownAt.revision,
      include,
      exclude: [],
      figures: figuresOf(report),
      sha256: sha256Of(report),
    };
    return { id, recordedAt, request: { decision: request.decision, changes: [change] } };
  }
}
