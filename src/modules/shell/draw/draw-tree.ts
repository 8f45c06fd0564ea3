import type { TreeNode } from '../../queries/hierarchy/hierarchy.documents.js';

/** A tree in lines: kind, id, name, and how many are left out where it is cut. */
export function drawTree(roots: readonly TreeNode[]): string {
  return roots.flatMap((root) => [label(root), ...below(root, '')]).join('\n');
}

function below({ children }: TreeNode, indent: string): string[] {
  return children.flatMap((child, i) => {
    const last = i === children.length - 1;
    return [
      `${indent}${last ? '└─' : '├─'} ${label(child)}`,
      ...below(child, `${indent}${last ? '   ' : '│  '}`),
    ];
  });
}

function label({ kind, id, name, hasMore, childCount }: TreeNode): string {
  return `${kind} ${id} ${name}${hasMore ? ` (+${childCount})` : ''}`;
}
