import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ConfigurationModule } from './modules/platform/config/configuration.module.js';
import { DatabaseModule } from './modules/platform/database/database.module.js';
import { HealthModule } from './modules/http/health/health.module.js';
import { HttpModule } from './modules/http/http.module.js';
import { LedgerModule } from './modules/ledger/ledger.module.js';
import { ProjectingModule } from './modules/projecting/projecting.module.js';
import { RecordingModule } from './modules/recording/recording.module.js';
import { schema } from './schema.js';
import { QueriesModule } from './modules/queries/queries.module.js';
import { ReportsModule } from './modules/reports/reports.module.js';

@Module({
  imports: [
    CqrsModule.forRoot(),
    ConfigurationModule,
    DatabaseModule.forRoot(schema),
    LedgerModule,
    RecordingModule,
    ProjectingModule,
    HttpModule,
    QueriesModule,
    ReportsModule,
    HealthModule,
  ],
})
export class AppModule {}
