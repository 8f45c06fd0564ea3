/** Names that no projection has. */
export class UnknownProjections extends RangeError {
  override readonly name = 'UnknownProjections';
  constructor(readonly names: readonly string[]) {
    super(`There is no projection ${names.join(', ')}.`);
  }
}
