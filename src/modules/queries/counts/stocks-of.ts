import type { Flow, FlowGrouping, StockFlows } from './flows.documents.js';

export interface Stock {
  readonly kind: string;
  readonly number: number;
}

/** Puts the flows between the stocks of both dates; what they leave unexplained is the residual. */
export function stocksOf(
  by: FlowGrouping,
  before: readonly Stock[],
  after: readonly Stock[],
  flows: readonly (Flow & { readonly kind: string | null })[],
): StockFlows[] {
  if (by === 'all') return [stock(null, sum(before), flows, sum(after))];
  const kinds = new Set([...before, ...after, ...flows].map(({ kind }) => kind));
  return [...kinds].sort().map((kind) => {
    const of = <Item extends { readonly kind: string | null }>(items: readonly Item[]) =>
      items.filter((item) => item.kind === kind);
    return stock(kind, sum(of(before)), of(flows), sum(of(after)));
  });
}

function stock(
  kind: string | null,
  before: number,
  flows: readonly (Flow & { readonly kind: string | null })[],
  after: number,
): StockFlows {
  const explained = flows.reduce((total, { delta }) => total + delta, before);
  return {
    kind,
    before,
    flows: flows.map(({ kind: _, ...flow }) => flow),
    after,
    residual: after - explained,
  };
}

function sum(stocks: readonly Stock[]): number {
  return stocks.reduce((total, { number }) => total + number, 0);
}
