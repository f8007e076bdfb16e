-- Who this installation is. One row.
CREATE TABLE device (
  only       INTEGER PRIMARY KEY CHECK (only = 1),
  id         TEXT    NOT NULL,
  name       TEXT    NOT NULL,
  machine    TEXT    NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

-- A projection of the log: disposable, rebuilt by replay when `version` is not the program's.
CREATE TABLE incident (
  id          TEXT    PRIMARY KEY,
  number      INTEGER NOT NULL,
  device      TEXT    NOT NULL,
  title       TEXT    NOT NULL,
  severity    TEXT    NOT NULL,
  state       TEXT    NOT NULL,
  exercise    INTEGER NOT NULL CHECK (exercise IN (0, 1)),
  declared_at INTEGER NOT NULL,
  ended_at    INTEGER
) STRICT;

CREATE INDEX incident_number ON incident (number, device);

-- The folded state of each incident up to `last_seq`; only newer rows are folded onto it.
CREATE TABLE snapshot (
  incident TEXT    PRIMARY KEY,
  version  INTEGER NOT NULL,
  last_seq INTEGER NOT NULL,
  last_hlc INTEGER NOT NULL,
  state    TEXT    NOT NULL
) STRICT;

CREATE TABLE projection (
  name     TEXT    PRIMARY KEY,
  version  INTEGER NOT NULL,
  last_seq INTEGER NOT NULL
) STRICT;

-- Messages to send: written in the transaction of their event, so that a crash can neither lose nor invent one.
CREATE TABLE outbox (
  id          TEXT    PRIMARY KEY,
  incident    TEXT    NOT NULL,
  event_id    TEXT    NOT NULL,
  channel_id  TEXT    NOT NULL,
  kind        TEXT    NOT NULL,
  payload     TEXT    NOT NULL,
  text        TEXT    NOT NULL,
  state       TEXT    NOT NULL CHECK (state IN ('queued', 'sending', 'sent', 'accepted', 'retry', 'uncertain',
                                                'failed', 'expired', 'superseded', 'cancelled', 'copied')),
  attempt     INTEGER NOT NULL DEFAULT 0,
  next_at     INTEGER NOT NULL,
  expires_at  INTEGER,
  closing     INTEGER NOT NULL CHECK (closing IN (0, 1)),
  exercise    INTEGER NOT NULL CHECK (exercise IN (0, 1)),
  status      INTEGER,
  reason      TEXT,
  created_at  INTEGER NOT NULL,
  changed_at  INTEGER NOT NULL,
  UNIQUE (event_id, channel_id)
) STRICT;

CREATE INDEX outbox_due ON outbox (state, next_at);
CREATE INDEX outbox_incident ON outbox (incident, channel_id, created_at);

CREATE TABLE attempt (
  outbox_id  TEXT    NOT NULL,
  n          INTEGER NOT NULL,
  started_at INTEGER NOT NULL,
  ended_at   INTEGER,
  outcome    TEXT,
  status     INTEGER,
  reason     TEXT,
  PRIMARY KEY (outbox_id, n)
) STRICT;

-- What a channel was bound to when its secret was given on this laptop; another binding pauses it.
CREATE TABLE channel_binding (
  name         TEXT    PRIMARY KEY,
  binding      TEXT    NOT NULL,
  confirmed_at INTEGER NOT NULL,
  paused       TEXT
) STRICT;

-- Settings of this laptop.
CREATE TABLE setting (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

-- An open composer holds the automatic ping of its incident until this time.
CREATE TABLE composing (
  incident TEXT    PRIMARY KEY,
  until    INTEGER NOT NULL
) STRICT;
