/** One measurement. */
export interface Sample {
  readonly value: number;
  /** What was done meanwhile: decisions, queries, events, rows. */
  readonly operations: number;
}

/** Ours and the reference by turns: the same number of samples each. */
export interface Pair {
  readonly ours: readonly Sample[];
  readonly reference: readonly Sample[];
}

/** The middle one, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return (sorted[Math.ceil(middle) - 1]! + sorted[Math.floor(middle)]!) / 2;
}

export function medianOf(samples: readonly Sample[]): number {
  return median(samples.map(({ value }) => value));
}

/** The ratio of the medians, and those of single rounds: the least and the greatest. */
export function ratios({ ours, reference }: Pair): { ratio: number; least: number; greatest: number } {
  const each = ours.map(({ value }, round) => value / reference[round]!.value);
  const ratio = medianOf(ours) / medianOf(reference);
  return { ratio, least: Math.min(...each), greatest: Math.max(...each) };
}

export async function timed<T>(work: () => Promise<T>): Promise<{ seconds: number; result: T }> {
  const from = performance.now();
  const result = await work();
  return { seconds: (performance.now() - from) / 1000, result };
}
