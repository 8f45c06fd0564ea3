import { Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { DecisionsController } from './decisions.controller.js';
import { ProblemFilter } from './problem.filter.js';

/** The write side over HTTP, and what errors look like there. */
@Module({
  controllers: [DecisionsController],
  providers: [{ provide: APP_FILTER, useClass: ProblemFilter }],
})
export class HttpModule {}
