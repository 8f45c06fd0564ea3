/** Takes back what the call that returned it did. Undone in the reverse order of the doing, or never. */
export type Undo = () => void;

/** Steps in the order of the doing. Where none is given, nothing is ever taken back. */
export type UndoLog = Undo[];

/** Takes back all steps of a log. */
export function undoing(log: UndoLog): Undo {
  return () => {
    for (const step of log.reverse()) step();
  };
}
