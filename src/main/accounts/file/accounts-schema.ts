/**
 * The private file of accounts (`.state/accounts.db`). Migration n is entry n − 1; never changed once released.
 *
 * Custom fields are columns `f<id>` of `accounts`, added and dropped as `fields` says (see `account-columns.ts`): a
 * number in the name, never a text of a person, so that filters stay plain SQL with parameters. Times are wall clock
 * milliseconds, texts that are compared keep their case and are compared without. Whether an account is held stands in
 * its own row: `lease_session` is null when it is free, so that there can't be two leases; its open line in `uses` is
 * the ledger's. `fence` grows with every lease and never shrinks.
 *
 * Durability: WAL with `synchronous = FULL` (see `openAccountsFile`). Whatever was answered survives a power cut.
 */
export const ACCOUNTS_MIGRATIONS: readonly string[] = [
  `
CREATE TABLE accounts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT NOT NULL UNIQUE,
  -- 32 random hexadecimal digits: what secrets are bound to; neither key nor number changes that.
  uid TEXT NOT NULL,
  label TEXT NOT NULL DEFAULT '',
  status TEXT NOT NULL DEFAULT 'available'
    CHECK (status IN ('available', 'completed', 'failed', 'quarantined', 'disabled')),
  notes TEXT NOT NULL DEFAULT '',
  failure_count INTEGER NOT NULL DEFAULT 0,
  cooldown_until INTEGER,
  quarantine_reason TEXT,
  last_used_at INTEGER,
  last_completed_at INTEGER,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  fence INTEGER NOT NULL DEFAULT 0,
  lease_session TEXT,
  lease_use INTEGER,
  lease_expires_at INTEGER
) STRICT;
CREATE INDEX accounts_free ON accounts (last_used_at, id) WHERE lease_session IS NULL AND status = 'available';
CREATE INDEX accounts_leased ON accounts (lease_session) WHERE lease_session IS NOT NULL;
CREATE INDEX accounts_resting ON accounts (cooldown_until) WHERE cooldown_until IS NOT NULL;
CREATE INDEX accounts_completed ON accounts (last_completed_at) WHERE last_completed_at IS NOT NULL;
-- For lists: a key is looked for without case, and texts without a value come last.
CREATE INDEX accounts_key_any_case ON accounts (key COLLATE NOCASE);
CREATE INDEX accounts_label ON accounts (nullif(label, '') COLLATE NOCASE);
CREATE INDEX accounts_last_used ON accounts (last_used_at);
CREATE INDEX accounts_updated ON accounts (updated_at);
-- Only to count by: as an index of the status itself it would keep those who take accounts from accounts_free.
CREATE INDEX accounts_by_status ON accounts (status || '');

CREATE TABLE account_tags (
  account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  tag TEXT NOT NULL COLLATE NOCASE,
  PRIMARY KEY (account_id, tag)
) STRICT, WITHOUT ROWID;
CREATE INDEX account_tags_tag ON account_tags (tag, account_id);

CREATE TABLE uses (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  fence INTEGER NOT NULL,
  taken_at INTEGER NOT NULL,
  ended_at INTEGER,
  outcome TEXT CHECK (outcome IN ('completed', 'failed', 'returned', 'quarantined', 'expired', 'released')),
  reason TEXT NOT NULL DEFAULT '',
  numbers TEXT NOT NULL DEFAULT '{}',
  -- The first orchestration of a chain of resumed ones: what "this run" means for reuse.
  run_id TEXT NOT NULL,
  orchestration_id TEXT NOT NULL,
  bot_id TEXT NOT NULL,
  group_name TEXT NOT NULL,
  routine_name TEXT NOT NULL,
  pool_name TEXT NOT NULL,
  ref TEXT NOT NULL,
  session TEXT NOT NULL
) STRICT;
CREATE INDEX uses_account ON uses (account_id, routine_name, outcome, ended_at);
CREATE INDEX uses_run ON uses (run_id, account_id, outcome);

CREATE TABLE fields (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE COLLATE NOCASE,
  type TEXT NOT NULL CHECK (type IN ('text', 'number', 'boolean', 'date', 'duration', 'secret')),
  label TEXT NOT NULL DEFAULT '',
  position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE saved_views (
  name TEXT PRIMARY KEY COLLATE NOCASE,
  view TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE data_keys (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  created_at INTEGER NOT NULL,
  -- Encrypts a fixed text: tells whether a key that was unwrapped is the right one.
  proof BLOB NOT NULL
) STRICT;
CREATE TABLE key_wraps (
  data_key INTEGER NOT NULL REFERENCES data_keys (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('keystore', 'keyFile', 'passphrase')),
  parameters TEXT NOT NULL,
  wrapped BLOB NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (data_key, kind)
) STRICT;
`,
  // Which accounts changed by way of their leases, for those who count them from another connection; null: any may have.
  `
CREATE TABLE touched (
  id INTEGER PRIMARY KEY,
  account_id INTEGER
) STRICT;
`,
  // Values of secret inputs of groups: kept beside those of accounts, so that one key opens both. Never in a group's file.
  `
CREATE TABLE input_secrets (
  definition_id TEXT NOT NULL,
  input TEXT NOT NULL,
  sealed BLOB NOT NULL,
  PRIMARY KEY (definition_id, input)
) STRICT, WITHOUT ROWID;
`,
];
