/**
 * The two axes of time in tables.
 *
 * Known time: a row is known in `[known_from, known_to)`, counted in revisions of its register. `known_from` is
 * the revision of the LAST event of the decision that made the row, so that a decision is known whole or not at
 * all: known at k means `known_from <= k AND k < known_to`, and a k inside a decision is rounded down to the
 * decision before it. The column `revision` beside it is that of the change itself.
 *
 * Valid time: a row is valid in `[valid_from, valid_to)`. Dates are strings `YYYY-MM-DD` and never a `Date`;
 * `valid_to` is the date `infinity` while nothing ends the row.
 */

/** `known_to` of a row that still holds: the largest `integer` of PostgreSQL. */
export const OPEN_REVISION = 2_147_483_647;

/** `valid_to` of a row that nothing ends. */
export const OPEN_DATE = 'infinity';
