import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { EntityManager } from 'typeorm';
import { isEvent } from '../../../events/types/event-catalogue.js';
import { decisionIssued } from '../../../events/types/decision-issued.js';
import type { NewEvent, RecordedEvent } from '../../../events/definition/envelope.js';
import { Batch } from '../../../projections/fold/batch.js';
import { projectionCatalogue } from '../../../projections/projection-catalogue.js';
import { Histories } from '../../../projections/fold/histories.js';
import { readEntries } from '../../../projections/timeline/read-entries.js';
import { knownFrom, type WholeDecision } from '../../../projections/fold/whole-decision.js';
import { Database } from '../../platform/database/database.js';
import { streamOf } from '../../recording/register-stream.js';
import { Rows } from '../../read-side/rows.js';
import { AsOfResolver } from '../../read-side/time/as-of.resolver.js';
import type { Known } from '../../read-side/time/known.js';
import { PostgresReportSource } from '../running/postgres-report-source.js';
import { runReport } from '../running/report-runner.js';
import type { Report } from '../running/report.js';
import type { AffectedReportDocument } from './affected-report.document.js';
import { backwardTypes } from './decisions-between.js';
import { differences } from './figures-of.js';
import { FindAffectedReports } from './find-affected-reports.js';
import { issuedReports, summaryOf, type IssuedReport } from './issued-reports.js';
import { questionOf } from './restatement.js';

@QueryHandler(FindAffectedReports)
export class FindAffectedReportsHandler implements IQueryHandler<FindAffectedReports> {
  constructor(
    private readonly database: Database,
    private readonly rows: Rows,
    private readonly time: AsOfResolver,
  ) {}

  /**
   * Projects the decision in a transaction that is rolled back, and works the reports out in there.
   * @throws NotYet when the read models do not get to the revision
   */
  async execute({
    register,
    revision,
    events,
  }: FindAffectedReports): Promise<readonly AffectedReportDocument[]> {
    if (events.length === 0 || revision < 0) return [];
    for (let attempt = 1; ; attempt++) {
      const known = await this.time.known(register, { atLeast: revision }, 'facts', 'counts', 'lineage');
      const issued = await issuedReports(this.rows, known);
      const concerned = issued.filter(({ window }) => mayBearOn(events, window.to));
      if (concerned.length === 0) return [];
      try {
        return await rolledBack(this.database.dataSource.manager, (transaction) =>
          affectedBy(transaction, asRecorded(known, events), known, concerned),
        );
      } catch (error) {
        // A decision was projected meanwhile under the same revisions.
        if (!isConflict(error) || attempt === maxAttempts) throw error;
      }
    }
  }
}

const maxAttempts = 5;

async function affectedBy(
  transaction: EntityManager,
  decision: WholeDecision,
  known: Known,
  reports: readonly IssuedReport[],
): Promise<AffectedReportDocument[]> {
  const source = new PostgresReportSource(new Rows(transaction));
  const before: Report[] = [];
  for (const issued of reports) before.push(await runReport(source, known, questionOf(issued)));
  await projectInto(transaction, decision);
  const { register } = known;
  const then = { register, revision: knownFrom(decision), recordedAt: decision.issued.metadata.recordedAt };
  const affected: AffectedReportDocument[] = [];
  for (const [i, issued] of reports.entries()) {
    const figures = differences(before[i]!, await runReport(source, then, questionOf(issued)));
    const stated = new Map(issued.figures.map(({ path, value }) => [path, value]));
    const withIssued = figures.map((figure) => ({ ...figure, issued: stated.get(figure.path) ?? null }));
    if (figures.length > 0) affected.push({ report: summaryOf(issued), figures: withIssued });
  }
  return affected;
}

async function projectInto(transaction: EntityManager, decision: WholeDecision): Promise<void> {
  const histories = new Histories({
    fromTheBeginning: false,
    capacity: Infinity,
    read: (keys) => readEntries(transaction, 'organization_entry', keys),
  });
  const batch = await Batch.of([decision], histories);
  for (const projection of projectionCatalogue) await projection.apply(batch, transaction);
}

/** The decision as if it were the next one recorded. */
function asRecorded({ register, revision }: Known, events: readonly NewEvent[]): WholeDecision {
  const [issued, ...changes] = events.map((event, i): RecordedEvent => {
    return { ...event, stream: streamOf(register), revision: revision + 1 + i, position: '' };
  });
  if (!issued || !isEvent(issued, decisionIssued))
    throw new TypeError('A decision begins with DecisionIssued.');
  return { register, id: issued.metadata.decisionId, issued, changes };
}

/** Whether events may bear on days up to one. */
function mayBearOn(events: readonly NewEvent[], until: string): boolean {
  return events.some(({ type, metadata }) => metadata.effectiveOn <= until || backwardTypes.includes(type));
}

/** Thrown to roll back. */
class Undo extends Error {
  override readonly name = 'Undo';
}

/** Does something in a transaction of which nothing stays. */
async function rolledBack<T>(
  manager: EntityManager,
  work: (transaction: EntityManager) => Promise<T>,
): Promise<T> {
  let result: { readonly value: T } | undefined;
  try {
    await manager.transaction(async (transaction) => {
      result = { value: await work(transaction) };
      throw new Undo();
    });
  } catch (error) {
    if (!(error instanceof Undo) || !result) throw error;
  }
  return result!.value;
}

/** The store refused rows because others of the same key were written meanwhile, or two waited for one another. */
function isConflict(error: unknown): boolean {
  return ['23505', '23P01', '40P01'].includes((error as { code?: string }).code ?? '');
}
