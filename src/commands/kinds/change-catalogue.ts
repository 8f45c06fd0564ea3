import { annul } from './annul.js';
import type { Change } from './change.js';
import type { ChangeKind } from './change-kind.js';
import { correct } from './correct.js';
import { defineKinds } from './define-kinds.js';
import { defineReport } from './define-report.js';
import { dissolve } from './dissolve.js';
import { found } from './found.js';
import { grantAuthority } from './grant-authority.js';
import { handOver } from './hand-over.js';
import { issueReport } from './issue-report.js';
import { merge } from './merge.js';
import { openRegister } from './open-register.js';
import { publishFigure } from './publish-figure.js';
import { receive } from './receive.js';
import { reclassify } from './reclassify.js';
import { recode } from './recode.js';
import { recordFact } from './record-fact.js';
import { register } from './register.js';
import { reinstate } from './reinstate.js';
import { rename } from './rename.js';
import { reorganize } from './reorganize.js';
import { replace } from './replace.js';
import { revokeAuthority } from './revoke-authority.js';
import { split } from './split.js';
import { transfer } from './transfer.js';
import { transferFunction } from './transfer-function.js';

/** Every kind of change that a decision may carry. */
export const changeCatalogue = [
  openRegister,
  defineKinds,
  defineReport,
  issueReport,
  register,
  found,
  receive,
  handOver,
  transfer,
  rename,
  reclassify,
  recode,
  merge,
  split,
  reorganize,
  replace,
  dissolve,
  reinstate,
  grantAuthority,
  revokeAuthority,
  transferFunction,
  recordFact,
  publishFigure,
  correct,
  annul,
] as const;

/** A change kind whose command and payload types are not known at compile time. */
export type AnyChangeKind = ChangeKind<string, Change, object>;

const byKind = new Map<string, AnyChangeKind>(
  changeCatalogue.map((entry) => [entry.kind, entry as unknown as AnyChangeKind]),
);

/** The change kind of a name; undefined when there is none. */
export function changeKindOf(kind: string): AnyChangeKind | undefined {
  return byKind.get(kind);
}

const byEvent = new Map<string, AnyChangeKind>(
  changeCatalogue.map((entry) => [entry.event.type, entry as unknown as AnyChangeKind]),
);

/** The change kind whose event has a type; undefined for the event of the decision itself. */
export function changeKindOfEvent(type: string): AnyChangeKind | undefined {
  return byEvent.get(type);
}

export const changeKindNames: readonly string[] = changeCatalogue.map(({ kind }) => kind);
