/**
 * Names in the form in which they are searched: without accents and case, in the Latin letters they stand for.
 * Look for a part of a name with `search_text LIKE '%' || searchText(part) || '%'` (escape `%`, `_` and `\`).
 */
export function searchText(...names: readonly string[]): string {
  return names.join('\n').normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();
}
