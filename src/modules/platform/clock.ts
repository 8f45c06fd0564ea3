import { Injectable } from '@nestjs/common';

/** Says what day it is: the only clock of the queries. */
@Injectable()
export class Clock {
  /** Today in UTC, `YYYY-MM-DD`. */
  today(): string {
    return new Date().toISOString().slice(0, 10);
  }
}
