-- The timeline without its words: a projection of the log, like `incident`. A window of one part, and how many entries
-- a part has, are read without the entries before it.
CREATE TABLE timeline (
  incident TEXT    NOT NULL,
  part     TEXT    NOT NULL,
  order_at INTEGER NOT NULL,
  hlc      INTEGER NOT NULL,
  device   TEXT    NOT NULL,
  n        INTEGER NOT NULL,
  seq      INTEGER NOT NULL,
  PRIMARY KEY (incident, part, order_at, hlc, device, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE timeline_size (
  incident TEXT    NOT NULL,
  part     TEXT    NOT NULL,
  entries  INTEGER NOT NULL,
  PRIMARY KEY (incident, part)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER timeline_is_counted AFTER INSERT ON timeline
BEGIN
  INSERT INTO timeline_size (incident, part, entries) VALUES (NEW.incident, NEW.part, 1)
  ON CONFLICT (incident, part) DO UPDATE SET entries = entries + 1;
END;

-- By incident and arrival, so that what is new of one incident is found without its other entries.
CREATE INDEX event_arrived ON event (incident);

-- The last message to a channel, of any incident.
CREATE INDEX outbox_channel ON outbox (channel_id, created_at);
