import { searchText } from '../../../projections/rows/search-text.js';

/** The LIKE pattern for search texts that hold the search text of `part`. */
export function containing(part: string): string {
  return `%${searchText(part).replace(/[%_\\]/g, '\\$&')}%`;
}
