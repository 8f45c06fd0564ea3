import type { Flow, FlowGrouping, StockFlows } from './flows.documents.js';

/** Kind → how many live. */
type Stocks = Readonly<Record<string, number>>;
type FlowOfKind = Flow & { readonly kind: string | null };

/** Puts the flows between the stocks of both dates; what they leave unexplained is the residual. */
export function stocksOf(
  by: FlowGrouping,
  before: Stocks,
  after: Stocks,
  flows: readonly FlowOfKind[],
): StockFlows[] {
  if (by === 'all') return [stock(null, sum(before), flows, sum(after))];
  const kinds = new Set([...Object.keys(before), ...Object.keys(after), ...flows.map(({ kind }) => kind!)]);
  return [...kinds].sort().map((kind) =>
    stock(
      kind,
      before[kind] ?? 0,
      flows.filter((flow) => flow.kind === kind),
      after[kind] ?? 0,
    ),
  );
}

function stock(kind: string | null, before: number, flows: readonly FlowOfKind[], after: number): StockFlows {
  const explained = flows.reduce((total, { delta }) => total + delta, before);
  return {
    kind,
    before,
    flows: flows.map(({ kind: _, ...flow }) => flow),
    after,
    residual: after - explained,
  };
}

function sum(stocks: Stocks): number {
  return Object.values(stocks).reduce((total, count) => total + count, 0);
}
