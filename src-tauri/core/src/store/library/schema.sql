-- A folder of runbooks. Several workspaces may share the file; each sees its own folders.
CREATE TABLE folder (
  id      INTEGER PRIMARY KEY,
  root    TEXT    NOT NULL UNIQUE,
  seen_at INTEGER,
  used_at INTEGER NOT NULL,
  problem TEXT
) STRICT;

-- A runbook as it was last read: what tells whether it changed, what a row of the library shows, and its card. Drafts
-- that were written here are remembered too, so that they are not read again; they have no words and are never shown.
CREATE TABLE file (
  id            INTEGER PRIMARY KEY,
  folder        INTEGER NOT NULL,
  path          TEXT    NOT NULL,
  bytes         INTEGER NOT NULL,
  changed_ns    INTEGER NOT NULL,
  inode         INTEGER NOT NULL,
  choices       TEXT    NOT NULL,
  hash          TEXT    NOT NULL,
  is_ours       INTEGER NOT NULL,
  title         TEXT    NOT NULL,
  severity      TEXT,
  severity_text TEXT,
  steps         INTEGER NOT NULL,
  suggested     INTEGER NOT NULL,
  reviewed_on   TEXT,
  interval_days INTEGER,
  problem       TEXT,
  card          TEXT    NOT NULL,
  UNIQUE (folder, path)
) STRICT;

CREATE INDEX file_hash ON file (hash);

CREATE TABLE text (
  file   INTEGER PRIMARY KEY,
  source TEXT    NOT NULL
) STRICT;

CREATE TABLE picture (
  file    INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  media   TEXT    NOT NULL,
  bytes   BLOB    NOT NULL,
  PRIMARY KEY (file, ordinal)
) STRICT;

-- Counts the changes, so that a reader notices them without reading all rows.
CREATE TABLE mark (
  only   INTEGER PRIMARY KEY CHECK (only = 1),
  change INTEGER NOT NULL
) STRICT;

INSERT INTO mark (only, change) VALUES (1, 0);

-- The words only: the texts stand in `text`. A word is letters and digits, so that `host` finds `db-host`; a question
-- keeps the parts of `db-host` together as a phrase.
CREATE VIRTUAL TABLE found USING fts5 (
  title, symptom, heading, command, body,
  content = '', contentless_delete = 1, prefix = '1 2', tokenize = 'unicode61 remove_diacritics 2'
);
