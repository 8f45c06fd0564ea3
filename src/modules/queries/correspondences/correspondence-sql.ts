import sql, { raw, type Sql } from 'sql-template-tag';
import { differsBy } from '../diff/categories.js';
import type { Sides } from '../diff/diff-sides.js';
import { living } from '../../read-side/time/relations.js';
import { labelOf, type CountedLinks } from './degrees.js';

/**
 * WITH `correspondence (part, from_id, to_id, labels, targets, sources)`: a row for each correspondence. The ids of
 * what is missing are empty; new ones are part 1, all else is part 0.
 */
export function correspondences({ before, after }: Sides, counted: CountedLinks): Sql {
  const label = (name: string, category: Parameters<typeof differsBy>[0]) =>
    sql`CASE WHEN ${differsBy(category, 'a', 'b')} THEN ${name} END`;
  return sql`WITH linked AS (
    SELECT * FROM json_to_recordset(${JSON.stringify(linkedRows(counted))}::json) AS l (
      from_id text COLLATE "C", to_id text COLLATE "C", label text, targets integer, sources integer)),
  same AS (
    SELECT a.organization_id AS from_id, b.organization_id AS to_id,
           array_remove(ARRAY[
             ${label('renamed', 'renamed')}, ${label('transferred', 'moved')},
             ${label('reclassified', 'reclassified')}, ${label('recoded', 'recoded')}], NULL) AS labels
      FROM ${living(before)} a FULL JOIN ${living(after)} b ON b.organization_id = a.organization_id),
  correspondence AS (
    SELECT 0 AS part, s.from_id, s.to_id,
           CASE WHEN s.labels = '{}' THEN ARRAY['identity'] ELSE s.labels END AS labels,
           COALESCE(l.targets, 1) AS targets, COALESCE(l.sources, 1) AS sources
      FROM same s LEFT JOIN linked l ON l.from_id = s.from_id AND l.to_id = s.to_id
     WHERE s.from_id IS NOT NULL AND s.to_id IS NOT NULL
    UNION ALL
    SELECT 0, from_id, to_id, ARRAY[label], targets, sources FROM linked WHERE from_id <> to_id
    UNION ALL
    SELECT 0, from_id, '', ARRAY['ended'], 0, 0 FROM same s
     WHERE to_id IS NULL AND NOT EXISTS (SELECT FROM linked l WHERE l.from_id = s.from_id)
    UNION ALL
    SELECT 1, '', to_id, ARRAY['new'], 0, 0 FROM same s
     WHERE from_id IS NULL AND NOT EXISTS (SELECT FROM linked l WHERE l.to_id = s.to_id))`;
}

/** A row of `organization_version`, by its alias, as a `CorrespondingOrganization`; null where there is none. */
export function correspondingObject(alias: string): Sql {
  return raw(`CASE WHEN ${alias}.organization_id IS NOT NULL THEN json_build_object(
    'id', ${alias}.organization_id, 'name', ${alias}.name, 'kind', ${alias}.kind,
    'parentId', ${alias}.parent_id, 'codes', ${alias}.codes) END`);
}

/** The links, and the linked organizations that correspond to themselves, too. */
function linkedRows(counted: CountedLinks): object[] {
  const row = (fromId: string, toId: string) => {
    const degrees = counted.of({ fromId, toId });
    const { targets, sources } = degrees;
    return { from_id: fromId, to_id: toId, label: labelOf(degrees), targets, sources };
  };
  const selves = counted.ids().filter((id) => counted.stays(id));
  return [...counted.links.map(({ fromId, toId }) => row(fromId, toId)), ...selves.map((id) => row(id, id))];
}
