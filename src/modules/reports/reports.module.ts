import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { Clock } from '../queries/clock.js';
import { Rows } from '../queries/rows.js';
import { AsOfResolver } from '../queries/time/as-of.resolver.js';
import { ListReportsHandler } from './list-reports.js';
import { PostgresReportSource } from './postgres-report-source.js';
import { ReportSource } from './report-data.js';
import { ReportsController } from './reports.controller.js';
import { RunReportHandler } from './run-report.js';

/** Reports: definitions are data of the register, rows come from the read models, the rest is a pure function. */
@Module({
  imports: [CqrsModule],
  controllers: [ReportsController],
  providers: [
    Clock,
    Rows,
    AsOfResolver,
    { provide: ReportSource, useClass: PostgresReportSource },
    ListReportsHandler,
    RunReportHandler,
  ],
})
export class ReportsModule {}
