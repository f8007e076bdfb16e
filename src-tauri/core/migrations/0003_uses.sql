-- How runbooks were used: a projection of the log, like `incident`, so that the library need not fold every incident.
CREATE TABLE runbook_use (
  incident   TEXT    NOT NULL,
  ordinal    INTEGER NOT NULL,
  path       TEXT    NOT NULL,
  joined_at  INTEGER NOT NULL,
  trouble_at INTEGER,
  PRIMARY KEY (incident, ordinal)
) STRICT, WITHOUT ROWID;

-- Which workspace a runbook lay in when it joined an incident on this laptop: two teams may have one at the same path.
CREATE TABLE runbook_place (
  incident  TEXT NOT NULL,
  path      TEXT NOT NULL,
  workspace TEXT NOT NULL,
  PRIMARY KEY (incident, path)
) STRICT, WITHOUT ROWID;
