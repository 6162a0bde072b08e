/** Migrations of the journal's tables, in the order they were released. Never changed, only added to. */
export const RUN_JOURNAL_MIGRATIONS: readonly string[] = [
  `CREATE TABLE runs (
     orchestration_id TEXT PRIMARY KEY,
     definition_id TEXT NOT NULL,
     definition TEXT NOT NULL CHECK (json_valid(definition)),
     state TEXT NOT NULL,
     started_at TEXT NOT NULL,
     ended_at TEXT,
     outcome TEXT,
     failure TEXT CHECK (failure IS NULL OR json_valid(failure)),
     bots TEXT NOT NULL CHECK (json_valid(bots)),
     resumed_from TEXT,
     dismissed INTEGER NOT NULL DEFAULT 0 CHECK (dismissed IN (0, 1))
   ) STRICT;
   CREATE INDEX runs_by_definition ON runs (definition_id, started_at);
   CREATE INDEX runs_unfinished ON runs (orchestration_id) WHERE outcome IS NULL;`,
  `ALTER TABLE runs ADD COLUMN run_id TEXT;
   ALTER TABLE runs ADD COLUMN pool TEXT CHECK (pool IS NULL OR json_valid(pool));`,
];
