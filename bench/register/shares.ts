import type { Draw } from './drawing.js';
import { found, receive, reinstate } from './changes/coming.js';
import { dissolve, handOver } from './changes/going.js';
import { merge, reorganize, replace, split } from './changes/joining.js';
import { publishFigure, recode, recordFact, rename, transferFunction } from './changes/keeping.js';
import { defineKinds, defineReport, issueReport } from './changes/ruling.js';
import { grantAuthority, reclassify, revokeAuthority, transfer } from './changes/standing.js';
import { annul, correct } from './changes/rectifying.js';

/** How each kind of change is drawn that comes after the opening. */
export const draws = {
  'record-fact': recordFact,
  rename,
  transfer,
  recode,
  found,
  dissolve,
  merge,
  reclassify,
  split,
  receive,
  'grant-authority': grantAuthority,
  'hand-over': handOver,
  reorganize,
  replace,
  'transfer-function': transferFunction,
  reinstate,
  'revoke-authority': revokeAuthority,
  'publish-figure': publishFigure,
  correct,
  annul,
  'issue-report': issueReport,
  'define-report': defineReport,
  'define-kinds': defineKinds,
} satisfies Readonly<Record<string, Draw>>;

/** Of ten thousand changes after the opening. Rules are defined anew a few times, whatever the size. */
export const shares: Readonly<Record<Exclude<keyof typeof draws, 'define-kinds'>, number>> = {
  'record-fact': 2800,
  rename: 1400,
  transfer: 1200,
  recode: 1150,
  found: 950,
  dissolve: 550,
  merge: 550,
  reclassify: 400,
  split: 230,
  receive: 150,
  'grant-authority': 150,
  'hand-over': 120,
  reorganize: 90,
  replace: 60,
  'transfer-function': 90,
  reinstate: 70,
  'revoke-authority': 30,
  'publish-figure': 30,
  correct: 95,
  annul: 45,
  'issue-report': 8,
  'define-report': 2,
};
