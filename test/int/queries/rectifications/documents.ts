export interface Named {
  readonly revision: number;
  readonly decisionId: string;
  readonly index: number;
  readonly kind: string | null;
}
export interface Turn {
  readonly revision: number;
  readonly recordedAt: string;
  readonly decision: { readonly id: string };
  readonly change: Named | null;
}
export interface Rectification extends Named {
  readonly rectification: string;
}
export interface Deeds {
  readonly steps: readonly unknown[];
  readonly facts: readonly unknown[];
}
export interface History {
  readonly versions: readonly { readonly validFrom: string }[];
  readonly changes: readonly (Named &
    Deeds & {
      readonly effectiveOn: string;
      readonly effectivePrecision: string;
      readonly standing: string;
      readonly rectifications: readonly Rectification[];
      readonly former: Deeds | null;
    })[];
  readonly beliefs: readonly {
    readonly validFrom: string;
    readonly name: string;
    readonly change: Named;
    readonly from: Turn;
    readonly to: Turn | null;
  }[];
}
export interface Changes {
  readonly items: readonly (Named & {
    readonly standing: string;
    readonly effectiveOn: string;
    readonly says: { readonly effectiveOn: string } | null;
    readonly rectifiedBy: readonly Rectification[];
    readonly targets: readonly Named[];
  })[];
}
export interface Decisions {
  readonly items: readonly { readonly id: string; readonly standing: string }[];
}
export interface Decision {
  readonly changes: readonly unknown[];
  readonly links: Readonly<
    Record<
      string,
      readonly {
        readonly decision: { readonly id: string };
        readonly change: number | null;
        readonly standing: string;
      }[]
    >
  >;
}

export interface Diff {
  readonly items: readonly {
    readonly id: string;
    readonly categories: readonly string[];
    readonly changes: readonly (Named & {
      readonly standing: string;
      readonly rectifiedBy: readonly Rectification[];
    })[];
  }[];
  readonly rectifiedTotal: number;
  readonly rectified: readonly unknown[];
}

export function named({ decisionId, index }: Named): string {
  return `${decisionId}#${index}`;
}
