-- What people wrote into the draft of a post-mortem, version by version, without what the log writes there. It belongs to
-- this laptop. A session that goes on writing replaces its own version for a while, and `since` says when that began.
CREATE TABLE draft_version (
  incident TEXT    NOT NULL,
  n        INTEGER NOT NULL,
  since    INTEGER NOT NULL,
  saved_at INTEGER NOT NULL,
  actor    TEXT    NOT NULL,
  session  TEXT    NOT NULL,
  text     TEXT    NOT NULL,
  PRIMARY KEY (incident, n)
) STRICT;
