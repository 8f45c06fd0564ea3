import type { Text } from '../../events/vocabulary/text.js';
import type { ChangeContent } from '../../events/types/change-rectified.js';
import type { EventDefinition } from '../../events/definition/event-definition.js';
import type { Change } from './change.js';
import type { ChangeContext } from './change-context.js';

/** One kind of change, defined once: how it is asked for, what it becomes, and what must hold. */
export interface ChangeKind<Kind extends string, Command extends Change, Data> {
  readonly kind: Kind;
  readonly label: Text;
  readonly command: new () => Command;
  readonly event: EventDefinition<string, Data>;
  /** A valid change of this kind, without `kind`: the example of the API's documentation. */
  readonly example: Readonly<Record<string, unknown>>;
  /**
   * The event's payload. What is wrong is reported to the context; then the result is ignored, and may be undefined.
   * Rules that hold for every change (liveness at the end of every date, parents, cycles, codes, homonyms,
   * later changes) are checked afterwards by `verify` and need no word here.
   */
  decide(command: Command, context: ChangeContext): Data | undefined;
  /**
   * What to ask for, without the fields that all changes share, to get this payload again on an equal register.
   * @param asked the whole change, date and all, that asks for another content
   */
  ask(data: Data, asked: (content: ChangeContent) => object): Readonly<Record<string, unknown>>;
  /** How further successors are added later; absent where the change says by its form who they are. */
  readonly successors?: FurtherSuccessors<Data>;
}

/** How a change takes successors that become known later. */
export interface FurtherSuccessors<Data> {
  /** Whose successors they may be. */
  of(data: Data): readonly string[];
  /** The fields of the request that differ when one of those lives on in others too. */
  add(data: Data, predecessorId: string, successorIds: readonly string[]): Readonly<Record<string, unknown>>;
}

/** Declares a change kind; its types are checked against one another. */
export function changeKind<Kind extends string, Command extends Change, Data>(
  kind: ChangeKind<Kind, Command, Data>,
): ChangeKind<Kind, Command, Data> {
  return kind;
}
