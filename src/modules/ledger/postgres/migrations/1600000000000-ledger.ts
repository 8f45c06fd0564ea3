import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = [
  `CREATE TABLE ledger_event (
    position bigint PRIMARY KEY,
    stream text COLLATE "C" NOT NULL,
    revision bigint NOT NULL,
    id uuid NOT NULL UNIQUE,
    type text COLLATE "C" NOT NULL,
    data jsonb NOT NULL,
    metadata jsonb NOT NULL,
    stored_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    UNIQUE (stream, revision))`,

  `CREATE FUNCTION ledger_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'The ledger is append-only: % of % is refused.', TG_OP, TG_TABLE_NAME
      USING HINT = 'What is recorded is corrected or annulled by a later decision.';
  END $$`,
  `CREATE TRIGGER ledger_event_is_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_event
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change()`,

  `CREATE TABLE ledger_head (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    position bigint NOT NULL)`,
  'INSERT INTO ledger_head (position) VALUES (0)',

  // The lock on the head lasts until the commit: positions are gapless and in the order of the commits, and what
  // is read of the stream's revision stays true.
  `CREATE FUNCTION ledger_append(
    in_stream text, expected bigint, events jsonb,
    OUT recorded boolean, OUT revision bigint, OUT "position" bigint) LANGUAGE plpgsql AS $$
  DECLARE
    head bigint;
    added bigint := jsonb_array_length(events);
  BEGIN
    SELECT ledger_head.position INTO head FROM ledger_head FOR UPDATE;
    SELECT coalesce(max(ledger_event.revision), -1) INTO revision FROM ledger_event WHERE stream = in_stream;
    recorded := revision = expected;
    IF NOT recorded THEN RETURN; END IF;

    INSERT INTO ledger_event (position, stream, revision, id, type, data, metadata)
      SELECT head + place, in_stream, expected + place,
        (event->>'id')::uuid, event->>'type', event->'data', event->'metadata'
      FROM jsonb_array_elements(events) WITH ORDINALITY AS given (event, place);
    UPDATE ledger_head SET position = head + added;
    PERFORM pg_notify('ledger', '');

    revision := expected + added;
    position := head + added;
  END $$`,
];

/** The log, the functions that append to it, and what keeps it from being rewritten. */
export class Ledger1600000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('The ledger is never dropped by a migration'));
  }
}
