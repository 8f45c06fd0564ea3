import { linkLabels } from './degrees.js';

/** In what an organization may differ that lives on both dates. */
export const selfLabels = ['identity', 'renamed', 'transferred', 'reclassified', 'recoded'] as const;

/**
 * What a correspondence of an organization A of the first date with an organization B of the second is.
 *
 * A and B are the same organization, by its id, whatever became of it in between:
 * - `identity`: it has the same name and other names, parent, kind and codes on both dates;
 * - otherwise all that apply of `renamed` (its name or other names), `transferred` (to another parent),
 *   `reclassified` (to another kind) and `recoded`.
 *
 * A and B are different ones, and A lives on in B by successions between the dates, over any number of organizations
 * in between, each by a later change than the one before. Counted are the organizations of the second date that A
 * lives on in, and those of the first that live on in B, the organization itself among them where it lives on:
 * - `merged`: several live on in B, and A in nothing else (an absorption, a consolidation);
 * - `split`: A lives on in several, and nothing else in B (a division; a separation, beside the original's own
 *   correspondence with itself);
 * - `replaced`: A lives on in nothing else, and nothing else in B;
 * - `reorganized`: several live on in several;
 * - `part-passed`: both live on both dates, each beside its own correspondence with itself, and a part of A's territory
 *   or duties passed to B in between.
 *
 * - `ended`: A does not live on the second date, nor does any that it lives on in.
 * - `new`: B did not live on the first date, nor did any that lives on in it.
 */
export const correspondenceLabels = [...selfLabels, ...linkLabels, 'ended', 'new'] as const;
export type CorrespondenceLabel = (typeof correspondenceLabels)[number];
