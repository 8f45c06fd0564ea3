import type { Known } from '../../read-side/time/known.js';
import type { Flow } from './flows.documents.js';

/** A flow as it is counted. */
export type FlowRow = Omit<Flow, 'changesUrl'> & { readonly kind: string | null };

/** Where the changes behind a flow are listed: as many as it counts, as known at the same revision. */
export function changesUrl({ register, revision }: Known, flow: FlowRow, from: string, to: string): string {
  const query = new URLSearchParams({ effect: flow.effect, as: flow.as });
  if (flow.kind !== null && flow.direction !== 'in') query.set('kindBefore', flow.kind);
  if (flow.kind !== null && flow.direction !== 'out') query.set('kindAfter', flow.kind);
  query.set('effectiveFrom', dayAfter(from));
  query.set('effectiveTo', to);
  query.set('knownAt', String(revision));
  return `/registers/${register}/changes?${query.toString()}`;
}

function dayAfter(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
