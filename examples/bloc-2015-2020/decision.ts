import type { DecisionRequest } from '../../src/commands/decide/decision-request.js';
import type { IssueReportBody } from '../../src/modules/reports/issued/issue-report.body.js';
import type { Moves } from './corrections/rectification.js';

/** The parts of a history, in this order. A caller stops where it has seen enough. */
export const chapters = ['opening', 'term', 'publication', 'corrections', 'rules', 'epilogue'] as const;
export type Chapter = (typeof chapters)[number];

/** One decision to be recorded. `id` is its idempotency key, `request` the body of `POST …/decisions`. */
export interface Decision {
  readonly id: string;
  readonly chapter: Chapter;
  /** Never earlier than that of the decision before. */
  readonly recordedAt: string;
  readonly actor: string;
  readonly request: DecisionRequest;
  /** The report that is given out right after it, where there is one. */
  readonly issues?: Issuance;
  /** Of what was set right after the publication: the numbers of the term report that it moves, and by how much. */
  readonly moves?: Moves;
}

/** A report to be given out. `id` is its idempotency key, `request` the body of `POST …/issued-reports`. */
export interface Issuance {
  readonly id: string;
  readonly recordedAt: string;
  readonly actor: string;
  readonly request: IssueReportBody;
}
