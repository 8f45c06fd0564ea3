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

/** Sets the value of a key. @param undo takes up how to take it back */
export function put<K, V>(map: Map<K, V>, key: K, value: V, undo: UndoLog | undefined): void {
  const before = map.get(key);
  map.set(key, value);
  undo?.push(() => {
    if (before === undefined) map.delete(key);
    else map.set(key, before);
  });
}
