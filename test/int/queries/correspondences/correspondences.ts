export interface Item {
  readonly from: { readonly id: string; readonly kind: string } | null;
  readonly to: { readonly id: string; readonly kind: string } | null;
  readonly labels: readonly string[];
  readonly oneToMany: boolean;
  readonly manyToOne: boolean;
  readonly changes: readonly {
    readonly kind: string;
    readonly decisionId: string;
    readonly effectiveOn: string;
  }[];
}

export interface Correspondences {
  readonly before: number;
  readonly after: number;
  readonly totals: readonly { readonly label: string; readonly correspondences: number }[];
  readonly items: readonly Item[];
}

export function brief({ from, to, labels, oneToMany, manyToOne }: Item): string {
  return `${from?.id ?? '-'} ${labels.join('+')} ${to?.id ?? '-'}${oneToMany ? '<' : ''}${manyToOne ? '>' : ''}`;
}
