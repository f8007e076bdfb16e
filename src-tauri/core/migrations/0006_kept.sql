-- A snapshot carries a seal over its state and over the entry that it stands for. Snapshots are disposable.
DROP TABLE snapshot;
CREATE TABLE snapshot (
  incident TEXT    PRIMARY KEY,
  version  INTEGER NOT NULL,
  last_seq INTEGER NOT NULL,
  last_hlc INTEGER NOT NULL,
  state    TEXT    NOT NULL,
  seal     BLOB    NOT NULL
) STRICT;

-- Which file was written, so that a copy of it is told from it.
ALTER TABLE device ADD COLUMN place TEXT;

-- Which incident was declared last is said by arrival, because clocks are put back; and so is how long one lasted. The rows
-- stay until they are derived anew: of an incident whose entries cannot be read there is nothing else to list.
ALTER TABLE incident RENAME TO incident_before;
CREATE TABLE incident (
  id          TEXT    PRIMARY KEY,
  number      INTEGER NOT NULL,
  device      TEXT    NOT NULL,
  device_name TEXT,
  title       TEXT    NOT NULL,
  severity    TEXT    NOT NULL,
  state       TEXT    NOT NULL,
  exercise    INTEGER NOT NULL CHECK (exercise IN (0, 1)),
  declared_at INTEGER NOT NULL,
  ended_at    INTEGER,
  lasted_ms   INTEGER,
  at_least    INTEGER NOT NULL CHECK (at_least IN (0, 1)),
  arrived     INTEGER NOT NULL
) STRICT;

INSERT INTO incident
SELECT id, number, device, NULL, title, severity, state, exercise, declared_at, ended_at, NULL, 1,
       coalesce((SELECT min(seq) FROM event WHERE event.incident = incident_before.id), 0)
FROM incident_before;
DROP TABLE incident_before;

CREATE INDEX incident_number ON incident (number, device);
CREATE INDEX incident_arrived ON incident (arrived);

-- What purges an entry is found by the entry.
CREATE INDEX event_corrected ON event (corrects) WHERE corrects IS NOT NULL;

-- What waits of one incident, without what was sent of it.
CREATE INDEX outbox_waiting ON outbox (incident, state, created_at);
