import { comparePlaces } from '../../events/register/history.js';
import type { Rectification } from '../../events/types/change-rectified.js';
import { Annul } from '../kinds/annul.js';
import type { Change } from '../kinds/change.js';
import { Correct } from '../kinds/correct.js';
import { RectifyingChange } from '../kinds/target.js';
import { dayOf } from './checks/dating.js';
import type { Draft } from './draft/draft.js';
import { NoReplacement, placeOf, replacementOf, type Pending } from './pending.js';
import { collectTexts, readChange, type ReadChange } from './read-request.js';
import { RectifiedChanges, type Correctable } from './rectified-changes.js';
import { newPlace, rectifyingEvent } from './draft/rectifying-event.js';
import { changeKindOfEvent } from '../kinds/change-catalogue.js';

/**
 * Takes up the changes of a request. Annulments, which see nothing, are decided at once; what is corrected is taken
 * away.
 * @returns what is to be decided, in valid order
 */
export function takeUp(draft: Draft): Pending[] {
  const rectified = new RectifiedChanges(draft.state, draft.problems);
  const pending: Pending[] = [];
  for (const change of draft.read.changes) {
    const { command, index } = change;
    const on = dayOf(command) ?? draft.read.effectiveOn;
    if (command instanceof RectifyingChange && !checkUndated(command, index, draft)) continue;
    if (on === undefined) {
      // Without a date, which is reported already, nothing can be said of a change.
      refuseAllNamed(command, draft);
    } else if (command instanceof Annul) {
      const annulled = rectified.annul(command, index);
      if (annulled) annul(change, annulled, on, draft);
    } else if (command instanceof Correct) {
      const correctable = rectified.correct(command, index);
      const correction = correctable && correctionOf(change, command, correctable, on, draft);
      if (correction) pending.push(correction);
    } else {
      pending.push({ change, on, sequence: command.effectiveSequence ?? 0 });
    }
  }
  return pending.sort((a, b) =>
    comparePlaces(placeOf(a, Number.MAX_SAFE_INTEGER), placeOf(b, Number.MAX_SAFE_INTEGER)),
  );
}

/** A correction or an annulment takes the date of what it rectifies. */
function checkUndated(
  { effectiveOn, effectiveSequence, effectivePrecision, dateStated }: Change,
  index: number,
  draft: Draft,
): boolean {
  const dated = Object.entries({ effectiveOn, effectiveSequence, effectivePrecision, dateStated });
  const stated = dated.filter(([, value]) => value !== undefined);
  for (const [field] of stated) draft.error('undated', `/changes/${index}/${field}`, { field }, index);
  return stated.length === 0;
}

function refuseAllNamed(command: Change, { refused }: Draft): void {
  const texts = new Set<string>();
  collectTexts(command, texts);
  refused.add(texts);
}

/** Takes away what an annulment voids, and puts back what stands again. */
function annul(change: ReadChange, rectified: readonly Rectification[], on: string, draft: Draft): void {
  const { index, kind } = change;
  const event = rectifyingEvent(change, rectified, on, draft);
  const context = draft.contextOf(newPlace(on, draft), index, event.id);
  const voided = rectified.flatMap(({ before }) => before ?? []);
  draft.checkCompetence(kind.kind, voided, context);
  draft.apply(event, index);
}

/** Takes away what a correction replaces. @returns what takes its place; undefined when an error is reported */
function correctionOf(
  change: ReadChange,
  command: Correct,
  { before, ...root }: Correctable,
  on: string,
  draft: Draft,
): Pending | undefined {
  const { index } = change;
  const plain = replacementOf(command, before);
  if (plain instanceof NoReplacement) {
    draft.error(plain.code, `/changes/${index}${plain.field}`, plain.params, index);
    return undefined;
  }
  const derived = command.successorIds !== undefined;
  const field = derived ? '/successorIds' : command.patch ? '/patch' : '/replacement';
  const { kind } = changeKindOfEvent(before.type)!;
  if (plain['kind'] !== kind) {
    draft.error('other-kind', `/changes/${index}${field}/kind`, { kind }, index);
    return undefined;
  }
  const replacement = readChange(plain, index, draft.problems, `/changes/${index}${field}`);
  if (!replacement) return undefined;
  draft.withdraw(root.revision, before);
  return { change, on, sequence: 0, corrects: { change: root, before, replacement, field, derived } };
}
