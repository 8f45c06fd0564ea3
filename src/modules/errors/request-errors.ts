/** One parameter, header or field that can't be understood. */
export interface Misunderstood {
  readonly code: string;
  readonly detail: string;
  /** The name of a parameter or header. */
  readonly parameter?: string;
  /** JSON Pointer into the body. */
  readonly pointer?: string;
}

/** A request whose parameters or headers can't be understood. Carries everything that is wrong at once. */
export class BadRequest extends Error {
  override readonly name = 'BadRequest';
  constructor(readonly errors: readonly Misunderstood[]) {
    super(errors.map(({ detail }) => detail).join('\n'));
  }
}

/** What was asked for is not there. */
export class NotFound extends Error {
  override readonly name = 'NotFound';
  /** @param code names what is missing: `unknown-register`, `unknown-organization`, … */
  constructor(
    readonly code: string,
    detail: string,
  ) {
    super(detail);
  }
}

/** The read model is not as far as the client asked for. */
export class NotYet extends Error {
  override readonly name = 'NotYet';
}
