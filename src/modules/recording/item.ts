import type { Previewed, Recordable, Repeated, Stale } from '../../commands/decide/judge.js';
import type { Preview } from '../../commands/decide/preview.js';
import type { Undo } from '../../events/register/undo.js';
import type { DecisionRecorded, RecordDecisionInput } from './record-decision.js';

interface WaitingFor<Answer> {
  readonly input: RecordDecisionInput;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/** A decision to record that is not judged yet, or is to be judged again. */
export interface WaitingToRecord extends WaitingFor<DecisionRecorded> {
  readonly kind: 'waiting-to-record';
}

/** A decision of which only a preview is asked for; not judged yet, or to be judged again. */
export interface WaitingForPreview extends WaitingFor<Preview> {
  readonly kind: 'waiting-for-preview';
}

/** What somebody asks of a register's writer. It is judged, and waits again when what it rests on was not stored. */
export type Waiting = WaitingToRecord | WaitingForPreview;

interface JudgedAs<Of extends Waiting> {
  /** The item as it waited. */
  readonly of: Of;
}

/** Its events are part of the state to come, and go out with its group. */
export interface RecordableItem extends JudgedAs<WaitingToRecord>, Recordable {
  /** Takes its events out of the state. */
  readonly undo: Undo;
}

export interface RepeatedItem extends JudgedAs<WaitingToRecord>, Repeated {}
export interface PreviewedItem extends JudgedAs<WaitingForPreview>, Previewed {}
export interface StaleItem extends JudgedAs<Waiting>, Stale {}

/** Refused by the rules, for its key, or because judging it failed. */
export interface RefusedItem extends JudgedAs<Waiting> {
  readonly kind: 'refused';
  readonly error: unknown;
}

/** What an item came to, judged against the register and all items before it. */
export type Judged = RecordableItem | RepeatedItem | PreviewedItem | StaleItem | RefusedItem;

/** What has no events to store. */
export type Unrecorded = Exclude<Judged, RecordableItem>;

export function isRecordable(item: Judged): item is RecordableItem {
  return item.kind === 'recordable';
}

export function isUnrecorded(item: Judged): item is Unrecorded {
  return item.kind !== 'recordable';
}
