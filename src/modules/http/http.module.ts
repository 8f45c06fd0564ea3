import { Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { IssueDecisionsController } from './issue-decisions.controller.js';
import { ProblemFilter } from './problem.filter.js';

/** The write side over HTTP, and what errors look like there. */
@Module({
  controllers: [IssueDecisionsController],
  providers: [{ provide: APP_FILTER, useClass: ProblemFilter }],
})
export class HttpModule {}
