import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Columns that every row has which a change made and another may replace. */
const change = `
  register text COLLATE "C" NOT NULL,
  revision integer NOT NULL,
  decision_id text COLLATE "C" NOT NULL,
  index integer NOT NULL,
  type text COLLATE "C" NOT NULL,
  known_from integer NOT NULL,
  known_to integer NOT NULL CHECK (known_from < known_to)`;

/**
 * What names an organization in the index that refuses overlaps. Two hashes of 64 bits stand for it there: GiST is
 * many times faster with them than with the texts.
 */
const organization = "register || E'\\n' || organization_id";

/**
 * Adds up the full blocks of revisions before `n` and the deltas behind the last of them. A function, since its
 * plan is made once a session and not for every call.
 */
const organizationCountByKind = `
  CREATE FUNCTION organization_count_by_kind(in_register text, valid_at date, known_at integer)
  RETURNS TABLE (kind text, count bigint)
  LANGUAGE plpgsql STABLE SET plan_cache_mode = force_generic_plan SET jit = off AS $$
  DECLARE
    n integer;
  BEGIN
    SELECT least(known_at, p.revision) + 1 INTO n FROM projection_progress p
     WHERE p.projection = 'counts' AND p.register = in_register;
    RETURN QUERY
      SELECT d.kind, sum(d.delta)::bigint FROM (
        SELECT e.key AS kind, e.value::integer AS delta
          FROM (SELECT 5 AS level, b FROM generate_series(0, n / 1048576 - 1) b
                UNION ALL SELECT 4, b FROM generate_series(n / 1048576 * 16, n / 65536 - 1) b
                UNION ALL SELECT 3, b FROM generate_series(n / 65536 * 16, n / 4096 - 1) b
                UNION ALL SELECT 2, b FROM generate_series(n / 4096 * 16, n / 256 - 1) b
                UNION ALL SELECT 1, b FROM generate_series(n / 256 * 16, n / 16 - 1) b) full_block
         CROSS JOIN LATERAL (
               SELECT c.counts FROM organization_count_block c
                WHERE c.register = in_register AND c.level = full_block.level AND c.block = full_block.b
                  AND c.effective_on <= valid_at
                ORDER BY c.effective_on DESC LIMIT 1) last
         CROSS JOIN LATERAL jsonb_each_text(last.counts) e
         UNION ALL
        SELECT c.kind, c.delta FROM organization_count c
         WHERE c.register = in_register AND c.known_from >= n / 16 * 16 AND c.known_from < n
           AND c.effective_on <= valid_at) d
       GROUP BY d.kind HAVING sum(d.delta) <> 0;
  END $$`;

const statements = [
  'CREATE EXTENSION IF NOT EXISTS btree_gist',
  'CREATE EXTENSION IF NOT EXISTS pg_trgm',

  `CREATE TABLE projection_checkpoint (
    name text COLLATE "C" PRIMARY KEY,
    version integer NOT NULL,
    position text,
    failure jsonb)`,
  `CREATE TABLE projection_progress (
    projection text COLLATE "C" NOT NULL,
    register text COLLATE "C" NOT NULL,
    revision integer NOT NULL,
    recorded_at timestamptz NOT NULL,
    PRIMARY KEY (projection, register))`,

  `CREATE TABLE organization_entry (${change},
    organization_id text COLLATE "C" NOT NULL,
    ordinal integer NOT NULL,
    effective_on date NOT NULL,
    effective_sequence integer NOT NULL,
    effect jsonb NOT NULL,
    PRIMARY KEY (register, organization_id, revision, ordinal, known_from))`,

  `CREATE TABLE organization_version (${change},
    organization_id text COLLATE "C" NOT NULL,
    name text NOT NULL,
    other_names jsonb NOT NULL,
    search_text text COLLATE "C" NOT NULL,
    kind text COLLATE "C" NOT NULL,
    parent_id text COLLATE "C",
    codes jsonb NOT NULL,
    authorities text[] NOT NULL,
    functions jsonb NOT NULL,
    valid_from date NOT NULL,
    valid_to date NOT NULL CHECK (valid_from < valid_to),
    PRIMARY KEY (register, organization_id, valid_from, known_from),
    CONSTRAINT organization_version_one_at_a_time EXCLUDE USING gist (
      hashtextextended(${organization}, 0) WITH =,
      hashtextextended(${organization}, 1) WITH =,
      daterange(valid_from, valid_to) WITH &&,
      int4range(known_from, known_to) WITH &&))`,
  `CREATE INDEX organization_version_children ON organization_version
    (register, parent_id, organization_id, valid_from, valid_to, known_from, known_to)`,
  `CREATE INDEX organization_version_kind ON organization_version
    (register, kind, organization_id, valid_from, valid_to, known_from, known_to)`,
  `CREATE INDEX organization_version_search ON organization_version USING gin (search_text gin_trgm_ops)`,
  `CREATE INDEX organization_version_codes ON organization_version USING gin (codes jsonb_path_ops)
    WHERE codes <> '{}'`,

  `CREATE TABLE organization_transition (${change},
    organization_id text COLLATE "C" NOT NULL,
    ordinal integer NOT NULL,
    effect text COLLATE "C" NOT NULL,
    flow text COLLATE "C",
    effective_on date NOT NULL,
    effective_sequence integer NOT NULL,
    live_before boolean NOT NULL,
    live_after boolean NOT NULL,
    name_before text,
    name_after text,
    kind_before text COLLATE "C",
    kind_after text COLLATE "C",
    parent_before text COLLATE "C",
    parent_after text COLLATE "C",
    PRIMARY KEY (register, organization_id, revision, ordinal, known_from))`,
  `CREATE INDEX organization_transition_flows ON organization_transition
    (register, effective_on, effect, flow, kind_before, kind_after, known_from, known_to)`,
  `CREATE INDEX organization_transition_change ON organization_transition (register, revision)`,

  `CREATE TABLE organization_count (
    register text COLLATE "C" NOT NULL,
    known_from integer NOT NULL,
    kind text COLLATE "C" NOT NULL,
    parent_id text COLLATE "C",
    effective_on date NOT NULL,
    delta integer NOT NULL CHECK (delta <> 0),
    UNIQUE NULLS NOT DISTINCT (register, known_from, kind, parent_id, effective_on) INCLUDE (delta))`,
  `CREATE INDEX organization_count_parent ON organization_count
    (register, parent_id, effective_on, known_from) INCLUDE (kind, delta)`,
  `CREATE TABLE organization_count_block (
    register text COLLATE "C" NOT NULL,
    level integer NOT NULL,
    block integer NOT NULL,
    effective_on date NOT NULL,
    counts jsonb NOT NULL,
    PRIMARY KEY (register, level, block, effective_on))`,
  organizationCountByKind,

  `CREATE TABLE succession (${change},
    ordinal integer NOT NULL,
    predecessor_id text COLLATE "C" NOT NULL,
    successor_id text COLLATE "C" NOT NULL,
    effective_on date NOT NULL,
    effective_sequence integer NOT NULL,
    PRIMARY KEY (register, revision, ordinal, known_from))`,
  'CREATE INDEX succession_predecessor ON succession (register, predecessor_id)',
  'CREATE INDEX succession_successor ON succession (register, successor_id)',

  `CREATE TABLE register (
    slug text COLLATE "C" PRIMARY KEY,
    title jsonb NOT NULL,
    homonyms text NOT NULL,
    effective_on date NOT NULL,
    recorded_at timestamptz NOT NULL,
    revision integer NOT NULL,
    decision_id text COLLATE "C" NOT NULL)`,

  `CREATE TABLE decision (
    register text COLLATE "C" NOT NULL,
    decision_id text COLLATE "C" NOT NULL,
    revision_first integer NOT NULL,
    revision_last integer NOT NULL,
    changes integer NOT NULL,
    position text NOT NULL,
    issuer text NOT NULL,
    organ text,
    instrument_type text NOT NULL,
    number text NOT NULL,
    issued_on date NOT NULL,
    effective_on date NOT NULL,
    title text,
    signer text,
    legal_bases jsonb NOT NULL,
    attachments jsonb NOT NULL,
    acknowledgements jsonb NOT NULL,
    warnings jsonb NOT NULL,
    fingerprint text NOT NULL,
    recorded_at timestamptz NOT NULL,
    actor text NOT NULL,
    correlation_id text NOT NULL,
    causation_id text NOT NULL,
    PRIMARY KEY (register, decision_id))`,
  'CREATE UNIQUE INDEX decision_revision ON decision (register, revision_last)',
  'CREATE INDEX decision_recorded ON decision (register, recorded_at, revision_last)',
  'CREATE INDEX decision_effective ON decision (register, effective_on, revision_last)',
  'CREATE INDEX decision_number ON decision (register, number)',

  `CREATE TABLE change (
    register text COLLATE "C" NOT NULL,
    revision integer NOT NULL,
    decision_id text COLLATE "C" NOT NULL,
    index integer NOT NULL,
    type text COLLATE "C" NOT NULL,
    data jsonb NOT NULL,
    effective_on date NOT NULL,
    effective_sequence integer NOT NULL,
    effective_precision text NOT NULL,
    recorded_at timestamptz NOT NULL,
    organization_ids text[] NOT NULL,
    known_from integer NOT NULL,
    PRIMARY KEY (register, revision))`,
  'CREATE UNIQUE INDEX change_decision ON change (register, decision_id, index)',
  'CREATE INDEX change_effective ON change (register, effective_on, effective_sequence, revision)',
  'CREATE INDEX change_type ON change (register, type, revision)',
  'CREATE INDEX change_organizations ON change USING gin (organization_ids)',

  `CREATE TABLE classification_version (${change},
    effective_on date NOT NULL,
    classification jsonb NOT NULL,
    PRIMARY KEY (register, revision, known_from))`,
  'CREATE INDEX classification_version_effective ON classification_version (register, effective_on, revision)',

  `CREATE TABLE report_definition_version (${change},
    code text COLLATE "C" NOT NULL,
    version integer NOT NULL,
    effective_on date NOT NULL,
    definition jsonb NOT NULL,
    PRIMARY KEY (register, revision, known_from))`,
  'CREATE INDEX report_definition_version_code ON report_definition_version (register, code, version)',

  `CREATE TABLE organization_fact (${change},
    ordinal integer NOT NULL,
    organization_id text COLLATE "C" NOT NULL,
    measure text COLLATE "C" NOT NULL,
    value double precision NOT NULL,
    effective_on date NOT NULL,
    effective_sequence integer NOT NULL,
    period_from date,
    period_to date,
    PRIMARY KEY (register, revision, ordinal, known_from))`,
  `CREATE INDEX organization_fact_measure ON organization_fact
    (register, measure, organization_id, effective_on, effective_sequence, revision, ordinal)
    INCLUDE (value, period_from, known_from, known_to)`,

  `CREATE TABLE published_figure (${change},
    figure text COLLATE "C" NOT NULL,
    label jsonb NOT NULL,
    value double precision NOT NULL,
    bound text NOT NULL,
    effective_on date NOT NULL,
    as_of date,
    period_from date,
    period_to date,
    attributes jsonb NOT NULL,
    document jsonb NOT NULL,
    quotation text NOT NULL,
    PRIMARY KEY (register, revision, known_from))`,
  'CREATE INDEX published_figure_figure ON published_figure (register, figure)',
];

const tables = [
  'published_figure',
  'organization_fact',
  'report_definition_version',
  'classification_version',
  'change',
  'decision',
  'register',
  'succession',
  'organization_count_block',
  'organization_count',
  'organization_transition',
  'organization_version',
  'organization_entry',
  'projection_progress',
  'projection_checkpoint',
];

/** The tables of the read models, as of the first release. */
export class ReadModels1700000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION organization_count_by_kind(text, date, integer)');
    for (const table of tables) await runner.query(`DROP TABLE ${table}`);
  }
}
