/** What a writer process is reported when it is started. */
export interface WriterOrders {
  readonly run: string;
  readonly writer: number;
  readonly lanes: readonly number[];
  /** Where acknowledgements go. */
  readonly folder: string;
}

/** What the hammer reports its writers later. */
export type ToWriter = 'stop' | 'end';

/** What writers tell the hammer. */
export type FromWriter =
  | { readonly kind: 'ready' }
  /** A decision that was first sent at this time was acknowledged. */
  | { readonly kind: 'acknowledged'; readonly sentAt: number }
  /** Nothing is under way any more. */
  | { readonly kind: 'stopped' }
  /** The read models that this process looks at hold the whole ledger; or why they don't. */
  | { readonly kind: 'settled'; readonly problem?: string }
  /** Something happened that must not. */
  | { readonly kind: 'violation'; readonly text: string };
