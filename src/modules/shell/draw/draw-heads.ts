import type { Language } from '../../../events/messages/language.js';
import { text } from '../../../events/messages/format.js';
import type { Tree, TreeNode } from '../../queries/hierarchy/hierarchy.documents.js';

/** A hierarchy in short: each root and what stands directly under it, with how much of each kind is below. */
export function drawHeads({ roots, count }: Tree, language: Language): string {
  const lines = roots.flatMap((root) => [
    line(root),
    ...root.children.map((child, i) => `${i === root.children.length - 1 ? '└─' : '├─'} ${line(child)}`),
  ]);
  return [...lines, '', text(language, 'shell.heads', { count })].join('\n');
}

function line(node: TreeNode): string {
  const kinds = new Map<string, number>();
  count(node, kinds);
  const below = [...kinds]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([kind, number]) => `${kind} ${number}`);
  return `${node.kind} ${node.id} ${node.name}${below.length > 0 ? `  [${below.join(', ')}]` : ''}`;
}

function count({ children }: TreeNode, into: Map<string, number>): void {
  for (const child of children) {
    into.set(child.kind, (into.get(child.kind) ?? 0) + 1);
    count(child, into);
  }
}
