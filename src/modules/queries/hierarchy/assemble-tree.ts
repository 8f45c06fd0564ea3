import type { TreeNode } from './hierarchy.documents.js';

export interface TreeRow {
  readonly id: string;
  readonly parentId: string | null;
  readonly name: string;
  readonly kind: string;
  /** The number of its children where these are left out of the rows; null elsewhere. */
  readonly leftOut: number | null;
}

/** Names in the order in which people look for them: `Chi bộ 2` before `Chi bộ 10`. */
const { compare } = new Intl.Collator('vi', { numeric: true });

/**
 * Rows in any order as nested nodes. Siblings stand by name, then by id.
 * @param root the id of the only root; all without a parent when undefined
 */
export function assembleTree(rows: readonly TreeRow[], root: string | undefined): TreeNode[] {
  const byParent = new Map<string | null, TreeRow[]>();
  for (const row of rows) {
    const parentId = row.id === root ? null : row.parentId;
    const siblings = byParent.get(parentId);
    if (siblings) siblings.push(row);
    else byParent.set(parentId, [row]);
  }
  const nodesUnder = (parentId: string | null): TreeNode[] =>
    (byParent.get(parentId) ?? []).sort(bySight).map(({ id, name, kind, leftOut }) => {
      const children = nodesUnder(id);
      return {
        id,
        name,
        kind,
        childCount: leftOut ?? children.length,
        hasMore: leftOut !== null && leftOut > 0,
        children,
      };
    });
  return nodesUnder(null);
}

function bySight(a: TreeRow, b: TreeRow): number {
  return compare(a.name, b.name) || (a.id < b.id ? -1 : 1);
}
