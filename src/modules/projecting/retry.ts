/** The first and the longest wait before something that failed is tried again, in milliseconds. */
export type RetryMs = readonly [first: number, longest: number];

export const RETRY_MS: RetryMs = [250, 30_000];

/** The wait after one of `delay` milliseconds that was in vain. */
export function longer(delay: number, [first, longest]: RetryMs): number {
  return Math.min(Math.max(first, delay * 2), longest);
}
