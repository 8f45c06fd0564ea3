import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { Clock } from '../queries/clock.js';
import { rowsProvider } from '../queries/rows.js';
import { AsOfResolver } from '../queries/time/as-of.resolver.js';
import { FindAffectedReportsHandler } from './issued/affected-reports.js';
import { GiveOutReportHandler } from './issued/issue-report.js';
import { IssuedReportsController } from './issued/issued-reports.controller.js';
import {
  ListIssuedReportsHandler,
  ReproduceReportHandler,
  RestateReportHandler,
} from './issued/read-issued-reports.js';
import { ListReportsHandler } from './list-reports.js';
import { PostgresReportSource } from './postgres-report-source.js';
import { ReportSource } from './report-data.js';
import { ReportsController } from './reports.controller.js';
import { RunReportHandler } from './run-report.js';

/** Reports: definitions are data of the register, rows come from the read models, the rest is a pure function. */
@Module({
  imports: [CqrsModule],
  controllers: [ReportsController, IssuedReportsController],
  providers: [
    Clock,
    rowsProvider,
    AsOfResolver,
    { provide: ReportSource, useClass: PostgresReportSource },
    ListReportsHandler,
    RunReportHandler,
    GiveOutReportHandler,
    ListIssuedReportsHandler,
    ReproduceReportHandler,
    RestateReportHandler,
    FindAffectedReportsHandler,
  ],
})
export class ReportsModule {}
