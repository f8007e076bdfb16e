-- The log: one append-only table, from which everything else is derived. This file is final.
-- Each device appends to a lane of its own per incident; (incident, device, n) names a place in it for ever.
CREATE TABLE event (
  seq          INTEGER PRIMARY KEY AUTOINCREMENT,
  id           TEXT    NOT NULL UNIQUE,
  incident     TEXT    NOT NULL,
  device       TEXT    NOT NULL,
  n            INTEGER NOT NULL CHECK (n >= 1),
  hlc          INTEGER NOT NULL,
  recorded_at  INTEGER NOT NULL,
  happened_at  INTEGER,
  order_at     INTEGER NOT NULL,
  zone         TEXT    NOT NULL,
  simulated_at INTEGER,
  exercise     INTEGER NOT NULL CHECK (exercise IN (0, 1)),
  actor        TEXT    NOT NULL,
  kind         TEXT    NOT NULL,
  v            INTEGER NOT NULL CHECK (v >= 1),
  corrects     TEXT,
  body         TEXT,
  body_hash    BLOB    NOT NULL CHECK (length(body_hash) = 32),
  prev_hash    BLOB    CHECK (prev_hash IS NULL OR length(prev_hash) = 32),
  hash         BLOB    NOT NULL CHECK (length(hash) = 32),
  UNIQUE (incident, device, n)
) STRICT;

CREATE INDEX event_shown ON event (incident, order_at, hlc, device, n);
CREATE INDEX event_folded ON event (incident, hlc, device, n);

-- INSERT OR REPLACE would delete without asking the trigger below, so what is there is refused before.
CREATE TRIGGER event_is_never_replaced BEFORE INSERT ON event
WHEN EXISTS (
  SELECT 1 FROM event
  WHERE seq = NEW.seq OR id = NEW.id OR (incident = NEW.incident AND device = NEW.device AND n = NEW.n)
)
BEGIN
  SELECT RAISE(ABORT, 'the log is append-only: an entry cannot be replaced');
END;

CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
BEGIN
  SELECT RAISE(ABORT, 'the log is append-only: an entry cannot be deleted');
END;

-- The one exception: a body may be dropped once a `purged` entry names it. The chain covers body_hash, so it still verifies.
CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
WHEN NOT (
      NEW.body IS NULL AND OLD.body IS NOT NULL
  AND EXISTS (SELECT 1 FROM event AS p WHERE p.kind = 'purged' AND p.corrects = OLD.id)
  AND NEW.seq = OLD.seq AND NEW.id = OLD.id AND NEW.incident = OLD.incident AND NEW.device = OLD.device
  AND NEW.n = OLD.n AND NEW.hlc = OLD.hlc AND NEW.recorded_at = OLD.recorded_at
  AND NEW.happened_at IS OLD.happened_at AND NEW.order_at = OLD.order_at AND NEW.zone = OLD.zone
  AND NEW.simulated_at IS OLD.simulated_at AND NEW.exercise = OLD.exercise AND NEW.actor = OLD.actor
  AND NEW.kind = OLD.kind AND NEW.v = OLD.v AND NEW.corrects IS OLD.corrects
  AND NEW.body_hash = OLD.body_hash AND NEW.prev_hash IS OLD.prev_hash AND NEW.hash = OLD.hash
)
BEGIN
  SELECT RAISE(ABORT, 'the log is append-only: an entry cannot be changed');
END;
