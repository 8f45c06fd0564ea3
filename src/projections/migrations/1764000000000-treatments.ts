import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = [
  `CREATE TABLE change_treatment (
    register text COLLATE "C" NOT NULL,
    revision integer NOT NULL,
    decision_id text COLLATE "C" NOT NULL,
    index integer NOT NULL,
    type text COLLATE "C" NOT NULL,
    known_from integer NOT NULL,
    known_to integer NOT NULL CHECK (known_from < known_to),
    treatment text COLLATE "C" NOT NULL,
    corrected_by text COLLATE "C",
    reason text NOT NULL,
    treated_by integer NOT NULL,
    treating_decision_id text COLLATE "C" NOT NULL,
    treating_index integer NOT NULL,
    data jsonb,
    effective_on date,
    effective_sequence integer,
    effective_precision text,
    organization_ids text[],
    PRIMARY KEY (register, revision, known_from),
    CONSTRAINT change_treatment_one_at_a_time EXCLUDE USING gist (
      hashtextextended(register, 0) WITH =,
      revision WITH =,
      int4range(known_from, known_to) WITH &&))`,
  'CREATE INDEX change_treatment_decision ON change_treatment (register, decision_id)',
  'CREATE INDEX change_treatment_treating ON change_treatment (register, treating_decision_id)',

  `CREATE TABLE decision_link (
    register text COLLATE "C" NOT NULL,
    decision_id text COLLATE "C" NOT NULL,
    relation text COLLATE "C" NOT NULL,
    target_decision_id text COLLATE "C" NOT NULL,
    target_change integer,
    known_from integer NOT NULL,
    UNIQUE NULLS NOT DISTINCT (register, decision_id, relation, target_decision_id, target_change))`,
  'CREATE INDEX decision_link_target ON decision_link (register, target_decision_id)',

  `CREATE TABLE issued_report (
    register text COLLATE "C" NOT NULL,
    revision integer NOT NULL,
    decision_id text COLLATE "C" NOT NULL,
    index integer NOT NULL,
    type text COLLATE "C" NOT NULL,
    known_from integer NOT NULL,
    known_to integer NOT NULL CHECK (known_from < known_to),
    effective_on date NOT NULL,
    report text COLLATE "C" NOT NULL,
    version integer NOT NULL,
    window_from date NOT NULL,
    window_to date NOT NULL,
    report_known_at integer NOT NULL,
    include jsonb NOT NULL,
    exclude jsonb NOT NULL,
    figures jsonb NOT NULL,
    sha256 text NOT NULL,
    PRIMARY KEY (register, revision, known_from))`,
];

/** Corrections and annulments, links between decisions, and issued reports. */
export class Treatments1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['issued_report', 'decision_link', 'change_treatment'])
      await runner.query(`DROP TABLE ${table}`);
  }
}
