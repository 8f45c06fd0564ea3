import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { Clock } from '../platform/clock.js';
import { rowsProvider } from '../read-side/rows.js';
import { AsOfResolver } from '../read-side/time/as-of.resolver.js';
import { FindAffectedReportsHandler } from './issued/affected-reports.js';
import { GiveOutReportHandler } from './issued/give-out-report.js';
import { IssuedReportsController } from './issued/issued-reports.controller.js';
import {
  ListIssuedReportsHandler,
  ReproduceReportHandler,
  RestateReportHandler,
} from './issued/read-issued-reports.js';
import { ListReportsHandler } from './list-reports.js';
import { PostgresReportSource } from './running/postgres-report-source.js';
import { ReportSource } from './running/report-data.js';
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
