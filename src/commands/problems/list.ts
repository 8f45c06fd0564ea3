/** A list for people: at most 20 of its members. */
export function list(items: readonly string[]): string {
  if (items.length === 0) return '–';
  return items.length <= 20 ? items.join(', ') : `${items.slice(0, 20).join(', ')}, … (${items.length})`;
}
